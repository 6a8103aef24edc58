/** A form of an activity as this browser keeps it until the portal has acknowledged it: fields and ids, no name of a child. */
export type KeptEntry = { requestKey: string; entries: [string, string][] }

const prefixOf = (userId: string) => `profmarshrut-activity-${userId}-`

function isKept(value: unknown): value is KeptEntry {
  const kept = value as KeptEntry | null
  return typeof kept?.requestKey === 'string' && Array.isArray(kept.entries)
}

/** Null also where the browser keeps nothing (private mode, full disk). */
export function readKept(userId: string, about: string): KeptEntry | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefixOf(userId) + about) ?? 'null')
    return isKept(kept) ? kept : null
  } catch {
    return null
  }
}

export function keepEntry(userId: string, about: string, kept: KeptEntry): void {
  try {
    localStorage.setItem(prefixOf(userId) + about, JSON.stringify(kept))
  } catch {
    // The form itself still holds what was typed.
  }
}

export function dropKept(userId: string, about: string): void {
  try {
    localStorage.removeItem(prefixOf(userId) + about)
  } catch {
    // Nothing was kept.
  }
}

/** Forgets the form that has become a record. */
export function dropAcknowledged(userId: string, requestKey: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefixOf(userId))) continue
      if (readKept(userId, key.slice(prefixOf(userId).length))?.requestKey === requestKey) localStorage.removeItem(key)
    }
  } catch {
    // Nothing was kept.
  }
}
