import type { Day } from '@/lib/kernel/calendar'
import { effectiveDueOn } from '@/lib/resolutions/rules/deadlines'
import type { DerivedStatus } from '@/lib/resolutions/types'
import type { SummaryFacts, SummaryItem, SummaryLine, SummaryMark, SummaryShare } from '../types'
import { asOf, type StateAt } from './as-of'
import { rowStatus } from './status'
import { dayText, periodText } from './words'

/** The mark of a line (domain.md §7.5): late and unsent is «не исполнено», all that can still be in time is «на исполнении». */
export function summaryMark(status: DerivedStatus): SummaryMark {
  switch (status.kind) {
    case 'accepted':
      return 'DONE'
    case 'acceptedLate':
      return 'DONE_LATE'
    case 'notApplicable':
    case 'cancelled':
      return 'REMOVED'
    case 'overdue':
      return 'NOT_DONE'
    default:
      return 'IN_WORK'
  }
}

const MARKS: Record<SummaryMark, string> = {
  DONE: 'исполнено',
  DONE_LATE: 'исполнено с нарушением срока',
  IN_WORK: 'на исполнении',
  NOT_DONE: 'не исполнено',
  REMOVED: 'снято',
}

/** The words of the mark; a «постоянно» item is never done for good, only for its period: «постоянно — за 2026 г. исполнено». */
export function markText(mark: SummaryMark, ongoing: boolean, periodKey: string): string {
  const period = periodText(periodKey)
  if (!ongoing || period === null || mark === 'REMOVED') return MARKS[mark]
  return `постоянно — за ${period} ${MARKS[mark]}`
}

function progressText(facts: SummaryFacts, at: StateAt): string {
  const parts: string[] = []
  const sent = at.sentOn && dayText(at.sentOn)
  switch (at.state) {
    case 'ACCEPTED':
      parts.push(
        at.acceptedOn ? `Отчёт принят ${dayText(at.acceptedOn)}${sent ? `, сдан ${sent}` : ''}.` : 'Отчёт принят.',
      )
      break
    case 'SUBMITTED':
      parts.push(`Отчёт сдан${sent ? ` ${sent}` : ''}, на проверке.`)
      break
    case 'RETURNED':
      parts.push(`Возвращён на доработку${at.reworkDueOn ? ` до ${dayText(at.reworkDueOn)}` : ''}.`)
      break
    case 'NOT_APPLICABLE':
    case 'CANCELLED':
      parts.push(facts.notApplicableReason ? `Снято с контроля: ${facts.notApplicableReason}` : 'Снято с контроля.')
      break
    case 'REOPENED':
      parts.push('Возобновлено, отчёт не сдан.')
      break
    case 'ISSUED':
      parts.push('Отчёт не сдан, исполнитель не ознакомлен.')
      break
    default:
      parts.push('В работе, отчёт не сдан.')
  }
  const tells = at.state === 'ACCEPTED' || at.state === 'SUBMITTED'
  if (tells && at.report?.text) parts.push(at.report.text)
  if (tells && at.report && at.report.figures.length > 0) {
    const figures = at.report.figures.map((each) => `${each.label} — ${each.value} ${each.unit}`.trim())
    const said = figures.join('; ')
    parts.push(`Показатели: ${said}${said.endsWith('.') ? '' : '.'}`)
  }
  if (facts.historical) {
    parts.push(`Внесено задним числом${facts.historicalBasis ? `; основание: ${facts.historicalBasis}` : ''}.`)
  }
  return parts.join(' ')
}

/** A line of the summary as of `at` (null = now), on the day `on`; null when the assignment had not been given by then. */
export function summaryLine(
  facts: SummaryFacts,
  item: Pick<SummaryItem, 'periodic' | 'deadlineKind'>,
  moment: { at: Date | null; on: Day; timeZone: string },
): SummaryLine | null {
  const at = asOf(facts, moment.at, moment.timeZone)
  if (!at) return null
  const { periodKey, historical, reviewOn } = facts
  const status = rowStatus({ ...at, periodKey, historical, reviewOn, periodic: item.periodic }, moment.on)
  const mark = summaryMark(status)
  const dueOn = at.currentDueOn
  return {
    assignmentId: facts.assignmentId,
    organizationName: facts.organizationName,
    period: periodText(periodKey),
    dueOn: at.state === 'RETURNED' ? effectiveDueOn(at) : dueOn,
    movedFrom: facts.originalDueOn !== dueOn ? facts.originalDueOn : null,
    extensions: at.extensions,
    progress: progressText(facts, at),
    evidence: at.report && at.state !== 'RETURNED' ? at.report.evidence : [],
    mark,
    markText: markText(mark, item.deadlineKind === 'ONGOING', periodKey),
    historical,
  }
}

const emptyShare = (organizationName: string): SummaryShare => ({
  organizationName,
  total: 0,
  done: 0,
  doneLate: 0,
  inWork: 0,
  notDone: 0,
  removed: 0,
})

const FIELD: Record<SummaryMark, 'done' | 'doneLate' | 'inWork' | 'notDone' | 'removed'> = {
  DONE: 'done',
  DONE_LATE: 'doneLate',
  IN_WORK: 'inWork',
  NOT_DONE: 'notDone',
  REMOVED: 'removed',
}

/** Shares per organisation in the order of first appearance, and the whole. */
export function summaryShares(lines: Pick<SummaryLine, 'organizationName' | 'mark'>[]): {
  shares: SummaryShare[]
  total: SummaryShare
} {
  const found = new Map<string, SummaryShare>()
  const total = emptyShare('Всего')
  for (const { organizationName, mark } of lines) {
    const share = found.get(organizationName) ?? emptyShare(organizationName)
    found.set(organizationName, share)
    for (const each of [share, total]) {
      each.total++
      each[FIELD[mark]]++
    }
  }
  return { shares: [...found.values()], total }
}

/** Done on time, in per cent of what was done or was due: what is still under way counts neither for nor against; null when there is nothing yet. */
export function doneShare(share: SummaryShare): number | null {
  const whole = share.done + share.doneLate + share.notDone
  return whole > 0 ? Math.round((share.done / whole) * 1000) / 10 : null
}
