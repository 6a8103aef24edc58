import type { WorkingCalendar } from '../../kernel/calendar'
import { isAddressee } from './addressee'
import { type Body, findBody } from './body'
import { type DeadlineContext, readDeadline } from './deadline-reading'
import { readApprover, readSignatures, startsSignature } from './endings'
import { hasBlankForm, readHead, readStamp } from './head'
import { type Inherited, NOTHING, readDuty, setDeadline } from './items'
import { LIMITS } from './limits'
import { readOperative } from './markers'
import { maskQuotes } from './mask'
import { splitResponsible } from './role'
import type { ExtractedSource, SourceLine } from './source'
import type { ImportWarning, ImportWarningCode, ItemRole, ParsedItem, ParsedResolution, Span } from './types'
import { type Unit, UnitReader } from './units'
import { dativeStart, firstInfinitive } from './words'

export type ParseOptions = {
  /** Working days, for due dates computed from a kind. */
  calendar: WorkingCalendar
  /** How «2022-2023 г.» is read (domain.md §1); the preview asks once a resolution. Calendar years by default. */
  yearRange?: 'calendar' | 'academic'
}

/**
 * Reads a resolution, order, decision, protocol or plan into facts with a confidence each. Pure and synchronous: no clock,
 * no database; linear in the text's length but for bounded windows. Never throws on any text. Nothing is ever issued from
 * its result without a person's confirmation (domain.md §1).
 */
export function parseResolution(source: ExtractedSource, options: ParseOptions): ParsedResolution {
  const { lines } = source
  const body = findBody(lines)
  const head = readHead(lines, body.headEnd)
  const warnings: ImportWarning[] = []
  const warn = (code: ImportWarningCode, message: string, itemIndex: number | null = null) =>
    warnings.push({ code, message, itemIndex })

  const reader = new UnitReader(source, body.protocol)
  const { roots, end } = reader.read(body.start, body.offset)
  let { number, date } = head
  const title = head.title
  if ((!number || !date) && !hasBlankForm(lines, body.headEnd)) {
    const stamp = body.marked ? readStamp(lines, end) : null
    if (stamp && (!date || date.value === stamp.date.value)) {
      number ??= stamp.number
      date ??= stamp.date
      warn('NUMBER_FROM_STAMP', 'Номер и дата взяты с отметки на приложении: проверьте.')
    }
  }
  const context: DeadlineContext = {
    calendar: options.calendar,
    date: date?.value ?? null,
    yearRange: options.yearRange ?? 'calendar',
    act: body.marked,
    ...yearsOfTitle(title?.value ?? '', date === null),
  }
  const items = collectItems(source, roots, context)
  const signed = signatures(lines, end, body)
  const spans: Span[] = []
  if (title) spans.push({ from: title.from, to: title.to, kind: 'title' })
  if (number) spans.push({ from: number.from, to: number.to, kind: 'number' })
  if (date) spans.push({ from: date.from, to: date.to, kind: 'date' })

  if (source.truncated) warn('TRUNCATED', 'Текст очень длинный: разобрано только его начало.')
  if (!body.marked && items.length > 0 && roots.every((unit) => unit.kind !== 'row'))
    warn(
      'NO_MARKER',
      'Не найдены слова «постановляет», «приказываю», «решили»: проверьте, с какого места начинаются пункты.',
    )
  if (items.length === 0) warn('NO_ITEMS', 'Пункты не найдены.')
  if (!title) warn('NO_TITLE', 'Не найдено название документа.')
  if (!number) warn('NO_NUMBER', 'Не найден номер документа.')
  if (!date) warn('NO_DATE', 'Не найдена дата документа.')
  if (signed.broken) warn('BROKEN_SIGNATURE', 'Подпись распознана не полностью: проверьте.')
  items.forEach((item, index) => {
    if (item.deadlineKind === 'year-range' && /\d{4}\s?[-–—]\s?\d/.test(item.deadlineText ?? ''))
      warn('YEAR_RANGE_READING', 'Срок из двух лет: календарные годы или учебный год?', index)
  })
  roots.forEach((unit) => {
    if (unit.afterGap) warn('NUMBER_GAP', `Перед пунктом ${unit.label ?? ''} пропущен номер.`)
  })
  return {
    title: title?.value ?? null,
    number: number?.value ?? null,
    date: date?.value ?? null,
    preamble: preambleOf(lines, head.preambleFrom, body),
    signatories: signed.signatories,
    sourceText: source.text,
    items,
    spans,
    confidence: { title: title?.confidence ?? 0, number: number?.confidence ?? 0, date: date?.confidence ?? 0 },
    warnings,
  }
}

