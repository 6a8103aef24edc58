import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { findClasses, listClassesToday, listRoster } from '@/lib/activities/queries/classes'
import type { ClassToday, RosterRow } from '@/lib/activities/types'
import type { Day } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import { canLead } from '../policy/registers'
import { findContest, listContests } from '../queries/contests'
import { contestQuerySchema, newContestQuerySchema } from '../schema/projects'
import type { ContestDetail, ContestPage, ContestRow } from '../types/projects'
import type { StaffChoice } from '../types/registers'
import { firstOf, loadFrame, loadKeepers, type Query, type RegisterFrame, todayOf } from './registers'

export type ContestsView = {
  frame: RegisterFrame
  page: ContestPage
  after: string | null
  mayAdd: boolean
  /** Whether this person may open the entry, where children are named. */
  opens: (row: ContestRow) => boolean
}

/** Conferences and contests of one organisation without a child's name; above the schools one of them has to be named. */
export async function loadContests(query: Query): Promise<ContestsView> {
  const { after } = contestQuerySchema.parse(firstOf(query))
  const frame = await loadFrame('projects', { ...query, after: undefined })
  const { actor, scope, organization, year, open, fromAbove } = frame
  if (fromAbove && !organization) notFound()
  const page =
    organization && year ? await listContests(db(), scope, organization.id, year.id, after) : { rows: [], next: null }
  return {
    ...{ frame, page, after },
    mayAdd: organization !== null && open && scopeOf(actor, 'project.edit') !== null,
    opens: (row) =>
      organization !== null &&
      (canLead(actor, { organizationId: organization.id }) || row.supervisorId === actor.userId),
  }
}

export type NewContestView =
  | { kind: 'choose'; classes: ClassToday[] }
  | {
      kind: 'form'
      groups: { id: string; name: string; pupils: RosterRow[] }[]
      year: { startsOn: Day; endsOn: Day }
      staff: StaffChoice[]
      today: Day
      requestKey: string
    }

/** The form for the classes of the address; without any, the classes to choose from. A class out of reach: no such page. */
export async function loadNewContest(query: Query): Promise<NewContestView> {
  const { actor, scope } = await requireScope('project.edit')
  const today = todayOf(actor)
  const { classes } = newContestQuerySchema.parse({ classes: query.class ?? query['class[]'] })
  if (classes.length === 0) return { kind: 'choose', classes: await listClassesToday(db(), scope, today, 120) }
  const groups = await findClasses(db(), scope, today, classes)
  const [first] = groups
  if (!first || groups.length !== classes.length || groups.some(({ year }) => year.state !== 'CURRENT')) notFound()
  const [roster, staff] = await Promise.all([listRoster(db(), scope, today, classes, today), loadKeepers(actor, today)])
  return {
    kind: 'form',
    groups: groups.map(({ id, name }) => ({ id, name, pupils: roster.filter((row) => row.classGroupId === id) })),
    year: first.year,
    ...{ staff, today, requestKey: randomUUID() },
  }
}

export type ContestRecordView = { contest: ContestDetail; staff: StaffChoice[]; today: Day; requestKey: string }

/** One entry with who took part: of the organisation, for a teacher what they supervised. */
export async function loadContest(contestId: string): Promise<ContestRecordView> {
  const { actor, scope } = await requireScope('project.read')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(contestId)
  const contest = id.success ? await findContest(db(), scope, today, id.data) : null
  if (!contest) notFound()
  return { contest, staff: await loadKeepers(actor, today), today, requestKey: randomUUID() }
}

export type ContestPupilsView = {
  contest: ContestDetail
  groups: { id: string; name: string; pupils: RosterRow[] }[]
  /** Further classes that may be chosen from. */
  classes: ClassToday[]
  /** How many took part whom the form cannot show: they stay. */
  others: number
}

/** For the page that says anew who took part: the classes of those known and of the address; a closed year has no such page. */
export async function loadContestPupils(contestId: string, query: Query): Promise<ContestPupilsView> {
  const { actor, scope } = await requireScope('project.edit')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(contestId)
  const contest = id.success ? await findContest(db(), scope, today, id.data) : null
  if (!contest?.open) notFound()
  const asked = newContestQuerySchema.parse({ classes: query.class ?? query['class[]'] }).classes
  const known = contest.pupils.flatMap(({ classId }) => (classId ? [classId] : []))
  const [found, classes] = await Promise.all([
    findClasses(db(), scope, today, [...new Set([...known, ...asked])]),
    listClassesToday(db(), scope, today, 120),
  ])
  const roster = await listRoster(
    db(),
    scope,
    today,
    found.map((group) => group.id),
    today,
  )
  const shown = new Set(roster.map((row) => row.id))
  return {
    contest,
    groups: found.map((group) => ({
      ...{ id: group.id, name: group.name },
      pupils: roster.filter((row) => row.classGroupId === group.id),
    })),
    classes: classes.filter((row) => !found.some((group) => group.id === row.id)),
    others: contest.pupils.filter((pupil) => !shown.has(pupil.id)).length,
  }
}
