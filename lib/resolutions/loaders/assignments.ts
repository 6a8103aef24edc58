import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { reachOf } from '@/lib/kernel/permissions'
import { requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import { canActForExternal, canAnswerFor, canDecide, canSeeDraft, canWork } from '../policy/assignments'
import { canReview } from '../policy/reviews'
import { findAssignment } from '../queries/assignments/find-assignment'
import { listStaff } from '../queries/assignments/staff'
import { listTimeline } from '../queries/assignments/timeline'
import { listAssignmentExtensions } from '../queries/extensions'
import { findAssignmentMeasured } from '../queries/measures'
import { findEntriesOfItem } from '../queries/plan-entries'
import { listReports } from '../queries/reports'
import { listMessages } from '../queries/thread'
import { decideSubmission, effectiveDueAt, effectiveDueOn, isOpen } from '../rules/deadlines'
import { evidenceMark } from '../rules/evidence'
import { firstExtensionDay } from '../rules/extensions'
import { proposedFigures, proposedText } from '../rules/measured'
import { decideRecall, isStanding, missingParts } from '../rules/reports'
import { defaultReworkDueOn, waitingOf } from '../rules/reviews'
import { idSchema } from '../schema/common'

/** An assignment of the actor's scope with what the actor may do with it now; anything else is not found. */
export const loadAssignment = cache(async (given: string) => {
  const { actor, scope } = await requireScope('assignment.read')
  const id = idSchema.safeParse(given)
  if (!id.success) notFound()
  const now = systemNow()
  const today = localDay(now, actor.timeZone)
  const assignment = await findAssignment(db(), scope, id.data, today)
  if (!assignment) notFound()
  const external = assignment.organizationKind === 'EXTERNAL' && canActForExternal(actor)
  const answers = canAnswerFor(actor, assignment)
  const decides = canDecide(actor)
  const open = isOpen(assignment.state)
  const dueOn = effectiveDueOn(assignment)
  // Whether work may still go in; the server decides again, by its own clock, at the moment of sending.
  const submission = decideSubmission(assignment, now, 'asked')
  const passed = !external && open && !submission.accept
  const recall = decideRecall(
    {
      ...assignment,
      acceptsLate: assignment.latePolicy === 'ACCEPT_LATE' || assignment.historical || external,
      dueAt: effectiveDueAt(assignment),
    },
    now,
  )
  return {
    actor,
    scope,
    now,
    today,
    assignment,
    dueOn,
    /** The first day an extension may be asked to, null without a due day. */
    extendableFrom: dueOn && firstExtensionDay(dueOn, today),
    external,
    passed,
    late: !external && open && submission.accept && submission.basis === 'LATE_ACCEPTED',
    may: {
      seeDraft: canSeeDraft(actor, assignment),
      work: open && !passed && canWork(actor, assignment),
      acknowledge: open && answers && !assignment.acknowledgedAt,
      submit: open && !passed && answers,
      hand: (open || assignment.state === 'SUBMITTED') && answers && !external,
      recall: answers && recall.accept,
      askExtension: open && answers && !external && assignment.currentDueOn !== null && !assignment.historical,
      discuss:
        canWork(actor, assignment) ||
        reachOf(actor.role, 'assignment.discuss') === 'all' ||
        (reachOf(actor.role, 'assignment.discuss') === 'own' && actor.organizationId === assignment.organizationId),
      review: decides && assignment.state === 'SUBMITTED' && canReview(actor, assignment),
      notApplicable: decides && open && assignment.handedToId !== actor.userId,
      fourEyes: decides && assignment.state === 'SUBMITTED' && !canReview(actor, assignment),
      reopen: assignment.state === 'ACCEPTED' && reachOf(actor.role, 'assignment.reopen') !== 'none',
      decideExtension: decides && assignment.extensionOpen,
      moveReviewDate: decides && (open || assignment.state === 'SUBMITTED') && assignment.currentDueOn === null,
    },
  }
})

export type LoadedAssignment = Awaited<ReturnType<typeof loadAssignment>>

/** Everything of the assignment's page: eight statements with the session's. */
export const loadAssignmentPage = cache(async (id: string) => {
  const loaded = await loadAssignment(id)
  const { actor, scope, assignment, may, today } = loaded
  const reader = db()
  const year = Number(today.slice(0, 4))
  const [reports, extensions, timeline, messages, staff, calendar, planned] = await Promise.all([
    listReports(reader, assignment.id, { withDrafts: may.seeDraft }),
    listAssignmentExtensions(reader, assignment.id),
    listTimeline(reader, assignment.id),
    listMessages(reader, assignment.id),
    may.hand ? listStaff(reader, assignment.organizationId, today) : [],
    may.review || may.reopen ? findWorkingCalendar(reader, actor.municipalityId, year - 1, year + 1) : null,
    scopeOf(actor, 'plan.read') ? findEntriesOfItem(reader, assignment.organizationId, assignment.itemId) : null,
  ])
  const standing = reports.find((report) => report.measured && isStanding(report.state))
  // Asked only by whoever decides on it: what is counted today may be more or less than what was reported.
  const measuredNow = standing && may.review ? await findAssignmentMeasured(reader, scope, assignment, today) : null
  const submittedOn = assignment.submittedAt && localDay(assignment.submittedAt, actor.timeZone)
  return {
    ...loaded,
    reports,
    extensions,
    timeline,
    messages,
    staff,
    planned,
    measuredNow,
    reworkDueOn: calendar && defaultReworkDueOn(today, calendar),
    waiting:
      calendar && submittedOn && assignment.state === 'SUBMITTED' ? waitingOf(submittedOn, today, calendar) : null,
  }
})

/** The report being written: for those who work on it while it is open; for others there is no such page. */
export const loadReportDraft = cache(async (id: string) => {
  const loaded = await loadAssignment(id)
  const { assignment, may, scope, today } = loaded
  if (!may.seeDraft) notFound()
  const [reports, measured] = await Promise.all([
    listReports(db(), assignment.id, { withDrafts: true }),
    findAssignmentMeasured(db(), scope, assignment, today),
  ])
  const latest = reports[0] ?? null
  return {
    ...loaded,
    reports,
    latest,
    /** What the portal's own records come to now; null for an item without a measure. */
    measured,
    /** The first words and figures of a report that is not begun yet, for the head to confirm or to change. */
    proposed:
      measured && !latest
        ? { text: proposedText(measured), figures: proposedFigures(measured, assignment.figures) }
        : null,
    /** What the draft still lacks, and which evidence it is checked with. */
    missing: latest ? missingParts(latest, assignment, measured) : [],
    evidenceSeen: evidenceMark(latest?.evidence ?? []),
  }
})

/** A revision that was sent in and stands; null when it was taken back or is not there. */
export const loadReceipt = cache(async (id: string, revision: number) => {
  const loaded = await loadReportDraft(id)
  const report = loaded.reports.find((each) => each.revision === revision && isStanding(each.state))
  return { ...loaded, report: report ?? null }
})
