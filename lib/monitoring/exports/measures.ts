import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { type HandlerContext, notFoundResponse } from '@/lib/kernel/handler'
import { findMeasuredExport, type MeasuredExport } from '@/lib/resolutions/loaders/measures'
import { measureWords } from '@/lib/resolutions/messages/measures'
import { toldFigure, toldStanding } from '@/lib/resolutions/rules/measured'
import { resolutionRef } from '../rules/words'
import { measuresExportSchema } from '../schema'
import { csvStream } from './csv'
import { fileResponse } from './file-response'
import { authorText, momentText } from './list'
import { type SheetRow, xlsxStream } from './xlsx'

const headed = ({ label, unit }: { label: string; unit: string }) =>
  unit && unit !== 'ед.' ? `${label}, ${unit}` : label

/** An item's organisations with what the portal counts for each, as the page tells it: a few children are no number (rule 26). */
async function* measureRows(actor: Actor, { item, rows }: MeasuredExport): AsyncGenerator<SheetRow> {
  const words = item.measure && measureWords[item.measure]
  const made = `Сформировано ${momentText(systemNow(), actor.timeZone)}, ${authorText(actor)}, ${actor.organizationName}`
  yield { cells: [words?.name ?? 'Данные портала'], style: 'title' }
  yield { cells: [made], style: 'note' }
  const about = `${resolutionRef(item.resolution)}${item.number ? `, пункт ${item.number}` : ''}`
  yield { cells: [`Отбор — ${about}; ${words?.counts ?? ''}`], style: 'note' }
  let figures: { key: string; label: string; unit: string }[] | null = null
  for await (const { name, accepted, measured } of rows) {
    if (!figures) {
      figures = measured?.figures ?? []
      yield {
        cells: ['Организация', 'По записям портала', ...figures.map(headed), 'Учебный год', 'Отчёт принят'],
        style: 'header',
      }
    }
    yield {
      cells: [
        name,
        measured ? toldStanding(measured).words : null,
        ...figures.map(({ key }) => (measured ? toldFigure(measured, key) : null)),
        measured?.year?.code ?? null,
        accepted ? 'да' : 'нет',
      ],
    }
  }
}

/** What the portal counts for an item, as XLSX or CSV; for those who see its page. GET writes nothing, so no event is recorded here. */
export async function exportMeasures({
  actor,
  scope,
  request,
  params,
}: HandlerContext<{ resolutionId: string; itemId: string }>): Promise<Response> {
  const { format } = measuresExportSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const found = await findMeasuredExport(actor, scope, params.resolutionId, params.itemId)
  if (!found) return notFoundResponse()
  const rows = measureRows(actor, found)
  const item = found.item.number ? ` по пункту ${found.item.number}` : ''
  const name = `Данные портала${item} на ${localDay(systemNow(), actor.timeZone)}`
  if (format === 'csv') return fileResponse(csvStream(rows), 'csv', name, 'measures')
  const widths = [36, 40, ...Array.from({ length: 8 }, () => 16)]
  return fileResponse(xlsxStream([{ name: 'По организациям', widths, frozenRows: 4, rows }]), 'xlsx', name, 'measures')
}
