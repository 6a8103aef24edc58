import 'server-only'
import type { Content } from 'pdfmake/interfaces'
import { writtenDay } from '@/lib/kernel/calendar'
import { type HandlerContext, notFoundResponse } from '@/lib/kernel/handler'
import { makePdf, pdfResponse } from '@/lib/kernel/pdf'
import { ownAddress } from '@/lib/kernel/request'
import { findSlipSheet, type SlipSheet } from '../loaders/access'
import { slipAddress } from '../rules/slips'
import type { PrintedSlip } from '../types/access'

const COLUMNS = 2

function slip(sheet: SlipSheet, { child, className, code, until, kind }: PrintedSlip): Content {
  const { address } = sheet
  return {
    margin: [8, 8, 8, 8],
    columnGap: 8,
    columns: [
      { qr: slipAddress(address, code), fit: 92, width: 96 },
      [
        { text: `${child}, ${className}`, bold: true, fontSize: 11 },
        { text: kind === 'STUDENT' ? 'Талон ученика' : 'Талон родителя', color: '#444444' },
        { text: code, bold: true, fontSize: 13, margin: [0, 4, 0, 2] },
        {
          text: `Наведите камеру телефона или откройте ${address.replace(/^https?:\/\//, '')} и введите код.`,
          fontSize: 8.5,
        },
        { text: `Действует один раз, до ${writtenDay(until)}. Никому не передавайте.`, fontSize: 8.5 },
      ],
    ],
  }
}

/** Slips on A4, two a row, with lines to cut along. */
export function slipsDocument(sheet: SlipSheet): Parameters<typeof makePdf>[0] {
  const cells = sheet.slips.map((one) => slip(sheet, one))
  const rows = Array.from({ length: Math.ceil(cells.length / COLUMNS) }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => cells[row * COLUMNS + column] ?? ''),
  )
  return {
    title: 'Талоны доступа',
    pageMargins: [28, 28, 28, 28],
    content:
      rows.length === 0
        ? 'Действующих талонов нет.'
        : {
            table: { widths: ['*', '*'], body: rows, dontBreakRows: true },
            layout: {
              hLineStyle: () => ({ dash: { length: 3 } }),
              vLineStyle: () => ({ dash: { length: 3 } }),
              hLineColor: () => '#888888',
              vLineColor: () => '#888888',
              hLineWidth: () => 0.5,
              vLineWidth: () => 0.5,
            },
          },
  }
}

/** GET: the sheet of a class one leads; 404 for any other. */
export async function exportClassSlips({
  actor,
  scope,
  params,
  request,
}: HandlerContext<{ classId: string }>): Promise<Response> {
  const sheet = await findSlipSheet(actor, scope, { classId: params.classId }, ownAddress(request.headers))
  if (!sheet) return notFoundResponse()
  return pdfResponse(await makePdf(slipsDocument(sheet)), 'Талоны доступа.pdf')
}
