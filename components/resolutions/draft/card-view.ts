import type { DraftView } from '@/lib/resolutions/loaders/drafts'
import { DOUBT_BELOW, type DraftItem, isHandedOut } from '@/lib/resolutions/rules/drafts/types'
import { itemRef, ROLE_WORDS, reachedWords, readingWords, ruleTargetWords } from '../words'

export type DeadlineChoice = { value: string; words: string }

/** One of the three facts of a task. */
export type FactView = {
  /** What it is understood as, each line with a muted addition; none while nothing is chosen. */
  lines: [text: string, note?: string][]
  /** As printed in the document. */
  printed?: string
  /** The doubt as a question; its presence dots the edge. */
  question?: string
  confirmed?: true
  /** There is something to confirm, and it is not yet. */
  ask?: true
  /** Ready answers by their values. */
  choices?: DeadlineChoice[]
}

/** An item as its card shows it, in words: a long draft sends them once, and nothing of what is not so. */
export type CardView = {
  id: string
  version: number
  name: string
  text: string
  textDoubt?: true
  /** Left out for a task, as most items are. */
  role?: string
  roleDoubt?: true
  /** Something of it still keeps the draft from being issued. */
  missing?: true
  /** Executor, deadline, evidence; none where no executor is needed. */
  facts?: FactView[]
}

const only = (known: boolean): true | undefined => known || undefined

/** What is undefined stays out of the page. */
function sent<T extends object>(view: T): T {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as T
}

/** The ready answers to «Как следить за пунктом?»: the same for every card, so they are made once and sent once. */
export function deadlineChoices({ choices: { month, review } }: DraftView): DeadlineChoice[] {
  return [
    ...(month ? [{ value: 'month', words: readingWords(month) }] : []),
    { value: 'yearly', words: 'отчёт каждый год до 20 января' },
    { value: 'review', words: readingWords(review) },
  ]
}

export function cardView(item: DraftItem, view: DraftView, choices: DeadlineChoice[]): CardView {
  return sent<CardView>({
    id: item.id,
    version: item.version,
    name: itemRef(item),
    text: item.text,
    textDoubt: only(item.confidence.text < DOUBT_BELOW),
    role: item.role === 'TASK' ? undefined : ROLE_WORDS[item.role],
    roleDoubt: only(item.confidence.role < DOUBT_BELOW),
    missing: only(view.readiness.missing.some((each) => each.itemId === item.id)),
    facts: isHandedOut(item)
      ? [executorFact(item, view), deadlineFact(item, view, choices), evidenceFact(item)].map(sent)
      : undefined,
  })
}

const line = (text: string, note = ''): [string, string?] => (note ? [text, note] : [text])

function executorFact(item: DraftItem, view: DraftView): FactView {
  const reached = (view.reached.get(item.id) ?? []).map((each) => each.organizationId)
  const words = (part: string) =>
    item.executors
      .filter((rule) => rule.part === part)
      .map((rule) => ruleTargetWords(rule, view.organizations))
      .join(', ')
  const [main, helpers] = [words('RESPONSIBLE'), words('CO_EXECUTOR')]
  const wide = item.executors.some((rule) => rule.kind !== 'ORGANIZATION') || reached.length > 1
  const known = item.executors.length > 0
  return {
    lines: known
      ? [
          line(
            main.charAt(0).toUpperCase() + main.slice(1),
            wide ? ` — ${reachedWords(reached, view.organizations)}` : '',
          ),
          ...(helpers ? [line('', `соисполнители: ${helpers}`)] : []),
        ]
      : [],
    printed: [item.executorText, ...item.executorPersons].filter(Boolean).join(', ') || undefined,
    question: executorQuestion(item, reached.length) ?? undefined,
    confirmed: only(item.executorConfirmed && reached.length > 0),
    ask: only(!item.executorConfirmed && known && reached.length > 0),
  }
}

function deadlineFact(item: DraftItem, view: DraftView, choices: DeadlineChoice[]): FactView {
  const late = item.latePolicy === 'ACCEPT_LATE'
  return {
    lines: [
      ...(item.reading ? [line(readingWords(item.reading))] : []),
      ...(late ? [line('', 'Отчёт принимается и после срока, с причиной.')] : []),
    ],
    printed: item.deadlineText ?? undefined,
    question: deadlineQuestion(item, view) ?? undefined,
    confirmed: only(item.deadlineConfirmed && item.reading !== null),
    ask: only(!item.deadlineConfirmed && item.reading !== null),
    choices: !item.reading && item.deadlineKind !== 'YEAR_RANGE' ? choices : undefined,
  }
}

function evidenceFact(item: DraftItem): FactView {
  const figures = item.figures.map((line) => `${line.label.toLowerCase()}, ${line.unit}`).join('; ')
  const lines = [
    ...item.evidence.map(({ title, kind, required }) =>
      line(title + (kind === 'LINK' ? ' (ссылка)' : ''), required ? '' : ' — по возможности'),
    ),
    ...(figures ? [line(`Показатели: ${figures}`)] : []),
  ]
  return {
    lines: lines.length > 0 ? lines : [line('Достаточно текста отчёта')],
    confirmed: only(item.evidenceConfirmed),
    ask: only(!item.evidenceConfirmed),
  }
}

function executorQuestion(item: DraftItem, reached: number): string | null {
  if (item.executors.length === 0) {
    return item.executorText
      ? `«${item.executorText}» не нашлось среди организаций. Кому поручить пункт?`
      : 'Исполнитель в документе не назван. Кому поручить пункт?'
  }
  if (reached === 0) return 'Сейчас таких действующих организаций нет. Проверьте выбор.'
  return item.confidence.executor < DOUBT_BELOW ? 'Портал не уверен. Верно ли понят исполнитель?' : null
}

function deadlineQuestion(item: DraftItem, view: DraftView): string | null {
  if (!item.reading) {
    if (item.deadlineKind === 'YEAR_RANGE') return 'Сначала ответьте выше, как понимать срок на несколько лет.'
    if (item.deadlineText) return 'По этим словам день не определить. Как следить за пунктом?'
    return 'Срок не указан. Как следить за пунктом?'
  }
  if (item.reading.mode === 'FIXED' && !view.calendar.isWorkingDay(item.reading.dueOn)) {
    return 'Это выходной или праздничный день. Оставить его сроком?'
  }
  return item.confidence.deadline < DOUBT_BELOW ? 'Портал не уверен. Верно ли понят срок?' : null
}
