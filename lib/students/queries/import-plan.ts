import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/kernel/actor'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { canGiveRole } from '@/lib/people/policy'
import { IMPORT_MAX_ROWS, missingColumns } from '../rules/import-columns'
import { NO_FIGURES, type Planned, planClasses, planPupils } from '../rules/import-plan'
import {
  type Line,
  linesOf,
  type Place,
  readClassRows,
  readPupilLines,
  readStaffRows,
  type Sheet,
  withoutPupilTwins,
  type YearFact,
} from '../rules/import-rows'
import { planStaff } from '../rules/import-staff'
import type {
  ClassFact,
  ImportChoices,
  ImportError,
  ImportFigures,
  PupilPlan,
  PupilRow,
  StaffPlan,
} from '../types/import'
import type { ImportDraft } from './import'
import {
  findImportYear,
  type ImportScope,
  listClassFacts,
  listPupilFacts,
  listStaffFacts,
  listStrangers,
  listTakenLogins,
} from './import-facts'

export type Who = Pick<Actor, 'userId' | 'role' | 'organizationId' | 'organizationKind'>

export type DraftPlan = {
  year: YearFact
  classes: ClassFact[]
  pupils: PupilPlan | null
  staff: StaffPlan | null
  figures: ImportFigures
  errors: ImportError[]
  notes: ImportError[]
}

export const NO_CHOICES: ImportChoices = { move: false, again: false, separate: false }

const SLICE = 250

type Asked = { scope: ImportScope; actor: Who; today: Day; choices: ImportChoices }

/** Why a table cannot be planned yet, in a sentence for the page. */
export type Unplanned = { missing: string }

/**
 * What the import of a table would do now: read, matched against the organisation and the year, nothing written. The same for the
 * preview and for the import itself. At most six statements whatever the rows.
 */
export async function planDraft(reader: Reader, draft: ImportDraft, asked: Asked): Promise<DraftPlan | Unplanned> {
  const sheet: Sheet = {
    rows: draft.tables[draft.sheet]?.rows ?? [],
    headingRow: draft.headingRow,
    columns: draft.columns,
  }
  const missing = missingColumns(draft.columns, draft.kind)
  if (missing) return { missing }
  const most = IMPORT_MAX_ROWS[draft.kind]
  const lines = linesOf(sheet)
  if (lines.length === 0) return { missing: 'Под заголовками нет ни одной строки: проверьте лист и строку заголовков.' }
  if (lines.length > most)
    return { missing: `За один раз — не больше ${most} строк, а здесь их ${lines.length}: разделите таблицу на части.` }
  const year = await findImportYear(reader, asked.scope)
  if (!year) {
    return { missing: 'Учебный год ещё не открыт: это делает Управление образования. Таблица подождёт до завтра.' }
  }
  const at: Place = { today: asked.today, year, organizationKind: asked.actor.organizationKind }
  const classes = await listClassFacts(reader, asked.scope, year.id, asked.today)
  const staff = await listStaffFacts(reader, asked.scope, asked.today)
  if (draft.kind === 'STUDENTS') {
    const read = await readPupils(lines, at)
    const pupils = await listPupilFacts(reader, asked.scope, asked.today)
    const keys = [...new Set(read.rows.map(({ key }) => key))]
    const strangers = await listStrangers(reader, asked.scope, keys, asked.today)
    const planned = planPupils(read.rows, { classes, pupils, strangers, staff }, at, asked.choices, randomUUID)
    return { ...joined(read.errors, planned, planned.plan.figures), year, classes, pupils: planned.plan, staff: null }
  }
  if (draft.kind === 'CLASSES') {
    const read = readClassRows(lines, at)
    const planned = planClasses(read.rows, { classes, staff })
    const { newClasses, classProfiles, classTeachers } = planned.plan
    const touched = new Set([
      ...newClasses.map(({ key }) => key),
      ...classProfiles.map(({ name }) => name),
      ...classTeachers.map(({ classKey }) => classKey),
    ])
    const figures = {
      ...NO_FIGURES,
      rows: read.rows.length,
      newClasses: newClasses.length,
      changed: classProfiles.length + classTeachers.length,
      unchanged: read.rows.filter(({ place }) => !touched.has(place.key) && !touched.has(place.name)).length,
    }
    const nobody = { newPupils: [], renamed: [], enrollments: [], moves: [] }
    return {
      ...joined(read.errors, planned, figures),
      year,
      classes,
      pupils: { ...planned.plan, ...nobody, figures },
      staff: null,
    }
  }
  const read = readStaffRows(lines, at)
  const logins = await listTakenLogins(
    reader,
    read.rows.flatMap(({ login }) => (login ? [login] : [])),
  )
  const { organizationId } = asked.scope
  const mayGive = (role: Parameters<typeof canGiveRole>[1]['role']) =>
    canGiveRole(asked.actor, { role, organizationId })
  const planned = planStaff(read.rows, { staff, classes, logins, mayGive })
  return { ...joined(read.errors, planned, planned.plan.figures), year, classes, pupils: null, staff: planned.plan }
}

/** Other requests come in between slices: five thousand rows in one go would hold them up. */
async function readPupils(lines: readonly Line[], at: Place) {
  const rows: PupilRow[] = []
  const errors: ImportError[] = []
  for (let from = 0; from < lines.length; from += SLICE) {
    const read = readPupilLines(lines.slice(from, from + SLICE), at)
    rows.push(...read.rows)
    errors.push(...read.errors)
    await new Promise(setImmediate)
  }
  const once = withoutPupilTwins(rows, at)
  return { rows: once.rows, errors: [...errors, ...once.errors] }
}

function joined(errors: ImportError[], planned: Planned<unknown>, figures: ImportFigures) {
  return { figures, errors: [...errors, ...planned.errors].sort((a, b) => a.row - b.row), notes: planned.notes }
}

/** Names what was shown: when it would be another thing now, the import asks for a second look. */
export function markOf({ figures, errors }: Pick<DraftPlan, 'figures' | 'errors'>): string {
  return [...Object.values(figures), errors.length].join('.')
}
