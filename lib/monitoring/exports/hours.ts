import 'server-only'
import { type ClassHoursView, findClassHours, findTotals, type TotalsView } from '@/lib/activities/loaders/hours'
import { levelNames } from '@/lib/activities/messages'
import { hoursExportSchema } from '@/lib/activities/schema/norms'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { type HandlerContext, notFoundResponse } from '@/lib/kernel/handler'
import { scopeOf } from '@/lib/kernel/scope'
import { csvStream, eachOf } from './csv'
import { fileResponse } from './file-response'
import { authorText, momentText } from './list'
import { type Cell, type SheetRow, xlsxStream } from './xlsx'

function* head(actor: Actor, title: string, filter: string): Generator<SheetRow> {
  yield { cells: [title], style: 'title' }
  const made = `Сформировано ${momentText(systemNow(), actor.timeZone)}, ${authorText(actor)}, ${actor.organizationName}`
  yield { cells: [made], style: 'note' }
  yield { cells: [filter], style: 'note' }
}

/** Pupils of one class by name, only for whoever sees each of them on the class's page. */
function* classRows(actor: Actor, view: ClassHoursView): Generator<SheetRow> {
  const { group, directions, level } = view
  yield* head(
    actor,
    `Часы профориентации, ${group.name}`,
    `Учебный год ${group.year.code}, уровень: ${levelNames[level]}`,
  )
  yield {
    cells: [
      'Ученик',
      ...directions.map(({ shortTitle }) => shortTitle),
      'Всего',
      'Не подтверждено',
      'Норма',
      'Не хватает',
    ],
    style: 'header',
  }
  for (const { name, hours, against } of view.pupils) {
    const cells: Cell[] = directions.map(({ id }) => hours.find((row) => row.directionId === id)?.hours ?? 0)
    yield {
      cells: [
        [name.lastName, name.firstName, name.middleName].filter(Boolean).join(' '),
        ...cells,
        against.hours,
        against.heldHours,
        against.normed ? against.need : 'не нормируется',
        against.normed ? against.missing : null,
      ],
    }
  }
}

const few = (count: number | null): Cell => count ?? 'меньше 5'

/** Counts of organisations and the pivot by grade; nobody's name. */
function* totalRows(actor: Actor, view: TotalsView): Generator<SheetRow> {
  const one = view.organizations.find(({ id }) => id === view.organizationId)
  const filter = one ? `только ${one.name}` : 'все организации, которые вам видны'
  yield* head(actor, 'Часы профориентации', `Учебный год ${view.year?.code ?? '—'}; отбор — ${filter}`)
  yield {
    cells: [
      'Организация',
      'Мероприятий',
      'Участий',
      'Человеко-часов',
      'Не подтверждено',
      'Уровень',
      'Учеников 6–11',
      'Выполнили норму',
    ],
    style: 'header',
  }
  for (const row of view.organizations.filter(({ id }) => !one || id === one.id)) {
    const hours = row.namedHours + row.headcountHours
    yield {
      cells: [
        ...[row.name, row.events, row.attendances, hours, row.heldEvents, levelNames[row.level]],
        few(row.pupils),
        few(row.reached),
      ],
    }
  }
  yield { cells: [] }
  yield {
    cells: ['Параллель', ...view.directions.map(({ shortTitle }) => shortTitle), 'Всего', 'Участий'],
    style: 'header',
  }
  for (const { grade, cells, hours, attendances } of view.pivot) {
    yield { cells: [grade === 0 ? 'Группы' : grade, ...cells.map(few), few(hours), few(attendances)] }
  }
}

/** Hours as XLSX or CSV: of one class by name, or of organisations in counts. What the page would not show is not in the file. */
export async function exportHours({ actor, request }: HandlerContext<Record<string, never>>): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { class: classId, format } = hoursExportSchema.parse(query)
  const day = localDay(systemNow(), actor.timeZone)
  const named = classId ? scopeOf(actor, 'hours.read') : null
  const totals = classId ? null : scopeOf(actor, 'hours.totals')
  const view = named && classId ? await findClassHours(actor, named, classId) : null
  if (!view && !totals) return notFoundResponse()
  const rows = view
    ? classRows(actor, view)
    : totalRows(actor, await findTotals(actor, totals as NonNullable<typeof totals>, query, 'all'))
  const name = `Часы профориентации на ${day}`
  if (format === 'csv') return fileResponse(csvStream(eachOf(rows)), 'csv', name, 'hours')
  const widths = [36, ...Array.from({ length: 12 }, () => 14)]
  return fileResponse(xlsxStream([{ name: 'Часы', widths, rows }]), 'xlsx', name, 'hours')
}
