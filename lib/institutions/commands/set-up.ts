import 'server-only'
import { dayToDate, localDay } from '@/lib/kernel/calendar'
import { done, type Result, refuse } from '@/lib/kernel/command'
import { inTransaction } from '@/lib/kernel/db'
import { recordEvents } from '@/lib/kernel/events'
import type { CalendarException } from '@/lib/kernel/production-calendar'
import { hashPassword, newMadePassword } from '@/lib/people/commands/passwords'
import { proposedLogin } from '@/lib/people/rules'
import { startYearOf } from '../rules/years'
import { createYear } from './years'

export type FirstSetUp = {
  municipality: string
  region: string
  timeZone: string
  department: string
  departmentShortName: string
  resourceCentre: string | null
  head: { lastName: string; firstName: string; middleName: string | null }
  login: string | null
  calendar: CalendarException[]
}

/**
 * Fills an empty installation: the municipality with its Department, Resource centre, production calendar and the academic year of
 * today, and the Department head's account with a made password, returned once. Refused with ALREADY_SET_UP when there is any municipality.
 */
export async function setUpInstallation(
  input: FirstSetUp,
): Promise<Result<{ login: string; password: string }, 'ALREADY_SET_UP'>> {
  const password = newMadePassword()
  const passwordHash = await hashPassword(password)
  return inTransaction(async (tx, now) => {
    // Two set-ups at once: the second waits here and then sees the first one's municipality.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('profmarshrut: set-up'))`
    if (await tx.municipality.findFirst({ select: { id: true } })) return refuse('ALREADY_SET_UP')
    const { id: municipalityId } = await tx.municipality.create({
      data: { name: input.municipality, region: input.region, timeZone: input.timeZone, createdAt: now },
      select: { id: true },
    })
    const department = await tx.organization.create({
      data: {
        municipalityId,
        name: input.department,
        shortName: input.departmentShortName,
        kind: 'DEPARTMENT',
        createdAt: now,
      },
      select: { id: true },
    })
    const { resourceCentre } = input
    if (resourceCentre) {
      await tx.organization.create({
        data: {
          municipalityId,
          name: resourceCentre,
          shortName: resourceCentre,
          kind: 'RESOURCE_CENTRE',
          createdAt: now,
        },
      })
    }
    await tx.calendarDay.createMany({
      data: input.calendar.map(({ day, kind }) => ({ municipalityId, day: dayToDate(day), kind })),
    })
    const login = input.login ?? proposedLogin(input.head, 1)
    const head = await tx.user.create({
      data: { municipalityId, login, passwordHash, ...input.head, createdAt: now },
      select: { id: true },
    })
    const validFrom = localDay(now, input.timeZone)
    const grant = await tx.roleGrant.create({
      data: {
        userId: head.id,
        organizationId: department.id,
        role: 'DEPARTMENT_HEAD',
        validFrom: dayToDate(validFrom),
        createdAt: now,
      },
      select: { id: true },
    })
    const yearId = await createYear(tx, municipalityId, startYearOf(validFrom), 'CURRENT', { now, userId: head.id })
    const organizationId = department.id
    await recordEvents(tx, null, now, [
      { kind: 'organizationCreated', municipalityId, organizationId, data: { kind: 'DEPARTMENT' } },
      { kind: 'userCreated', municipalityId, organizationId, subjectId: head.id },
      { kind: 'yearOpened', municipalityId, organizationId, subjectId: yearId, data: { state: 'CURRENT' } },
      {
        kind: 'grantGiven',
        municipalityId,
        organizationId,
        subjectId: head.id,
        data: { grantId: grant.id, role: 'DEPARTMENT_HEAD', validFrom },
      },
    ])
    return done({ login, password })
  })
}
