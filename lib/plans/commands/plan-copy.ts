import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Context } from '@/lib/kernel/command'
import type { GuidanceLevelKind, PlanKind } from '@/lib/kernel/prisma/enums'
import { listStaffChoices } from '@/lib/students/queries/classes'
import { listDirectionCodes, listEntries, type PlanGround } from '../queries/plan'
import { keptResponsible } from '../rules/named'
import { carriedDays } from '../rules/plan-copy'
import type { EntryContent } from '../types/plan'
import { writeEntries } from './plan-write'

/** A revision to copy from and the days of its year. */
export type CopyFrom = { revisionId: string; startsOn: Day; endsOn: Day }

/**
 * A plan of another year or organisation: its days in the year that is planned, its directions found again by their code, people who are
 * not of the staff left out; what was cancelled stays away, what was moved goes back to its plan, and nothing that was held counts.
 */
export async function copiedEntries(
  { tx, today }: Context,
  ground: PlanGround,
  organizationId: string,
  source: CopyFrom,
): Promise<EntryContent[]> {
  const { year } = ground
  if (!year) return []
  const entries = await listEntries(tx, source.revisionId)
  const codes = await listDirectionCodes(tx, source.revisionId)
  const staff = await listStaffChoices(tx, organizationId, today)
  return entries
    .filter(({ lineState }) => lineState !== 'CANCELLED')
    .map(({ form, title, stepFrom, stepTo, hours, partnerId, ...entry }) => ({
      ...{ form, title, stepFrom, stepTo, hours, partnerId },
      directionId: ground.directions.find(({ code }) => code === codes.get(entry.directionId ?? ''))?.id ?? null,
      ...carriedDays(entry, source, year),
      responsible: keptResponsible(entry.responsible, staff),
      responsibleId: staff.some(({ id }) => id === entry.responsibleId) ? entry.responsibleId : null,
    }))
}

/** Begins the plan of an organisation, year and kind with a draft; false when there is one. */
export async function beginPlan(
  { tx, now, scope, actor }: Context,
  plan: { planId: string; organizationId: string; yearId: string; kind: PlanKind; level: GuidanceLevelKind },
  entriesOf: () => Promise<EntryContent[]>,
): Promise<{ entries: number } | null> {
  const { planId, organizationId, yearId, kind, level } = plan
  const by = { createdAt: now, createdById: actor.userId }
  const [made] = await tx.careerPlan.createManyAndReturn({
    data: [{ id: planId, municipalityId: scope.municipalityId, organizationId, yearId, kind, ...by }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) return null
  const revision = await tx.planRevision.create({ data: { planId, number: 1, level, ...by }, select: { id: true } })
  const entries = await entriesOf()
  if (entries.length > 0) await writeEntries(tx, { planId, organizationId, revisionId: revision.id }, entries)
  return { entries: entries.length }
}
