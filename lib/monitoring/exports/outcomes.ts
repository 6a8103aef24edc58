import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import type { HandlerContext } from '@/lib/kernel/handler'
import { findOutcomeSummary, type OutcomeSummary } from '@/lib/outcomes/loaders'
import { categoryNames } from '@/lib/outcomes/messages'
import type { Told } from '@/lib/outcomes/rules/counts'
import { fieldText } from '@/lib/outcomes/rules/fields'
import { outcomesQuerySchema } from '@/lib/outcomes/schema'
import { csvStream, eachOf } from './csv'
import { fileResponse } from './file-response'
import { authorText, momentText } from './list'
import { type Cell, type SheetRow, xlsxStream } from './xlsx'

const few = (count: Told): Cell => count ?? 'не показано'

function* rowsOf(actor: Actor, view: OutcomeSummary): Generator<SheetRow> {
  const made = `Сформировано ${momentText(systemNow(), actor.timeZone)}, ${authorText(actor)}, ${actor.organizationName}`
  yield { cells: [`Выпускники ${view.grade} классов`], style: 'title' }
  yield { cells: [made], style: 'note' }
  const small = view.aboveSchool ? '; группы меньше пяти человек не показаны' : ''
  yield { cells: [`Учебный год ${view.year?.code ?? '—'}${small}`], style: 'note' }
  const heads = [...view.categories.map((category) => categoryNames[category]), 'Нет сведений', 'Всего']
  yield { cells: ['Школа', ...heads], style: 'header' }
  for (const { shortName, cells } of view.rows) yield { cells: [shortName, ...cells.map(few)] }
  yield { cells: ['Итого', ...view.totals.map(few)], style: 'header' }
  if (view.totalsBefore) yield { cells: [`Год назад (${view.before?.code})`, ...view.totalsBefore.map(few)] }
  if (view.fields.length === 0) return
  yield { cells: [] }
  yield { cells: ['Группа профессий', 'Выпускников', 'По профилю', 'Не по профилю'], style: 'header' }
  for (const { fieldCode, count, byProfile, otherwise } of view.fields) {
    yield { cells: [fieldText(fieldCode), few(count), few(byProfile), few(otherwise)] }
  }
}

/** Where graduates have gone, as XLSX or CSV: ?year, ?grade, ?format. Counts alone; what the page would not show is not in the file. */
export async function exportOutcomes({
  actor,
  scope,
  request,
}: HandlerContext<Record<string, never>>): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { format } = outcomesQuerySchema.parse(query)
  const rows = rowsOf(actor, await findOutcomeSummary(actor, scope, query, 'all'))
  const name = `Выпускники на ${localDay(systemNow(), actor.timeZone)}`
  if (format === 'csv') return fileResponse(csvStream(eachOf(rows)), 'csv', name, 'outcomes')
  const widths = [44, ...Array.from({ length: 10 }, () => 16)]
  return fileResponse(xlsxStream([{ name: 'Выпускники', widths, rows }]), 'xlsx', name, 'outcomes')
}
