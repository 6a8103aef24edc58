import { type DeadlineContext, type DeadlineReading, readDeadline } from './deadline-reading'
import { type Executor, findExecutor, findResponsible, type Responsible } from './executor'
import { type DeadlinePhrase, findInProse, findLabelled } from './find-deadline'
import { LIMITS } from './limits'
import { findApart, inBracket } from './loose-deadline'
import { isHidden, maskBrackets, maskQuotes } from './mask'
import { findBrackets, personsInBracket, tidy } from './persons'
import { isControl, readController, readRole, splitResponsible } from './role'
import type { ItemRole, ParsedItem, Span } from './types'
import { firstInfinitive } from './words'

/** What a heading gives to its sub-items. */
export type Inherited = {
  executor: string | null
  persons: string[]
  executorSpans: Span[]
  confidence: number
  recommendation: boolean
  role: ItemRole | null
  deadline: { text: string; reading: DeadlineReading; spans: Span[] } | null
}
export const NOTHING: Inherited = {
  executor: null,
  persons: [],
  executorSpans: [],
  confidence: 1,
  recommendation: false,
  role: null,
  deadline: null,
}

export type Duty = {
  item: ParsedItem
  /** Names an executor, or only «Рекомендовать:», and says nothing else. */
  heading: boolean
  /** One verb and a colon: «Утвердить:». */
  bareVerb: boolean
}

/** Roles of items that somebody performs. */
const PERFORMED: ReadonlySet<ItemRole> = new Set(['task', 'publish'])
const NO_PROSE: ReadonlySet<ItemRole> = new Set(['force', 'control', 'amend', 'other'])

/**
 * Reads one item's text, `sourceText.slice(from, to)`. `label` is its printed number; `inherited` comes from its headings.
 * Pure; all spans are offsets into `sourceText`.
 */
export function readDuty(
  sourceText: string,
  from: number,
  to: number,
  label: string | null,
  section: string | null,
  inherited: Inherited,
  context: DeadlineContext,
): Duty {
  const view = sourceText.slice(from, Math.min(to, from + LIMITS.itemChars)).replace(/[\n\t]/g, ' ')
  const labelled = findLabelled(view)
  const responsible = findResponsible(view)
  const cutAt = Math.min(labelled?.labelFrom ?? view.length, responsible?.labelFrom ?? view.length)
  const content = view.slice(0, cutAt)
  const masked = maskQuotes(content)
  const start = /^[\s\p{P}]*/u.exec(masked)?.[0].length ?? 0
  const verb = firstInfinitive(maskBrackets(masked), start)
  const prose = labelled
    ? null
    : (findInProse(masked, { verbAt: verb?.from ?? null, verbEnd: verb?.to ?? null }) ?? findApart(masked))
  const control = isControl(masked.slice(start))
  const found = control ? null : findExecutor(content, labelled ?? prose)
  const underName = inherited.executor !== null || inherited.persons.length > 0
  const roleFrom = found ? found.to : prose && prose.from <= start + 1 ? prose.to : start
  const roleText = masked.slice(roleFrom).replace(/^[\s,.:–—-]+/, '')
  const reading = control
    ? { role: 'control' as const, confidence: 0.98 }
    : readRole(roleText, found !== null || underName)
  let role = reading.role
  // Amendments begin with the amended text's name («В паспорте программы …»), which is nobody's.
  if (inherited.role === 'amend' && role === 'task' && !found) role = 'amend'
  if (role === 'task' && inherited.role && inherited.role !== 'amend' && !verb && !found) role = inherited.role
  if (underName && (role === 'approve' || role === 'other' || (role === 'amend' && inherited.role !== 'amend')))
    role = 'task'
  const executor = role === 'force' || role === 'amend' ? null : found
  // What a quoted amendment says of its own terms is no deadline of the item.
  const quoted = role === 'amend' && labelled !== null && isHidden(maskQuotes(view), labelled.labelFrom)
  const phrase = (quoted ? null : labelled) ?? keepProse(prose, role, found, verb?.to ?? null, verb?.from ?? null)

  const spans: Span[] = [{ from, to, kind: 'item' }]
  const item: ParsedItem = {
    number: label,
    text: textOf(view, [labelled, responsible], sourceText.slice(from + view.length, to)),
    role,
    executor: null,
    executorPersons: [],
    deadlineText: null,
    deadlineKind: 'none',
    dueDate: null,
    deadlineFrom: null,
    periodicity: null,
    confidence: { text: label === null ? 0.7 : 0.95, role: reading.confidence, executor: 0.8, deadline: 0.85 },
    spans,
    controller: null,
    controllerPersons: [],
    recommendation: executor?.recommendation ?? inherited.recommendation,
    section,
  }
  if (role === 'control') {
    const controller = readController(content)
    item.controller = controller?.text ?? null
    item.controllerPersons = controller?.persons ?? []
    if (controller) spans.push({ from: from + controller.from, to: from + controller.to, kind: 'control' })
    item.confidence.executor = 0.95
    item.confidence.deadline = 0.95
    return { item, heading: false, bareVerb: false }
  }
  giveExecutor(item, view, from, executor, responsible, inherited)
  giveDeadline(item, view, from, phrase, inherited, context)
  // «Утвердить:», «Исполнителям программы обеспечить:».
  const said = content.slice(executor ? executor.to : 0).replace(/^[\s,]+/, '')
  const bareVerb = /^[\s]*\p{L}+(?:\s(?:прилагаемы[ей]|следующ\S+))?\s?:\s*$/u.test(said) && verb !== null
  const onlyDelegates = /^\s*(?:рекомендовать|предложить|поручить|обязать|просить)\s?:?\s*$/i.test(content)
  return { item, heading: (executor?.headingOnly ?? false) || onlyDelegates, bareVerb }
}

