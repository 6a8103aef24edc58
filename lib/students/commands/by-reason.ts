import 'server-only'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { countTries, findReading } from '../queries/by-reason'
import { decideTry, type ReasonedReadingReason } from '../rules/by-reason'
import { nameKey, type PersonName } from '../rules/names'

/**
 * The Department opens one child's card for a reason (domain.md §7.3, rule 27): the child is named in full with the day of birth, so
 * that nobody is found by looking around; the reason goes into the journal and before the family. Refused: TOO_MANY_SOUGHT,
 * STUDENT_NOT_KNOWN, STUDENT_AMBIGUOUS; each try is an event, without the name that was sought.
 */
export async function openByReason(
  { tx, actor, now, scope }: Context,
  input: PersonName & { birthDate: Day; reason: string },
): Promise<Result<{ readingId: string }, ReasonedReadingReason | CommonReason>> {
  const { municipalityId } = scope
  // One after another: the tries of a person are counted.
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${actor.userId}::uuid FOR UPDATE`
  const base = { municipalityId, organizationId: actor.organizationId, note: input.reason }
  const tooMany = decideTry(await countTries(tx, actor.userId, now))
  if (tooMany) return refuse(tooMany)
  const found = await tx.student.findMany({
    where: { municipalityId, nameKey: nameKey(input), birthDate: dayToDate(input.birthDate) },
    select: { id: true },
    take: 2,
  })
  const [student] = found
  if (!student || found.length > 1) {
    await recordEvent(tx, actor, now, { ...base, kind: 'studentSoughtByReason', data: { found: found.length } })
    return refuse(student ? 'STUDENT_AMBIGUOUS' : 'STUDENT_NOT_KNOWN')
  }
  await recordEvent(tx, actor, now, { ...base, kind: 'studentReadByReason', subjectId: student.id })
  const readingId = await findReading(tx, actor.userId, student.id)
  return readingId ? done({ readingId }) : refuse('NOT_FOUND')
}
