import 'server-only'
import { doneShare } from '../rules/summary'
import { dayText, resolutionRef } from '../rules/words'
import type { SummaryShare, SummaryView } from '../types'
import type { Cell, Sheet, SheetRow } from './xlsx'

const COLUMNS = [
  '№ п/п',
  'Пункт и содержание',
  'Исполнитель',
  'Срок (и продления)',
  'Ход исполнения',
  'Подтверждение',
  'Отметка',
]
const SHARES = [
  'Организация',
  'Всего',
  'Исполнено',
  'С нарушением срока',
  'На исполнении',
  'Не исполнено',
  'Снято',
  'Исполнено в срок, %',
]

/** The due day with its history: «30.12.2026 (продлён с 01.10.2026)»; an item without one says so. */
export function dueText(line: SummaryView['items'][number]['lines'][number]): string {
  if (!line.dueOn) return line.period ? `${line.period}, без срока` : 'без срока'
  const moved = line.movedFrom ? ` (${line.extensions > 0 ? 'продлён' : 'перенесён'} с ${dayText(line.movedFrom)})` : ''
  return `${line.period ? `за ${line.period}, ` : ''}до ${dayText(line.dueOn)}${moved}`
}

export function summaryTitle(view: SummaryView): string {
  return `Справка об исполнении решения коллегии ${resolutionRef(view.resolution)} «${view.resolution.title}» по состоянию на ${dayText(view.on)}`
}

/** «Сформировано …, автор; отбор»: date, author and filter are named in every file (rule 26). */
export function summarySource(view: SummaryView, made: { moment: string; author: string }): string {
  const filter = view.filterText ? `отбор: ${view.filterText}` : 'отбор: все организации, доступные составителю'
  return `Сформировано ${made.moment}, ${made.author}; ${filter}.`
}

function* lineRows(view: SummaryView, made: { moment: string; author: string }): Generator<SheetRow> {
  yield { cells: [summaryTitle(view)], style: 'title' }
  yield { cells: [summarySource(view, made)], style: 'note' }
  yield { cells: COLUMNS, style: 'header' }
  let n = 0
  for (const item of view.items) {
    for (const line of item.lines) {
      n++
      yield {
        cells: [
          n,
          `${item.number ? `${item.number}. ` : ''}${item.text}`,
          line.organizationName,
          dueText(line),
          line.progress,
          line.evidence.join('; ') || null,
          line.markText,
        ],
      }
    }
  }
}

function shareCells(share: SummaryShare): Cell[] {
  const { organizationName, total, done, doneLate, inWork, notDone, removed } = share
  return [organizationName, total, done, doneLate, inWork, notDone, removed, doneShare(share)]
}

/** The summary as a workbook: the lines, then the shares per organisation. */
export function summarySheets(view: SummaryView, made: { moment: string; author: string }): Sheet[] {
  const shares: SheetRow[] = [
    { cells: SHARES, style: 'header' },
    ...view.shares.map((share) => ({ cells: shareCells(share) })),
    { cells: shareCells(view.total), style: 'strong' },
  ]
  return [
    { name: 'Справка', widths: [7, 60, 26, 24, 60, 36, 24], frozenRows: 3, rows: lineRows(view, made) },
    { name: 'По организациям', widths: [40, 10, 12, 14, 14, 14, 10, 14], frozenRows: 1, rows: shares },
  ]
}
