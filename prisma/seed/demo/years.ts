import { randomUUID } from 'node:crypto'
import { defaultBreaks, startYearOf, yearCode, yearDays } from '../../../lib/institutions/rules/years'
import { addDays, type Day, dayToDate } from '../../../lib/kernel/calendar'
import type { PrismaClient } from '../../../lib/kernel/prisma/client'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export type DemoYear = { id: string; startYear: number; startsOn: Day; endsOn: Day }
export type DemoYears = { previous: DemoYear; current: DemoYear; next: DemoYear }

/** The academic years around today: the last one closed, today's current, the next one planned; school № 2 has spring holidays of its own. */
export async function fillYears(
  tx: Tx,
  municipalityId: string,
  today: Day,
  idOf: (key: string) => string,
): Promise<DemoYears> {
  const now = startYearOf(today)
  const year = (startYear: number): DemoYear => ({ id: randomUUID(), startYear, ...yearDays(startYear) })
  const years: DemoYears = { previous: year(now - 1), current: year(now), next: year(now + 1) }
  const state = { previous: 'CLOSED', current: 'CURRENT', next: 'PLANNED' } as const
  const all = Object.entries(years) as [keyof DemoYears, DemoYear][]
  await tx.academicYear.createMany({
    data: all.map(([key, { id, startYear, startsOn, endsOn }]) => ({
      id,
      municipalityId,
      code: yearCode(startYear),
      startsOn: dayToDate(startsOn),
      endsOn: dayToDate(endsOn),
      state: state[key],
    })),
  })
  const usual = all.flatMap(([, { id, startYear }]) =>
    defaultBreaks(startYear).map((each) => ({ ...each, yearId: id, organizationId: null as string | null })),
  )
  const own = usual
    .filter(({ yearId }) => yearId === years.current.id)
    .map((each) => {
      const days = each.title.startsWith('Весенние') ? -7 : 0
      const [startsOn, endsOn] = [addDays(each.startsOn, days), addDays(each.endsOn, days)]
      return { ...each, startsOn, endsOn, organizationId: idOf('school2') }
    })
  await tx.schoolBreak.createMany({
    data: [...usual, ...own].map(({ startsOn, endsOn, ...each }) => ({
      ...each,
      municipalityId,
      startsOn: dayToDate(startsOn),
      endsOn: dayToDate(endsOn),
    })),
  })
  return years
}
