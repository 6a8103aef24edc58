import 'server-only'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { CalendarDayKind } from '@/lib/kernel/production-calendar'
import { canEditCalendar } from '../policy'
import { decideDayKind } from '../rules/calendar'
import type { InstitutionsReason } from '../rules/organizations'

type Refused = InstitutionsReason | CommonReason

/**
 * Marks a day as an exception from the five-day week, or changes its mark: the last word stands. Due days already fixed stay as they
 * are. Refused: DAY_KIND_MISMATCH, FORBIDDEN.
 */
export async function setCalendarDay(
  { tx, now, scope, actor }: Context,
  input: { day: Day; kind: CalendarDayKind; note: string | null },
): Promise<Result<undefined, Refused>> {
  if (!canEditCalendar(actor)) return refuse('FORBIDDEN')
  const objection = decideDayKind(input.day, input.kind)
  if (objection) return refuse(objection)
  const { municipalityId } = scope
  const { kind, note } = input
  const day = dayToDate(input.day)
  await tx.calendarDay.upsert({
    where: { municipalityId_day: { municipalityId, day } },
    create: { municipalityId, day, kind, note },
    update: { kind, note },
  })
  await recordEvent(tx, actor, now, {
    kind: 'calendarChanged',
    municipalityId,
    data: { day: input.day, dayKind: kind },
    note,
  })
  return done()
}

/** Makes a day an ordinary one again. Refused: DAY_NOT_EXCEPTION, FORBIDDEN. */
export async function removeCalendarDay(
  { tx, now, scope, actor }: Context,
  input: { day: Day },
): Promise<Result<undefined, Refused>> {
  if (!canEditCalendar(actor)) return refuse('FORBIDDEN')
  const { municipalityId } = scope
  const { count } = await tx.calendarDay.deleteMany({ where: { municipalityId, day: dayToDate(input.day) } })
  if (count === 0) return refuse('DAY_NOT_EXCEPTION')
  await recordEvent(tx, actor, now, {
    kind: 'calendarChanged',
    municipalityId,
    data: { day: input.day, dayKind: null },
  })
  return done()
}
