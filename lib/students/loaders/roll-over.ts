import 'server-only'
import { notFound } from 'next/navigation'
import { listYears } from '@/lib/institutions/queries'
import { yearToShow } from '@/lib/institutions/rules/years'
import type { AcademicYear } from '@/lib/institutions/types'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import { findClass, findOrganizationFacts, findYearFacts } from '../queries/classes'
import { countDecisions, findRollOver, listRollNames, readRollFacts, type StandingRollOver } from '../queries/roll-over'
import { compareClasses } from '../rules/classes'
import {
  choicesFor,
  decideRollOver,
  planMark,
  planRollOver,
  type RollChoice,
  type RollOverReason,
} from '../rules/roll-over'
import type { ClassView, PersonName } from '../types'

type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export type RollOverLine = {
  classId: string
  name: string
  /** «в 9А» → 23; sorted by number. */
  outcomes: { choice: RollChoice; count: number }[]
  unresolved: number
}

export type RollOverPage = {
  actor: Actor
  years: AcademicYear[]
  from: AcademicYear | null
  to: AcademicYear | null
  lines: RollOverLine[]
  newClasses: string[]
  unresolved: number
  pupils: number
  mark: string
  objection: RollOverReason | null
  standing: (StandingRollOver & { counts: Record<string, number> }) | null
}

export async function loadRollOver(query: Query): Promise<RollOverPage> {
  const { actor, scope } = await requireScope('rollOver.run')
  const today = localDay(systemNow(), actor.timeZone)
  const { organizationId } = actor
  const years = await listYears(db(), scope)
  const from = yearToShow(years, one(query.year) ?? null, today)
  const to = from ? (years.find(({ startsOn }) => startsOn === addDays(from.endsOn, 1)) ?? null) : null
  const place = await findOrganizationFacts(db(), scope, organizationId)
  if (!from || !place) {
    return {
      ...{ actor, years, from, to, lines: [], newClasses: [], unresolved: 0, pupils: 0, mark: '' },
      objection: null,
      standing: null,
    }
  }
  const [facts, year, standing] = await Promise.all([
    readRollFacts(db(), organizationId, from.id),
    findYearFacts(db(), scope, organizationId, from.id),
    findRollOver(db(), scope, { fromYearId: from.id, organizationId }),
  ])
  const plan = planRollOver({ ...facts, place, newYear: { startsOn: to?.startsOn ?? from.endsOn } })
  const lines = [...facts.classes].sort(compareClasses).flatMap((group): RollOverLine[] => {
    const rows = plan.rows.filter(({ classGroupId }) => classGroupId === group.id)
    if (rows.length === 0) return []
    const outcomes = new Map<string, { choice: RollChoice; count: number }>()
    for (const { choice } of rows) {
      if (!choice) continue
      const key = `${choice.decision} ${choice.toName}`
      outcomes.set(key, { choice, count: (outcomes.get(key)?.count ?? 0) + 1 })
    }
    return [
      {
        ...{ classId: group.id, name: group.name },
        outcomes: [...outcomes.values()].sort((a, b) => b.count - a.count),
        unresolved: rows.filter(({ choice }) => choice === null).length,
      },
    ]
  })
  return {
    ...{ actor, years, from, to, lines },
    newClasses: [...plan.newClasses].sort(compareClasses).map(({ name }) => name),
    unresolved: plan.unresolved,
    pupils: plan.rows.length,
    mark: planMark(plan),
    objection: year ? decideRollOver({ from: year, to, plan, today }) : null,
    standing: standing && { ...standing, counts: await countDecisions(db(), standing.id) },
  }
}

export type RollOverClassPage = {
  group: ClassView
  choices: RollChoice[]
  rows: (PersonName & { enrollmentId: string; choice: RollChoice | null; chosen: boolean })[]
}

/** For the page of one class's choices. */
export async function loadRollOverClass(classId: string): Promise<RollOverClassPage> {
  const { actor, scope } = await requireScope('rollOver.run')
  if (!isId(classId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const group = await findClass(db(), scope, classId, today)
  const place = await findOrganizationFacts(db(), scope, actor.organizationId)
  if (!group || !place || group.year.rolledOver) notFound()
  const facts = await readRollFacts(db(), actor.organizationId, group.year.id)
  const plan = planRollOver({ ...facts, place, newYear: { startsOn: addDays(group.year.endsOn, 1) } })
  const rows = plan.rows.filter(({ classGroupId }) => classGroupId === group.id)
  const names = await listRollNames(
    db(),
    rows.map(({ enrollmentId }) => enrollmentId),
  )
  const byId = new Map(rows.map((row) => [row.enrollmentId, row]))
  return {
    group,
    choices: choicesFor(group, facts.classes, place),
    rows: names.map((name) => ({
      ...name,
      choice: byId.get(name.enrollmentId)?.choice ?? null,
      chosen: facts.choices.has(name.enrollmentId),
    })),
  }
}
