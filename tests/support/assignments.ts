import { dayToDate, endOfLocalDay, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { ExecutorPart, LatePolicy } from '@/lib/kernel/prisma/enums'
import { databaseNow } from './run-command'
import { type World, ZONE } from './town'

export type AssignmentOptions = {
  organizationId?: string
  /** The last instant for a report; null for none. Whole days are counted from today, negative ones have passed. */
  dueAt?: Date | null
  dueInDays?: number
  latePolicy?: LatePolicy
  evidence?: { key: string; title: string; kind: 'FILE' | 'LINK' | 'ANY'; required: boolean }[]
  figures?: { key: string; label: string; unit: string; required: boolean }[]
  itemId?: string
  part?: ExecutorPart
  periodKey?: string
}

/** An issued assignment of an item of its own (or of a given one). */
export async function makeAssignment(world: World, options: AssignmentOptions = {}): Promise<string> {
  const { municipalityId, organizations, chief } = world
  const now = await databaseNow()
  const today = localDay(now, ZONE)
  const dueOn =
    options.dueAt === null
      ? null
      : options.dueAt
        ? localDay(options.dueAt, ZONE)
        : new Date(dayToDate(today).getTime() + (options.dueInDays ?? 30) * 86_400_000).toISOString().slice(0, 10)
  const dueAt = options.dueAt === null ? null : (options.dueAt ?? (dueOn && endOfLocalDay(dueOn, ZONE)))
  const item = options.itemId
    ? await db().resolutionItem.findUniqueOrThrow({ where: { id: options.itemId } })
    : await db().resolutionItem.create({
        data: {
          position: 1,
          number: '4.1',
          role: 'TASK',
          text: 'Разработать план профориентационной работы',
          state: 'ISSUED',
          latePolicy: options.latePolicy ?? 'LOCK',
          deadlineMode: dueOn ? 'FIXED' : 'REVIEW_ONLY',
          evidence: options.evidence ?? [],
          figures: options.figures ?? [],
          resolution: {
            create: {
              municipalityId,
              number: '12',
              date: dayToDate('2026-09-01'),
              title: 'О профориентации',
              sourceText: '',
              state: 'ISSUED',
              createdById: chief.userId,
            },
          },
        },
      })
  const assignment = await db().assignment.create({
    data: {
      municipalityId,
      resolutionId: item.resolutionId,
      itemId: item.id,
      organizationId: options.organizationId ?? organizations.school,
      part: options.part ?? 'RESPONSIBLE',
      periodKey: options.periodKey ?? 'ONCE',
      originalDueOn: dueOn && dayToDate(dueOn),
      originalDueAt: dueAt,
      currentDueOn: dueOn && dayToDate(dueOn),
      currentDueAt: dueAt,
      reviewOn: dueOn ? null : dayToDate('2026-12-01'),
    },
  })
  return assignment.id
}

export const versionOf = async (id: string) => (await db().assignment.findUniqueOrThrow({ where: { id } })).version

export async function kindsOf(assignmentId: string): Promise<string[]> {
  const events = await db().event.findMany({ where: { assignmentId }, orderBy: { id: 'asc' }, select: { kind: true } })
  return events.map((event) => event.kind)
}
