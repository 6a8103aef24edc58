/** What was typed and not yet saved, kept by this browser for one person and one assignment. */
export type LocalDraft = {
  text: string
  figures: Record<string, string>
  revision: number
  version: number
  at: number
}

const keyOf = (userId: string, assignmentId: string) => `profmarshrut-draft-${userId}-${assignmentId}`

function isLocalDraft(value: unknown): value is LocalDraft {
  const draft = value as LocalDraft | null
  return typeof draft?.text === 'string' && typeof draft.version === 'number' && typeof draft.figures === 'object'
}

/** Null also where the browser keeps nothing (private mode, full disk). */
export function readLocalDraft(userId: string, assignmentId: string): LocalDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId, assignmentId)) ?? 'null')
    return isLocalDraft(kept) ? kept : null
  } catch {
    return null
  }
}

export function keepLocalDraft(userId: string, assignmentId: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(userId, assignmentId), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function dropLocalDraft(userId: string, assignmentId: string): void {
  try {
    localStorage.removeItem(keyOf(userId, assignmentId))
  } catch {
    // Nothing was kept.
  }
}
