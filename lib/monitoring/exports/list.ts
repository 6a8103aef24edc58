import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { localDay, localTime } from '@/lib/kernel/calendar'
import type { Scope } from '@/lib/kernel/scope'
import { zoneCity } from '@/lib/kernel/zones'
import { statusChoice, statusWord } from '../messages'
import { type Cursor, listAssignments } from '../queries/list'
import { type ListRow, type RowRights, toRowView } from '../queries/row'
import { dayText, periodText, resolutionRef } from '../rules/words'
import type { ListFilter } from '../schema'
import type { Cell, SheetRow } from './xlsx'

/** Rows read at once, and at most in a file: a longer list is narrowed first. */
const BATCH = 500
export const EXPORT_LIMIT = 20_000

const HEADER = [
  'Решение',
  'Пункт',
  'Содержание',
  'Исполнитель',
  'Период',
  'Первоначальный срок',
  'Действующий срок',
  'Продлений',
  'Состояние',
  'Просрочено, дней',
  'Отчёт сдан',
  'Принят',
  'Примечание',
]
export const LIST_WIDTHS = [20, 8, 60, 28, 18, 14, 14, 11, 24, 11, 13, 13, 26]

type ExportRow = ListRow & { submittedAt: Date | null; acceptedAt: Date | null }
export type ListExport = { actor: Actor; scope: Scope; filter: ListFilter; rights: RowRights; now: Date }

const day = (value: string | null): Cell => (value ? { day: value } : null)

/** «Иванова А. П.» without dependence on screens. */
export function authorText(actor: Pick<Actor, 'lastName' | 'firstName' | 'middleName'>): string {
  const initials = [actor.firstName, actor.middleName].flatMap((name) => (name ? [`${name.charAt(0)}.`] : []))
  return [actor.lastName, ...initials].join('\u00a0')
}

/** «24.11.2026, 09:25 (Иркутск)». */
export function momentText(now: Date, timeZone: string): string {
  return `${dayText(localDay(now, timeZone))}, ${localTime(now, timeZone)} (${zoneCity(timeZone)})`
}

function filterText(filter: ListFilter): string {
  const parts = [`состояние: ${statusChoice[filter.status].toLocaleLowerCase('ru')}`]
  if (filter.organization) parts.push('одна организация')
  if (filter.resolution) parts.push('одно решение')
  if (filter.item) parts.push('один пункт')
  if (filter.period) parts.push(`период: ${periodText(filter.period) ?? 'разовые'}`)
  if (filter.dueFrom) parts.push(`срок с ${dayText(filter.dueFrom)}`)
  if (filter.dueTo) parts.push(`срок по ${dayText(filter.dueTo)}`)
  if (filter.extension) parts.push('запрошено продление')
  if (filter.handed) parts.push('поручено мне')
  if (filter.historical !== 'no')
    parts.push(filter.historical === 'yes' ? 'только внесённые задним числом' : 'вместе с внесёнными задним числом')
  if (filter.q) parts.push(`поиск: ${filter.q}`)
  return parts.join('; ')
}

/** The list of an address as rows of a file: title, date, author and filter named first (rule 26), read batch by batch. */
export async function* listRows({ actor, scope, filter, rights, now }: ListExport): AsyncGenerator<SheetRow> {
  const today = localDay(now, actor.timeZone)
  yield { cells: ['Поручения по решениям коллегии'], style: 'title' }
  yield {
    cells: [`Сформировано ${momentText(now, actor.timeZone)}, ${authorText(actor)}, ${actor.organizationName}`],
    style: 'note',
  }
  yield { cells: [`Отбор — ${filterText(filter)}`], style: 'note' }
  yield { cells: HEADER, style: 'header' }
  const context = { scope, filter, today, userId: actor.userId }
  let at: Cursor | null = null
  let written = 0
  do {
    const page: Awaited<ReturnType<typeof listAssignments<ExportRow>>> = await listAssignments<ExportRow>(context, {
      limit: BATCH,
      at,
      files: true,
    })
    for (const row of page.rows) {
      const view = toRowView(row, today, rights)
      const notes = [
        view.historical && 'внесено задним числом',
        view.extensionOpen && 'запрошено продление',
        view.status.kind === 'submitted' && view.status.late && 'отчёт сдан с опозданием',
      ]
      yield {
        cells: [
          resolutionRef({ number: view.resolutionNumber, date: view.resolutionDate }),
          view.itemNumber,
          view.itemText,
          view.organizationName,
          periodText(view.periodKey),
          day(view.originalDueOn),
          day(view.dueOn),
          view.extensionCount,
          statusWord[view.status.kind],
          view.status.kind === 'overdue' ? view.status.days : null,
          day(row.submittedAt && localDay(row.submittedAt, actor.timeZone)),
          day(row.acceptedAt && localDay(row.acceptedAt, actor.timeZone)),
          notes.filter(Boolean).join('; ') || null,
        ],
      }
    }
    written += page.rows.length
    at = page.next
  } while (at && written < EXPORT_LIMIT)
  if (at)
    yield { cells: [`Показаны первые ${EXPORT_LIMIT} строк: сузьте отбор, чтобы выгрузить остальные.`], style: 'note' }
}