// A deadline counts in running text where the duty can have one: not far behind «Утвердить план …», whose dates are the plan's.
function keepProse(
  prose: DeadlinePhrase | null,
  role: ItemRole,
  found: Executor | null,
  verbEnd: number | null,
  verbFrom: number | null,
): DeadlinePhrase | null {
  if (!prose || NO_PROSE.has(role)) return null
  if (role === 'approve' && !found && !(verbFrom !== null && prose.from < verbFrom) && prose.from > (verbEnd ?? 0) + 2)
    return null
  return prose
}

function textOf(view: string, labels: ({ labelFrom: number; to: number } | null)[], rest: string): string {
  let text = ''
  let at = 0
  for (const label of labels.filter((l) => l !== null).sort((a, b) => a.labelFrom - b.labelFrom)) {
    text += view.slice(at, Math.max(at, label.labelFrom))
    at = Math.max(at, label.to)
  }
  text += view.slice(at) + rest
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/\( ?\)/g, '')
    .trim()
  // Only the tail: the whole may be very long.
  return clean.slice(0, -20) + clean.slice(-20).replace(/(?:\s?[.,;(]){2,}$/, '.')
}

function giveExecutor(
  item: ParsedItem,
  view: string,
  from: number,
  executor: Executor | null,
  responsible: Responsible | null,
  inherited: Inherited,
): void {
  const spans: Span[] = []
  if (executor) {
    item.executor = executor.text
    item.executorPersons = executor.persons.map((p) => p.text)
    item.confidence.executor = executor.confidence
    if (executor.text !== null) spans.push({ from: from + executor.from, to: from + executor.to, kind: 'executor' })
    for (const person of executor.persons)
      spans.push({ from: from + person.from, to: from + person.to, kind: 'person' })
  }
  if (responsible && item.role !== 'amend') {
    const named = splitResponsible(view, responsible.from, responsible.to)
    // «Ответственный: Иванова А.А.» under an executor names the person of that executor.
    if (named.executor !== null) item.executor = named.executor
    if (named.persons.length > 0) item.executorPersons = named.persons.map((p) => p.text)
    item.confidence.executor = 0.9
    spans.push({ from: from + responsible.from, to: from + responsible.to, kind: 'executor' })
    for (const person of named.persons) spans.push({ from: from + person.from, to: from + person.to, kind: 'person' })
  }
  const silent = item.role === 'force' || item.role === 'amend'
  if (
    item.executor === null &&
    item.executorPersons.length === 0 &&
    (inherited.executor !== null || inherited.persons.length > 0) &&
    !silent
  ) {
    item.executor = inherited.executor
    item.executorPersons = inherited.persons
    item.confidence.executor = inherited.confidence
    spans.push(...inherited.executorSpans)
  } else if (item.executor === null && !executor && inherited.executor !== null && !silent)
    item.executor = inherited.executor
  if (item.executor === null && item.executorPersons.length === 0 && PERFORMED.has(item.role)) {
    // «Подготовить отчёт (Петрова О.И.).», «… (отв. Петрова О.И.)»
    const bracket = findBrackets(view).at(-1)
    const last = bracket !== undefined && tidy(view.slice(bracket.to)).length < 3
    const persons = bracket && last ? personsInBracket(bracket) : []
    const due = bracket && last ? inBracket(bracket) : null
    if (bracket && (persons.length > 0 || (due && due.from > bracket.from + 4))) {
      const named = splitResponsible(
        view,
        bracket.from + 1,
        due && due.from > bracket.from + 1 ? due.from : bracket.to - 1,
      )
      item.executor = named.executor?.replace(/^отв\S*\s?[–-]?\s?/i, '') || null
      item.executorPersons = persons.map((p) => p.text)
      for (const person of persons) spans.push({ from: from + person.from, to: from + person.to, kind: 'person' })
    }
    item.confidence.executor = persons.length > 0 ? 0.75 : 0.6
  }
  item.spans.push(...spans)
}

function giveDeadline(
  item: ParsedItem,
  view: string,
  from: number,
  phrase: DeadlinePhrase | null,
  inherited: Inherited,
  context: DeadlineContext,
): void {
  if (!phrase) {
    if (inherited.deadline && item.role !== 'force' && item.role !== 'amend') {
      setDeadline(item, inherited.deadline.text, inherited.deadline.reading)
      item.spans.push(...inherited.deadline.spans)
    }
    return
  }
  const text = view.slice(phrase.from, phrase.to).trim()
  const reading = readDeadline(text, context)
  if (!phrase.labelled && reading.kind === 'none') return
  setDeadline(item, text, phrase.labelled ? reading : { ...reading, confidence: reading.confidence * 0.9 })
  item.spans.push({ from: from + phrase.from, to: from + phrase.to, kind: 'deadline' })
}

export function setDeadline(item: ParsedItem, text: string, reading: DeadlineReading): void {
  item.deadlineText = text.replace(/\s+/g, ' ').trim()
  item.deadlineKind = reading.kind
  item.dueDate = reading.dueDate
  item.deadlineFrom = reading.from
  item.periodicity = reading.periodicity
  item.confidence.deadline = reading.confidence
}