function signatures(lines: readonly SourceLine[], end: number, body: Body): { signatories: string[]; broken: boolean } {
  for (let i = end; i < Math.min(lines.length, end + 4); i++)
    if (startsSignature(lines, i) && !isAddressee(lines, i)) return readSignatures(lines, i)
  const approver = body.marked ? null : readApprover(lines)
  return { signatories: approver ? [approver] : [], broken: false }
}

function preambleOf(lines: readonly SourceLine[], from: number, body: Body): string | null {
  if (!body.marked) return null
  const parts = lines.slice(from, body.headEnd).map((line) => line.text)
  const last = lines[body.headEnd]?.text ?? ''
  const operative = readOperative(last)
  if (operative && operative.from > 0) parts.push(last.slice(0, operative.from))
  const text = parts
    .join(' ')
    .replace(/[\s\t]+/g, ' ')
    .trim()
  return text === '' ? null : text
}

// «… в 2008 году» tells the year of a plan only; an act's own date is surer.
function yearsOfTitle(title: string, undated: boolean): { academicYear: number | null; planYear: number | null } {
  const academic =
    /(?:^|\s)на (?:\S+ ){0,3}(20\d\d)\s?[/–—-]\s?(?:20)?\d\d\s*(?:-?[а-яё]{1,2} )?(?:уч|тренир|спорт)/i.exec(title)
  if (academic) return { academicYear: Number(academic[1]), planYear: null }
  const year =
    /(?:^|\s)на (?:\S+ ){0,3}(20\d\d) ?(?:год|г(?![а-яё]))/i.exec(title) ??
    (undated ? /(?:^|\s)в (?:\S+ )?(20\d\d) ?(?:году|г(?![а-яё]))/i.exec(title) : null)
  return { academicYear: null, planYear: year ? Number(year[1]) : null }
}

function collectItems(source: ExtractedSource, roots: readonly Unit[], context: DeadlineContext): ParsedItem[] {
  const items: ParsedItem[] = []
  for (const unit of roots) emit(source, unit, NOTHING, null, context, items)
  return items
}

const SPLITS: ReadonlySet<Unit['kind']> = new Set(['num', 'roman', 'row'])
const WHOLE: ReadonlySet<ItemRole> = new Set(['amend', 'approve', 'force', 'publish', 'control', 'other'])

function emit(
  source: ExtractedSource,
  unit: Unit,
  inherited: Inherited,
  parent: string | null,
  context: DeadlineContext,
  items: ParsedItem[],
): void {
  if (items.length >= LIMITS.items) return
  if (unit.row) {
    items.push(readRow(source, unit, context))
    return
  }
  const label = labelOf(unit, parent)
  const first = unit.children[0]
  if (!first) {
    items.push(readDuty(source.text, unit.from, unit.to, label, unit.section, inherited, context).item)
    return
  }
  const lead = readDuty(source.text, unit.from, first.markerFrom, label, unit.section, inherited, context)
  const down = passDown(lead.item, inherited)
  const numbered = unit.children.some((child) => SPLITS.has(child.kind))
  if (lead.heading || (numbered && (lead.bareVerb || isSection(source, unit, first)))) {
    for (const child of unit.children) emit(source, child, down, label ?? parent, context, items)
    return
  }
  if (numbered) {
    // Sub-points before the first numbered child belong to the lead's own text.
    items.push(lead.item)
    for (const child of unit.children)
      if (SPLITS.has(child.kind) || child.kind === 'plain') emit(source, child, down, label ?? parent, context, items)
    return
  }
  if (!WHOLE.has(lead.item.role) && standAlone(source, unit.children)) {
    if (firstInfinitive(maskQuotes(lead.item.text)) && !/:$/.test(lead.item.text)) items.push(lead.item)
    for (const child of unit.children) emit(source, child, down, label ?? parent, context, items)
    return
  }
  items.push(readDuty(source.text, unit.from, unit.to, label, unit.section, inherited, context).item)
}

