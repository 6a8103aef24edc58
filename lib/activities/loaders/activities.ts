import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { listYears } from '@/lib/institutions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, type Day, localDay, weekday } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { daySchema, recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { listPartnerChoices } from '@/lib/partners/queries'
import type { PartnerChoice } from '@/lib/partners/types'
import { canConfirm } from '../policy'
import { type ActivityPage, findActivity, listActivities, listParticipations, listWaiting } from '../queries/activities'
import {
  type ClassHead,
  findClasses,
  findLastLogged,
  findLockedThrough,
  listClassesToday,
  listDirections,
  listRoster,
} from '../queries/classes'
import { decideCancelling, decideChange } from '../rules/activity'
import { decideCorrection } from '../rules/confirmation'
import { type ActivityFilter, activityFilterSchema, newActivityQuerySchema } from '../schema/activity'
import type {
  ActivityDetail,
  ActivityRow,
  ClassToday,
  Direction,
  LastLogged,
  ParticipationRow,
  RosterRow,
  Year,
} from '../types'

export type Query = Record<string, string | string[] | undefined>

export const todayOf = (actor: Actor): Day => localDay(systemNow(), actor.timeZone)
export const firstOf = (query: Query) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
const isId = (text: string) => recordIdSchema.safeParse(text).success

export type TodayView = { classes: ClassToday[]; today: Day }

/** Own classes of today for the home page of those who log; null for all others. */
export async function loadToday(actor: Actor): Promise<TodayView | null> {
  const scope = scopeOf(actor, 'activity.log')
  if (!scope?.classesOfId) return null
  const today = todayOf(actor)
  return { today, classes: await listClassesToday(db(), scope, today, 20) }
}

export type ActivityFormView = {
  actor: Actor
  today: Day
  /** The last day that can be entered: today, or the end of a year that is over. */
  latest: Day
  /** The classes the form is about, and the day of their list. */
  groups: ClassHead[]
  day: Day
  roster: RosterRow[]
  directions: Direction[]
  partners: PartnerChoice[]
  last: LastLogged | null
  requestKey: string
  planLineId: string | null
  /** Head and deputy: what was forgotten in a closed period is entered with a reason. */
  mayBeLate: boolean
}

/** The form for the classes of the address; without any, the classes to choose from. A class out of reach: no such page. */
export async function loadNewActivity(
  query: Query,
): Promise<({ kind: 'form' } & ActivityFormView) | { kind: 'choose'; classes: ClassToday[] }> {
  const { actor, scope } = await requireScope('activity.log')
  const today = todayOf(actor)
  const asked = newActivityQuerySchema.parse({ ...firstOf(query), classes: query.class ?? query['class[]'] })
  const [firstId] = asked.classes
  if (!firstId) return { kind: 'choose', classes: await listClassesToday(db(), scope, today) }
  const groups = await findClasses(db(), scope, today, asked.classes)
  const [group] = groups
  if (!group || groups.length !== asked.classes.length) notFound()
  // From 1 September until the next year is current the classes are those of a year that is over: its last day is the latest one.
  const over = group.year.endsOn < today
  const latest = over ? group.year.endsOn : today
  const day = asked.on && asked.on <= latest ? asked.on : latest
  const [roster, directions, partners, last] = await Promise.all([
    listRoster(db(), scope, today, asked.classes, day),
    listDirections(db(), actor.municipalityId, group.year.id),
    listPartnerChoices(db(), actor.municipalityId),
    findLastLogged(db(), firstId),
  ])
  return {
    kind: 'form',
    ...{ actor, today, latest, groups, day, roster, directions, partners, last },
    requestKey: randomUUID(),
    planLineId: asked.entry,
    mayBeLate: canConfirm(actor, actor),
  }
}

export type ActivityListView = {
  filter: ActivityFilter
  page: ActivityPage
  classes: ClassToday[]
  directions: Direction[]
  confirms: boolean
}

export async function loadActivities(query: Query): Promise<ActivityListView> {
  const { actor, scope } = await requireScope('activity.read')
  const today = todayOf(actor)
  const filter = activityFilterSchema.parse(firstOf(query))
  const [page, classes, years] = await Promise.all([
    listActivities(db(), scope, today, filter),
    listClassesToday(db(), scope, today, 120),
    listYears(db(), actor),
  ])
  const year = years.find(({ state }) => state === 'CURRENT')
  const directions = year ? await listDirections(db(), actor.municipalityId, year.id) : []
  return { filter, page, classes, directions, confirms: scopeOf(actor, 'activity.confirm') !== null }
}

