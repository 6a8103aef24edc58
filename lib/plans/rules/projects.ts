import type { Day } from '@/lib/kernel/calendar'
import type { ProjectState } from '@/lib/kernel/prisma/enums'

export type ProjectReason = 'NOT_OF_GRADE' | 'NOT_ENROLLED'

/** An individual project is for grades 10–11 (ФГОС СОО; Решение коллегии, п. 4.4). */
export function isProjectGrade(grade: number | null): boolean {
  return grade === 10 || grade === 11
}

export type AskedRow = { topic: string | null; supervisorId: string | null; career: boolean; version: number }
export type KnownRow = { topic: string; supervisorId: string; career: boolean; version: number }

export type RowsDecision =
  | {
      accept: true
      write: { studentId: string; topic: string; supervisorId: string; career: boolean; added: boolean }[]
    }
  | { accept: false; reason: 'NOT_ENROLLED' }
  | { accept: false; reason: 'CHANGED_MEANWHILE'; studentIds: string[] }
  | { accept: false; reason: 'INVALID'; fieldErrors: Record<string, string[]> }

/**
 * The rows of a class against what is stored: what has to be written. A pupil without a topic stays without a project; a stored one is
 * emptied on its own page only; a row that says what is stored already is left alone, whatever its version.
 */
export function decideRows(
  roster: ReadonlySet<string>,
  known: ReadonlyMap<string, KnownRow>,
  asked: Readonly<Record<string, AskedRow>>,
): RowsDecision {
  const write: Extract<RowsDecision, { accept: true }>['write'] = []
  const changed: string[] = []
  const fieldErrors: Record<string, string[]> = {}
  for (const [studentId, row] of Object.entries(asked)) {
    const before = known.get(studentId)
    if (!row.topic) {
      if (before && row.version > 0) fieldErrors[`rows.${studentId}.topic`] = ['Убрать проект можно на его странице.']
      continue
    }
    if (!roster.has(studentId)) return { accept: false, reason: 'NOT_ENROLLED' }
    if (!row.supervisorId) {
      fieldErrors[`rows.${studentId}.supervisorId`] = ['Выберите руководителя проекта.']
      continue
    }
    const same = before?.topic === row.topic && before.supervisorId === row.supervisorId && before.career === row.career
    if (same) continue
    if ((before?.version ?? 0) !== row.version) changed.push(studentId)
    else
      write.push({
        ...{ studentId, topic: row.topic, supervisorId: row.supervisorId, career: row.career },
        added: !before,
      })
  }
  if (Object.keys(fieldErrors).length > 0) return { accept: false, reason: 'INVALID', fieldErrors }
  if (changed.length > 0) return { accept: false, reason: 'CHANGED_MEANWHILE', studentIds: changed }
  return { accept: true, write }
}

/** What of a defence does not fit: a defended project has its day, not in the future and within the year. Field errors, or none. */
export function decideDefence(
  asked: { state: ProjectState; defenceOn: Day | null },
  today: Day,
  year: { startsOn: Day; endsOn: Day },
): Record<string, string[]> {
  const { state, defenceOn } = asked
  if (state !== 'IN_PROGRESS' && !defenceOn) return { defenceOn: ['Укажите, когда была защита.'] }
  if (!defenceOn) return {}
  if (defenceOn < year.startsOn || defenceOn > year.endsOn) return { defenceOn: ['Дата вне учебного года.'] }
  if (state !== 'IN_PROGRESS' && defenceOn > today) return { defenceOn: ['Защита ещё не наступила.'] }
  return {}
}

/** Who took part after a change: of those shown the ticked ones, and everybody whom the form could not show. */
export function pupilsAfter(
  before: readonly string[],
  shown: readonly string[],
  ticked: readonly string[],
): { all: string[]; added: string[]; removed: string[] } {
  const [known, seen] = [new Set(before), new Set(shown)]
  const all = [...new Set([...before.filter((id) => !seen.has(id)), ...ticked])]
  const kept = new Set(all)
  return { all, added: all.filter((id) => !known.has(id)), removed: before.filter((id) => !kept.has(id)) }
}