// A Roman or numbered heading without a verb («I. Организационные вопросы») that stands over numbered items.
function isSection(source: ExtractedSource, unit: Unit, first: Unit): boolean {
  const text = source.text.slice(unit.from, first.markerFrom)
  return text.length < 200 && firstInfinitive(maskQuotes(text)) === null
}

/** Sub-points that are duties of their own: most name an executor or bear a deadline label. */
function standAlone(source: ExtractedSource, children: readonly Unit[]): boolean {
  const own = children.filter((child) => {
    const text = source.text.slice(child.from, Math.min(child.to, child.from + 1500))
    return (
      (dativeStart(text) >= 0.8 && firstInfinitive(maskQuotes(text)) !== null) ||
      /(?:^|[.;\s(])Срок\S*\s?[:–—-]/.test(text)
    )
  })
  return own.length * 2 >= children.length
}

function passDown(item: ParsedItem, inherited: Inherited): Inherited {
  const spans = (kind: Span['kind']) => item.spans.filter((span) => span.kind === kind)
  const named = item.executor !== null || item.executorPersons.length > 0
  return {
    executor: named ? item.executor : inherited.executor,
    persons: named ? item.executorPersons : inherited.persons,
    executorSpans: named ? [...spans('executor'), ...spans('person')] : inherited.executorSpans,
    confidence: named ? item.confidence.executor : inherited.confidence,
    recommendation: item.recommendation || inherited.recommendation,
    role: item.role === 'task' ? inherited.role : item.role,
    deadline:
      item.deadlineText === null
        ? inherited.deadline
        : {
            text: item.deadlineText,
            reading: {
              kind: item.deadlineKind,
              dueDate: item.dueDate,
              from: item.deadlineFrom,
              periodicity: item.periodicity,
              confidence: item.confidence.deadline * 0.9,
            },
            spans: spans('deadline'),
          },
  }
}

function labelOf(unit: Unit, parent: string | null): string | null {
  if (unit.label === null) return null
  if (unit.kind === 'num' || unit.kind === 'row' || unit.kind === 'roman' || parent === null) return unit.label
  return `${parent.replace(/\)$/, '')}.${unit.label})`
}

function readRow(source: ExtractedSource, unit: Unit, context: DeadlineContext): ParsedItem {
  const row = unit.row
  if (!row) throw new Error('unit without a row')
  const { item } = readDuty(source.text, row.content.from, row.content.to, row.number, unit.section, NOTHING, context)
  item.role = 'task'
  item.controller = null
  item.controllerPersons = []
  item.text = row.content.text
  item.confidence.text = 0.9
  const spans: Span[] = [{ from: row.content.from, to: row.content.to, kind: 'item' }]
  if (row.due) {
    setDeadline(item, row.due.text, readDeadline(row.due.text, context))
    spans.push({ from: row.due.from, to: row.due.to, kind: 'deadline' })
  } else spans.push(...item.spans.filter((span) => span.kind === 'deadline'))
  if (row.responsible) {
    const named = splitResponsible(source.text, row.responsible.from, row.responsible.to)
    item.executor = named.executor
    item.executorPersons = named.persons.map((p) => p.text)
    item.confidence.executor = 0.9
    spans.push({ from: row.responsible.from, to: row.responsible.to, kind: 'executor' })
    for (const person of named.persons) spans.push({ from: person.from, to: person.to, kind: 'person' })
  } else spans.push(...item.spans.filter((span) => span.kind === 'executor' || span.kind === 'person'))
  item.spans = spans
  return item
}
