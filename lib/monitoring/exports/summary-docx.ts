import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { writableText } from '../rules/cells'
import { doneShare } from '../rules/summary'
import { dayText, resolutionRef } from '../rules/words'
import type { SummaryShare, SummaryView } from '../types'
import { dueText, summarySource } from './summary-xlsx'

const FONT = 'Times New Roman'
const mm = convertMillimetersToTwip
/** A4 landscape within its margins: 297 − 20 − 10. */
const WIDTHS = [11, 74, 40, 33, 55, 30, 24]
const SHARE_WIDTHS = [87, 22, 26, 30, 28, 28, 18, 28]

const run = (text: string, bold = false, size = 20) => new TextRun({ text: writableText(text), bold, size, font: FONT })

function paragraph(children: ParagraphChild[], align: (typeof AlignmentType)[keyof typeof AlignmentType], after = 0) {
  return new Paragraph({ children, alignment: align, spacing: { after } })
}

type CellLook = {
  bold?: boolean
  align?: 'left' | 'center'
  merge?: 'restart' | 'continue' | undefined
  keep?: boolean
}

function cell(text: string | string[], width: number, look: CellLook = {}): TableCell {
  const lines = Array.isArray(text) ? text : [text]
  const align = look.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT
  return new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    verticalMerge:
      look.merge === 'restart'
        ? VerticalMergeType.RESTART
        : look.merge === 'continue'
          ? VerticalMergeType.CONTINUE
          : undefined,
    children: (lines.length > 0 ? lines : ['']).map((line) => paragraph([run(line, look.bold)], align)),
  })
}

function table(widths: number[], rows: TableRow[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => mm(width)),
    width: { size: widths.reduce((sum, width) => sum + mm(width), 0), type: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows,
  })
}

function headRow(words: string[], widths: number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: words.map((word, at) => cell(word, widths[at] ?? 20, { bold: true, align: 'center' })),
  })
}

function lineRows(view: SummaryView): TableRow[] {
  const rows: TableRow[] = []
  for (const [n, item] of view.items.entries()) {
    for (const [at, line] of item.lines.entries()) {
      // The number and the text stand once for all executors of the item, as in the resolution itself.
      const merge = item.lines.length === 1 ? undefined : at === 0 ? 'restart' : 'continue'
      const text = `${item.number ? `${item.number}. ` : ''}${item.text}`
      const words = [
        at === 0 ? String(n + 1) : '',
        at === 0 ? text : '',
        line.organizationName,
        dueText(line),
        line.progress,
        line.evidence,
        line.markText,
      ]
      rows.push(
        new TableRow({
          cantSplit: true,
          children: words.map((word, column) =>
            cell(word, WIDTHS[column] ?? 20, {
              align: column === 0 ? 'center' : 'left',
              merge: column < 2 ? merge : undefined,
              bold: column === 6 && line.mark === 'NOT_DONE',
            }),
          ),
        }),
      )
    }
  }
  return rows
}

function shareRow(share: SummaryShare, bold = false): TableRow {
  const percent = doneShare(share)
  const { organizationName, total, done, doneLate, inWork, notDone, removed } = share
  const shown = percent === null ? '—' : String(percent).replace('.', ',')
  const words = [organizationName, ...[total, done, doneLate, inWork, notDone, removed].map(String), shown]
  return new TableRow({
    cantSplit: true,
    children: words.map((word, at) =>
      cell(word, SHARE_WIDTHS[at] ?? 20, { bold, align: at === 0 ? 'left' : 'center' }),
    ),
  })
}

function signatures(view: SummaryView): Paragraph[] {
  const line = (who: string) => [
    // Long names of a department leave no room for the strokes on their line.
    paragraph([run(who, false, 24)], AlignmentType.LEFT, 120),
    paragraph(
      [run('______________________  /______________________________/  «____» _______________ 20____ г.', false, 24)],
      AlignmentType.LEFT,
      240,
    ),
  ]
  const head = view.departmentName ? `Руководитель (${view.departmentName})` : 'Руководитель'
  return [...line(head), ...line('Контролёр')]
}

/**
 * The execution summary as a Word file that can be edited by hand: plain paragraphs and one table a part, A4 landscape, the head of
 * the table on every page; shares per organisation and signature lines at the end.
 */
export async function summaryDocx(
  view: SummaryView,
  made: { moment: string; author: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { resolution } = view
  const head = [
    paragraph([run('СПРАВКА', true, 28)], AlignmentType.CENTER),
    paragraph([run(`об исполнении решения коллегии ${resolutionRef(resolution)}`, true, 26)], AlignmentType.CENTER),
    paragraph([run(`«${resolution.title}»`, true, 24)], AlignmentType.CENTER, 120),
    paragraph([run(`по состоянию на ${dayText(view.on)}`, false, 24)], AlignmentType.CENTER, 120),
    paragraph(
      [run(`${view.municipalityName}. ${summarySource(view, made)}`)],
      AlignmentType.LEFT,
      resolution.historical ? 40 : 160,
    ),
  ]
  if (resolution.historical) {
    head.push(
      paragraph(
        [run('Решение внесено задним числом: сроки и результаты указаны по документам прежних лет.')],
        AlignmentType.LEFT,
        160,
      ),
    )
  }
  if (view.cut) {
    head.push(
      paragraph(
        [run('Справка неполная: поручений слишком много, сформируйте её по одной организации.', true)],
        AlignmentType.LEFT,
        160,
      ),
    )
  }
  const columns = [
    '№ п/п',
    'Пункт и содержание',
    'Исполнитель',
    'Срок (и продления)',
    'Ход исполнения',
    'Подтверждение',
    'Отметка',
  ]
  const shares = [
    'Организация',
    'Всего поручений',
    'Исполнено',
    'С нарушением срока',
    'На исполнении',
    'Не исполнено',
    'Снято',
    'Исполнено в срок, %',
  ]
  const page = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18, font: FONT }),
        ],
      }),
    ],
  })
  const document = new Document({
    title: `Справка об исполнении решения коллегии ${writableText(resolutionRef(resolution))}`,
    creator: writableText(made.author),
    description: writableText(summarySource(view, made)),
    styles: { default: { document: { run: { font: FONT, size: 20 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
            margin: { left: mm(20), right: mm(10), top: mm(15), bottom: mm(15) },
          },
        },
        footers: { default: page },
        children: [
          ...head,
          table(WIDTHS, [headRow(columns, WIDTHS), ...lineRows(view)]),
          paragraph([run('Итоги по организациям', true, 24)], AlignmentType.LEFT, 80),
          table(SHARE_WIDTHS, [
            headRow(shares, SHARE_WIDTHS),
            ...view.shares.map((share) => shareRow(share)),
            shareRow(view.total, true),
          ]),
          paragraph([run('')], AlignmentType.LEFT, 200),
          ...signatures(view),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