export type ActivityView = {
  actor: Actor
  activity: ActivityDetail
  participations: ParticipationRow[]
  rights: { confirm: boolean; change: boolean; cancel: boolean; correct: boolean }
  requestKey: string
}

export const loadActivity = cache(async (activityId: string): Promise<ActivityView> => {
  const { actor, scope } = await requireScope('activity.read')
  const today = todayOf(actor)
  if (!isId(activityId)) notFound()
  const [activity, participations] = await Promise.all([
    findActivity(db(), scope, today, activityId, actor.timeZone),
    listParticipations(db(), scope, today, activityId),
  ])
  if (!activity) notFound()
  const confirms = canConfirm(actor, activity)
  const whole = activity.classes.every(({ mine }) => mine)
  const { state } = activity
  return {
    actor,
    activity,
    participations,
    rights: {
      confirm: confirms && state === 'HELD',
      change: whole && !activity.voids && decideChange(state, confirms) === null,
      cancel: whole && decideCancelling(state) === null,
      correct: whole && decideCorrection({ ...activity, waiting: activity.correctionWaits }) === null,
    },
    requestKey: randomUUID(),
  }
})

export type ActivityEditView = Omit<ActivityView, 'rights'> & {
  today: Day
  year: Year
  roster: RosterRow[]
  directions: Direction[]
  partners: PartnerChoice[]
}

/** For the pages that change or correct a record: who may not, or what may not be changed, leads back to the record. */
export async function loadActivityToEdit(activityId: string, how: 'change' | 'correct'): Promise<ActivityEditView> {
  const { rights, ...view } = await loadActivity(activityId)
  const { scope } = await requireScope('activity.log')
  const { actor, activity } = view
  if (!rights[how]) redirect(`/activities/${activityId}`)
  const today = todayOf(actor)
  const classIds = activity.classes.map(({ id }) => id)
  const [roster, directions, partners, years] = await Promise.all([
    listRoster(db(), scope, today, classIds, activity.heldOn),
    listDirections(db(), actor.municipalityId, activity.yearId),
    listPartnerChoices(db(), actor.municipalityId),
    listYears(db(), actor),
  ])
  const year = years.find(({ id }) => id === activity.yearId)
  if (!year) notFound()
  return { ...view, today, year, roster, directions, partners }
}

export type QueueView = {
  rows: ActivityRow[]
  more: boolean
  /** Mondays of the weeks in which something waits, with how much. */
  weeks: { monday: Day; count: number }[]
  week: Day | null
  lockedThrough: Day | null
  year: Year | null
  userId: string
  yesterday: Day
}

export const mondayOf = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7))

/** What waits for head or deputy, whole or of one week. */
export async function loadConfirmQueue(query: Query): Promise<QueueView> {
  const { actor, scope } = await requireScope('activity.confirm')
  const today = todayOf(actor)
  const asked = daySchema.safeParse(firstOf(query).week)
  const week = asked.success ? mondayOf(asked.data) : null
  const [all, years] = await Promise.all([listWaiting(db(), scope, today, null), listYears(db(), actor)])
  const counts = new Map<Day, number>()
  for (const { heldOn } of all.rows) counts.set(mondayOf(heldOn), (counts.get(mondayOf(heldOn)) ?? 0) + 1)
  const year = years.find(({ state }) => state === 'CURRENT') ?? null
  return {
    rows: week ? all.rows.filter(({ heldOn }) => mondayOf(heldOn) === week) : all.rows,
    more: all.more,
    weeks: [...counts].map(([monday, count]) => ({ monday, count })),
    week,
    lockedThrough: year ? await findLockedThrough(db(), actor.organizationId, year.id) : null,
    year,
    userId: actor.userId,
    yesterday: addDays(today, -1),
  }
}

/** Whether a file may be sent to a record at all: asked before its bytes are read. */
export async function findUploadPlace(actor: Actor, scope: Scope, activityId: string): Promise<boolean> {
  return (await findActivity(db(), scope, todayOf(actor), activityId, actor.timeZone)) !== null
}
