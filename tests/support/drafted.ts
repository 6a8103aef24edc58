import { randomUUID } from 'node:crypto'
import { dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { makeAssignment } from './assignments'
import { type World, ZONE } from './town'

export const REPORT_TEXT = 'План разработан, обсуждён на педсовете и утверждён приказом.'

/** Assignments of the world's school with a finished draft each, ready to be sent; one for each instant. In three statements. */
export async function plantDrafted(world: World, dues: readonly Date[]): Promise<string[]> {
  const first = await makeAssignment(world)
  const { itemId, resolutionId } = await db().assignment.findUniqueOrThrow({ where: { id: first } })
  const rows = dues.map((dueAt, at) => ({ id: randomUUID(), dueAt, dueOn: dayToDate(localDay(dueAt, ZONE)), at }))
  await db().assignment.createMany({
    data: rows.map(({ id, dueAt, dueOn, at }) => ({
      id,
      municipalityId: world.municipalityId,
      resolutionId,
      itemId,
      organizationId: world.organizations.school,
      periodKey: `F${at}`,
      originalDueOn: dueOn,
      originalDueAt: dueAt,
      currentDueOn: dueOn,
      currentDueAt: dueAt,
      state: 'IN_PROGRESS' as const,
    })),
  })
  await db().executionReport.createMany({
    data: rows.map(({ id }) => ({ assignmentId: id, revision: 1, version: 2, text: REPORT_TEXT })),
  })
  return rows.map((row) => row.id)
}

/** The form «Сдать отчёт» of such an assignment. */
export const submissionOf = (assignmentId: string) => ({
  assignmentId,
  revision: 1,
  version: 2,
  evidenceSeen: '',
  lateReason: null,
})
