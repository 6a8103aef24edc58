import 'server-only'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, type Result, refuse } from '@/lib/kernel/command'
import { type EventInput, type EventKind, recordEvent } from '@/lib/kernel/events'
import type { ActivityForm, ActivityMode } from '@/lib/kernel/prisma/enums'
import { findWriteFacts } from '../queries/facts'
import { type ActivityAsked, type ActivityDecision, type ActivityReason, decideActivity } from '../rules/activity'

export type ActivityContent = {
  classIds: string[]
  heldOn: Day
  hours: number
  directionId: string
  form: ActivityForm
  title: string
  place: string | null
  partnerId: string | null
  planLineId: string | null
  note: string | null
  mode: ActivityMode
  absentIds: string[]
  headcounts: Record<string, number>
  again: boolean
}

export type ActivityRefused = ActivityReason | CommonReason

export type Judged = {
  organizationId: string
  yearId: string
  rows: Extract<ActivityDecision, { accept: true }>
}

/** Reads the facts and judges the content (rule 13); NOT_FOUND when a class is not there or not in reach. */
export async function judge(
  { tx, scope, today }: Context,
  content: ActivityContent,
  of: Pick<ActivityAsked, 'correction' | 'late'> & { exceptId: string | null },
): Promise<{ ok: true; judged: Judged } | { ok: false; refusal: Result<never, ActivityRefused> }> {
  const facts = await findWriteFacts(tx, scope, today, { ...content, exceptId: of.exceptId })
  const [first] = facts.classes
  if (!first || !facts.startsOn || !facts.endsOn || facts.classes.length !== content.classIds.length) {
    return { ok: false, refusal: refuse('NOT_FOUND') }
  }
  const year = { startsOn: facts.startsOn, endsOn: facts.endsOn, closed: facts.closed }
  const rows = decideActivity({ ...facts, today, year }, { ...content, correction: of.correction, late: of.late })
  if (!rows.accept) return { ok: false, refusal: refuse(rows.reason, rows.details) }
  return { ok: true, judged: { organizationId: first.organizationId, yearId: first.yearId, rows } }
}

/** The columns of an activity that its form fills. */
export function columnsOf(content: ActivityContent, yearId: string) {
  const { hours, directionId, form, title, place, partnerId, planLineId, note, mode } = content
  return {
    yearId,
    heldOn: dayToDate(content.heldOn),
    hours,
    directionId,
    form,
    title,
    place,
    partnerId,
    planLineId,
    note,
    mode,
  }
}

/** Classes and pupils of an activity: two statements however many they are, classes first (the order of the counters' locks). */
export async function writeRows({ tx }: Context, activityId: string, { rows }: Judged, hours: number): Promise<void> {
  await tx.activityClass.createMany({ data: rows.classes.map((row) => ({ activityId, ...row })) })
  if (rows.participations.length > 0) {
    await tx.participation.createMany({ data: rows.participations.map((row) => ({ activityId, hours, ...row })) })
  }
}

/** An event of an activity: facts and counts, nothing about a child. */
export async function tell(
  { tx, actor, now, scope }: Context,
  kind: EventKind,
  activity: { id: string; organizationId: string },
  data: EventInput['data'],
  note: string | null = null,
): Promise<void> {
  await recordEvent(tx, actor, now, {
    kind,
    municipalityId: scope.municipalityId,
    organizationId: activity.organizationId,
    subjectId: activity.id,
    data,
    note,
  })
}

/** What of the content may stand in an event. */
export function toldOf(content: ActivityContent, { rows }: Judged) {
  const { heldOn, hours, directionId, form, mode } = content
  const named = rows.participations.filter(({ attended }) => attended).length
  const headcount = rows.classes.reduce((sum, row) => sum + row.headcount, 0)
  return { heldOn, hours, directionId, form, mode, classes: rows.classes.length, named, headcount }
}
