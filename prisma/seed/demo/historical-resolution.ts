import { randomUUID } from 'node:crypto'
import { addDays, type Day, dayToDate, endOfLocalDay } from '../../../lib/kernel/calendar'
import type { DeadlineKind, ItemRole } from '../../../lib/kernel/prisma/enums'
import { extractSource } from '../../../lib/resolutions/import/extract'
import { parseResolution } from '../../../lib/resolutions/import/parse'
import type { ParsedItem, ParsedResolution } from '../../../lib/resolutions/import/types'
import { ONGOING_RULE, periodsUntil } from '../../../lib/resolutions/rules/periods'
import type { DeadlineReading } from '../../../lib/resolutions/types'
import { type DemoOrg, emptyRows, type Frame, type Rows } from './build-assignments'
import type { DemoExecutor, DemoItem } from './current-resolution'

export type HistoricalItem = DemoItem & {
  id: string
  spans: object
  executorPersons: string[]
  confidence: ParsedItem['confidence']
}

/** Who the headings of the resolution of 25.02.2022 name. */
function executorOf(text: string | null): DemoExecutor {
  if (text === null || /управлени/i.test(text)) return { organization: 'department' }
  if (/ресурсн/i.test(text)) return { organization: 'resource' }
  if (/дошкольн/i.test(text)) return { programs: ['PRESCHOOL'] }
  if (/дополнительн/i.test(text)) return { programs: ['ADDITIONAL'] }
  return { programs: ['PRIMARY', 'BASIC', 'SECONDARY'] }
}

/** The readings a person would confirm (domain.md §1): yearly milestones, «постоянно» by 20 January, else the month rule or a review date. */
function readingOf(item: ParsedItem): DeadlineReading {
  if (item.deadlineKind === 'year' && item.dueDate) return { mode: 'FIXED', dueOn: item.dueDate }
  if (item.deadlineKind === 'year-range') {
    return {
      mode: 'PERIODIC',
      rule: { periodicity: 'YEAR', monthsAfterEnd: 0, day: 31 },
      from: '2022-01-01',
      to: '2023-12-31',
    }
  }
  if (item.deadlineKind === 'ongoing')
    return { mode: 'PERIODIC', rule: ONGOING_RULE, from: '2022-02-25', to: '2025-12-31' }
  return { mode: 'FIXED', dueOn: '2022-12-30' }
}

/** The real text, read by the importer, with results entered afterwards (rule 28): most in time, a few late, one not done. */
export async function historicalResolution<T extends DemoOrg>(
  source: Uint8Array,
  frame: Frame,
  organizations: T[],
  reached: (executor: DemoExecutor, organizations: T[]) => T[],
): Promise<{ parsed: ParsedResolution; items: HistoricalItem[]; rows: Rows }> {
  const extracted = await extractSource(source, 'kollegiya-2022-02-25.txt')
  if (!extracted.ok) throw new Error(`The resolution of 2022 could not be read: ${extracted.reason}`)
  const parsed = parseResolution(extracted.source, { calendar: frame.calendar })
  const items = parsed.items.map(
    (item): HistoricalItem => ({
      id: randomUUID(),
      number: item.number ?? '',
      text: item.text,
      role: item.role.toUpperCase() as ItemRole,
      executorText: item.executor,
      executors: [executorOf(item.executor)],
      deadlineKind: item.deadlineKind.replace(/-/g, '_').toUpperCase() as DeadlineKind,
      deadlineText: item.deadlineText,
      reading: readingOf(item),
      evidence: [{ key: 'document', title: 'Документ об исполнении', kind: 'ANY', required: true }],
      figures: [],
      spans: item.spans,
      executorPersons: item.executorPersons,
      confidence: item.confidence,
    }),
  )
  const rows = emptyRows()
  for (const item of items) {
    if (!item.reading) continue
    for (const executor of item.executors) {
      for (const [i, org] of reached(executor, organizations).entries()) {
        for (const period of periodsUntil(item.reading, frame.today, frame.calendar)) {
          addResult(rows, frame, item, org, period.key, period.dueOn ?? '2022-12-30', i)
        }
      }
    }
  }
  return { parsed, items, rows }
}

function addResult(
  rows: Rows,
  frame: Frame,
  item: HistoricalItem,
  org: DemoOrg,
  periodKey: string,
  dueOn: Day,
  index: number,
): void {
  const id = randomUUID()
  const lot = (index * 5 + item.number.length * 3 + Number(item.number.replace(/\D/g, ''))) % 11
  const notDone = lot === 7
  const doneOn = lot === 3 ? addDays(dueOn, 6) : addDays(dueOn, -3 - lot)
  const dueAt = endOfLocalDay(dueOn, frame.timeZone)
  const doneAt = notDone ? null : endOfLocalDay(doneOn, frame.timeZone)
  const basis = notDone ? null : `Справка организации от ${doneOn.split('-').reverse().join('.')}`
  rows.assignments.push({
    id,
    municipalityId: frame.municipalityId,
    resolutionId: frame.resolutionId,
    itemId: item.id,
    organizationId: org.id,
    periodKey,
    historical: true,
    originalDueOn: dayToDate(dueOn),
    originalDueAt: dueAt,
    currentDueOn: dayToDate(dueOn),
    currentDueAt: dueAt,
    state: notDone ? 'ISSUED' : 'ACCEPTED',
    submittedAt: doneAt,
    neededDueAt: doneAt,
    acceptedAt: doneAt,
    acceptedById: notDone ? null : frame.departmentStaffId,
    historicalBasis: basis,
    createdAt: new Date('2022-02-28T04:00:00Z'),
  })
  if (!notDone) {
    rows.events.push({
      municipalityId: frame.municipalityId,
      at: new Date(frame.now.getTime() - 60 * 86_400_000),
      kind: 'historicalResultEntered',
      actorId: frame.departmentStaffId,
      actorRole: 'DEPARTMENT_STAFF',
      organizationId: org.id,
      resolutionId: frame.resolutionId,
      assignmentId: id,
      data: { doneOn },
      note: basis,
    })
  }
}
