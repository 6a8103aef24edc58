import { type Day, localDay } from '@/lib/kernel/calendar'
import type { AssignmentState } from '@/lib/kernel/prisma/enums'
import { dueInstant, neededDueAt } from '@/lib/resolutions/rules/deadlines'
import type { SummaryEvent, SummaryFacts, SummaryReport } from '../types'

/** An assignment as it stood at an instant. */
export type StateAt = {
  state: AssignmentState
  currentDueOn: Day | null
  currentDueAt: Date | null
  reworkDueOn: Day | null
  reworkDueAt: Date | null
  neededDueAt: Date | null
  /** Extensions granted by then. */
  extensions: number
  /** The report that stood, null when none was sent. */
  report: SummaryReport | null
  sentOn: Day | null
  acceptedOn: Day | null
}

const ends = (event: SummaryEvent) => event.kind === 'notApplicable' || event.kind === 'cancelled'

/** True when the report had been sent by `at` and not taken back by then. */
function stood(report: SummaryReport, events: SummaryEvent[], at: Date): boolean {
  const { submittedAt } = report
  if (report.state === 'DRAFT' || submittedAt === null || submittedAt > at) return false
  if (report.state !== 'RECALLED') return true
  const recall = events.find((event) => event.kind === 'recalled' && event.at >= submittedAt)
  return recall !== undefined && recall.at > at
}

function stateOf(facts: SummaryFacts, report: SummaryReport | null, before: SummaryEvent[], at: Date): AssignmentState {
  const last = before.filter((event) => ends(event) || event.kind === 'reopened').at(-1)
  if (last && ends(last)) return last.kind === 'cancelled' ? 'CANCELLED' : 'NOT_APPLICABLE'
  // Entered without an event (an import of old results): there is no telling since when, so it holds for every day.
  const untold = !facts.events.some(ends) && (facts.state === 'NOT_APPLICABLE' || facts.state === 'CANCELLED')
  if (untold) return facts.state
  const since = last?.at ?? null
  const isNewer = (instant: Date | null) => instant !== null && instant <= at && (since === null || instant > since)
  if (report && isNewer(report.submittedAt)) {
    if (report.reviewedAt === null || report.reviewedAt > at) return 'SUBMITTED'
    return report.state === 'RETURNED' ? 'RETURNED' : report.state === 'ACCEPTED' ? 'ACCEPTED' : 'SUBMITTED'
  }
  if (!report && isNewer(facts.acceptedAt)) return 'ACCEPTED'
  if (!report && facts.reports.length === 0 && isNewer(facts.submittedAt)) return 'SUBMITTED'
  if (since !== null) return 'REOPENED'
  if (before.some((event) => event.kind === 'started')) return 'IN_PROGRESS'
  return facts.acknowledgedAt !== null && facts.acknowledgedAt <= at ? 'ACKNOWLEDGED' : 'ISSUED'
}

function reworkOf(facts: SummaryFacts, report: SummaryReport | null): { day: Day | null; at: Date | null } {
  if (!report) return { day: null, at: null }
  const answer = facts.reports.find((each) => each.revision > report.revision && each.reworkDueOn !== null)
  if (answer) return { day: answer.reworkDueOn, at: answer.reworkDueAt }
  return { day: facts.reworkDueOn, at: null }
}

/**
 * The assignment as it stood at `at` (null = as it stands now), from the timestamps of its reports, extensions and events; null
 * when it had not been given by then. A date moved by an amendment is known only as it is now; extensions are taken back exactly.
 * Historical assignments count by their entered dates, not by the day of entry (rule 28).
 */
export function asOf(facts: SummaryFacts, at: Date | null, timeZone: string): StateAt | null {
  if (at !== null && !facts.historical && facts.createdAt > at) return null
  const instant = at ?? new Date(8.64e15)
  const granted = facts.extensions.filter((each) => each.decidedAt <= instant)
  const undone = facts.extensions.find((each) => each.decidedAt > instant)
  const currentDueOn = undone ? undone.previousDueOn : facts.currentDueOn
  const before = facts.events.filter((event) => event.at <= instant)
  const standing = facts.reports.filter((report) => stood(report, facts.events, instant))
  const report = standing.at(-1) ?? null
  const state = at === null ? facts.state : stateOf(facts, report, before, instant)
  const rework = state === 'RETURNED' || at === null ? reworkOf(facts, report) : { day: null, at: null }
  const sent = standing.flatMap(({ submittedAt, reworkDueAt }) => (submittedAt ? [{ submittedAt, reworkDueAt }] : []))
  const known = facts.neededDueAt !== null && facts.neededDueAt <= instant ? facts.neededDueAt : null
  const dayOf = (value: Date | null | undefined) => (value && value <= instant ? localDay(value, timeZone) : null)
  return {
    state,
    currentDueOn,
    currentDueAt: dueInstant(currentDueOn, timeZone),
    reworkDueOn: rework.day,
    reworkDueAt: rework.at ?? dueInstant(rework.day, timeZone),
    neededDueAt: at === null ? facts.neededDueAt : sent.length > 0 ? neededDueAt(sent) : known,
    extensions: granted.length,
    report,
    sentOn: dayOf(report?.submittedAt ?? facts.submittedAt),
    acceptedOn: state === 'ACCEPTED' ? dayOf(report?.reviewedAt ?? facts.acceptedAt) : null,
  }
}
