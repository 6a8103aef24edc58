import 'server-only'
import type { UpcomingSource } from '@/lib/activities/loaders/hours'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { reachOf } from '@/lib/kernel/permissions'
import { currentActor } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import {
  findPlanned,
  listPlannedAhead,
  listPlannedForClasses,
  listPlannedThisWeek,
  type Planned,
  type PlannedForClass,
  type PlannedThisWeek,
} from '../queries/planned'
import { isResponsible } from '../rules/named'

/** So many own entries of the week fit on a home page. */
const MOST_OWN = 6

/** The line of the plan that the form of a held event is opened from; null when it is not there, and the form is a plain one. */
export async function loadPlanned(lineId: string): Promise<Planned | null> {
  const actor = await currentActor()
  const scope = actor && scopeOf(actor, 'plan.read')
  if (!scope || !recordIdSchema.safeParse(lineId).success) return null
  return findPlanned(db(), scope, lineId)
}

/** What the plan has this week for the classes of a teacher's day; nothing for those without a plan. */
export async function loadPlannedForClasses(
  actor: Actor,
  today: { classes: readonly { id: string }[]; today: Day } | null,
): Promise<PlannedForClass[]> {
  const scope = scopeOf(actor, 'plan.read')
  if (!today || !scope) return []
  return listPlannedForClasses(
    db(),
    scope,
    today.classes.map(({ id }) => id),
    today.today,
  )
}

/** What the person answers for this week, by the id that was chosen or by name; at most six. One statement. */
export async function loadOwnPlanned(): Promise<PlannedThisWeek[]> {
  const actor = await currentActor()
  const scope = actor && scopeOf(actor, 'plan.read')
  if (!actor || !scope || reachOf(actor.role, 'plan.edit') !== 'none') return []
  const found = await listPlannedThisWeek(db(), scope, localDay(systemNow(), actor.timeZone))
  return found.filter((entry) => isResponsible(entry, actor)).slice(0, MOST_OWN)
}

/** Events ahead for «what closes the gap» (rule 14), from the plan in force of the class's organisation. */
export const plannedAhead: UpcomingSource = async (group, today) => {
  if (group.grade === null) return []
  const { organizationId, year, grade, id } = group
  return listPlannedAhead(db(), { organizationId, yearId: year.id, grade, classId: id }, today)
}
