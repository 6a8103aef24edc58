import 'server-only'
import { setImmediate as breathe } from 'node:timers/promises'
import { neutralised } from '../rules/cells'
import { dayText } from '../rules/words'
import type { Cell, SheetRow } from './xlsx'

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  if (typeof cell === 'object') return dayText(cell.day)
  const text = neutralised(cell)
  return /[";\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** CSV as Russian Excel opens it by a double click: UTF-8 with a mark, semicolons, CRLF; formulas neutralised (rule 26). */
export function csvStream(rows: AsyncIterable<SheetRow>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        let part = '\ufeff'
        let at = 0
        for await (const { cells } of rows) {
          part += `${cells.map(cellText).join(';')}\r\n`
          if (++at % 200 === 0) {
            controller.enqueue(encoder.encode(part))
            part = ''
            await breathe()
          }
        }
        controller.enqueue(encoder.encode(part))
        controller.close()
      } catch (error) {
        controller.error(error)
      }
    },
  })
}

/** Rows that are at hand already, as the stream takes them. */
export async function* eachOf(rows: Iterable<SheetRow>): AsyncGenerator<SheetRow> {
  yield* rows
}
