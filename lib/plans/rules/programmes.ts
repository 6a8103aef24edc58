import type { Day } from '@/lib/kernel/calendar'

/** Item 6.1: brought in line with the municipal model by the day, with evidence. */
export function isUpdated(programme: { updatedForModelOn: Day | null; evidence: number }, asOf: Day): boolean {
  return programme.updatedForModelOn !== null && programme.updatedForModelOn <= asOf && programme.evidence > 0
}

/** What of a programme's days does not fit; field errors, or none. */
export function decideProgrammeDays(
  asked: { startsOn: Day; endsOn: Day | null; updatedForModelOn: Day | null },
  today: Day,
): Record<string, string[]> {
  const { startsOn, endsOn, updatedForModelOn } = asked
  return {
    ...(endsOn && endsOn < startsOn && { endsOn: ['Программа не может закончиться раньше, чем началась.'] }),
    ...(updatedForModelOn && updatedForModelOn > today && { updatedForModelOn: ['Эта дата ещё не наступила.'] }),
  }
}
