import 'server-only'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { type HandlerContext, notFoundResponse } from '@/lib/kernel/handler'
import { findSummary, rowRights } from '../loaders'
import { listExportSchema, summaryExportSchema } from '../schema'
import { csvStream } from './csv'
import { fileResponse } from './file-response'
import { authorText, LIST_WIDTHS, listRows, momentText } from './list'
import { summaryDocx } from './summary-docx'
import { summarySheets } from './summary-xlsx'
import { xlsxStream } from './xlsx'

function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams)
}

/** The assignment list of the address as a file; only rows of the scope, whatever is asked for. */
export async function exportAssignments({
  actor,
  scope,
  request,
}: HandlerContext<Record<string, never>>): Promise<Response> {
  const { format, ...filter } = listExportSchema.parse(queryOf(request))
  const now = systemNow()
  const rows = listRows({ actor, scope, filter, rights: rowRights(actor), now })
  const name = `Поручения на ${localDay(now, actor.timeZone)}`
  if (format === 'csv') return fileResponse(csvStream(rows), 'csv', name, 'assignments')
  const sheet = { name: 'Поручения', widths: LIST_WIDTHS, frozenRows: 4, rows }
  return fileResponse(xlsxStream([sheet]), 'xlsx', name, 'assignments')
}

/** «Справка об исполнении» as a file. GET writes nothing, so no event is recorded here. */
export async function exportSummary({
  actor,
  scope,
  request,
  params,
}: HandlerContext<{ resolutionId: string }>): Promise<Response> {
  const { format, ...filter } = summaryExportSchema.parse(queryOf(request))
  const view = await findSummary(actor, scope, params.resolutionId, filter)
  if (!view) return notFoundResponse()
  const made = { moment: momentText(systemNow(), actor.timeZone), author: authorText(actor) }
  const name = `Справка об исполнении на ${view.on}`
  if (format === 'xlsx') return fileResponse(xlsxStream(summarySheets(view, made)), 'xlsx', name, 'summary')
  return fileResponse(await summaryDocx(view, made), 'docx', name, 'summary')
}
