import type { SourceCell } from './source'

/** Which column holds what, by index; -1 where the table has none. */
export type PlanColumns = { number: number; content: number; due: number; responsible: number }

const NUMBER = /^(?:№|n\b|п\/п|пп$|nn)/i
const NUMBERED = /^(?:№|n)\.?\s?(?:п\s?\/\s?п\.?)?\s?(?=\p{L}{4})/iu
const CONTENT =
  /мероприят|содержани|наименовани|задач|вопрос|поручени|решени[ея]|действи|направлени|вид[ы]? (?:работ|деятельн)|^работ|тема|форма (?:работ|проведен)|что /i
const DUE = /срок|^дата|период|^время|^месяц|^когда/i
const RESPONSIBLE = /ответств|исполнител[иья]|^кто |исполняет/i

/** Reads a row as the header of a plan of measures (№ | Мероприятие | Срок | Ответственный); null when it is none. */
export function readPlanHeader(cells: readonly SourceCell[]): PlanColumns | null {
  const columns: PlanColumns = { number: -1, content: -1, due: -1, responsible: -1 }
  for (const [index, cell] of cells.entries()) {
    const text = cell.text
    if (text.length > 90) return null
    const named = text.replace(NUMBERED, '')
    // «№ п/п Мероприятие»: one column for both.
    if (columns.content < 0 && named !== text && CONTENT.test(named)) columns.content = index
    else if (columns.number < 0 && NUMBER.test(text)) columns.number = index
    else if (columns.due < 0 && DUE.test(text)) columns.due = index
    else if (columns.responsible < 0 && RESPONSIBLE.test(text)) columns.responsible = index
    else if (columns.content < 0 && CONTENT.test(text)) columns.content = index
  }
  if (columns.due < 0 && columns.responsible < 0) return null
  if (columns.content >= 0) return columns
  // «Пункт | Срок | Исполнитель» under an unusual word: a third column beside a deadline and an executor.
  if (columns.due < 0 || columns.responsible < 0) return null
  columns.content = cells.findIndex(
    (cell, i) => cell.text !== '' && i !== columns.number && i !== columns.due && i !== columns.responsible,
  )
  return columns.content < 0 ? null : columns
}

export type PlanRow = {
  number: string | null
  content: SourceCell
  due: SourceCell | null
  responsible: SourceCell | null
}

/** Reads one row under a header; null for a row of column numbers, a total or a row without content. */
export function readPlanRow(cells: readonly SourceCell[], columns: PlanColumns): PlanRow | null {
  if (cells.every((cell) => /^\d{0,2}\.?$/.test(cell.text))) return null
  const cell = (index: number): SourceCell | null => (index >= 0 && cells[index]?.text ? (cells[index] ?? null) : null)
  let content = cell(columns.content)
  if (!content || /^(?:итого|всего)/i.test(content.text)) return null
  let number = cell(columns.number)?.text.replace(/[.)]+$/, '') ?? null
  // The number often stands in the same cell as the measure: «1.Совершенствование …».
  const own = /^(\d{1,3}(?:\.\d{1,3}){0,3})[.)]\s?(?=\p{L}|[«"(])/u.exec(content.text)
  if (own) {
    number ??= own[1] ?? null
    content = { text: content.text.slice(own[0].length), from: content.from + own[0].length, to: content.to }
  }
  if (!/\p{L}{3}/u.test(content.text)) return null
  return {
    number: number && /\d/.test(number) ? number : null,
    content,
    due: cell(columns.due),
    responsible: cell(columns.responsible),
  }
}
