export type ReasonedReadingReason = 'TOO_MANY_SOUGHT' | 'STUDENT_NOT_KNOWN' | 'STUDENT_AMBIGUOUS'

/** How long a card that was opened by a reason can be read, in minutes; afterwards it is asked for anew. */
export const READING_MINUTES = 30

/** How often a person may name a child within an hour, found or not: enough for a day's letters, too little to try out a register. */
export const TRIES_AN_HOUR = 20

export function decideTry(triesOfHour: number): 'TOO_MANY_SOUGHT' | null {
  return triesOfHour >= TRIES_AN_HOUR ? 'TOO_MANY_SOUGHT' : null
}

/** Whether a reading still stands. */
export function readingStands(openedAt: Date, now: Date): boolean {
  const minutes = (now.getTime() - openedAt.getTime()) / 60_000
  return minutes >= 0 && minutes < READING_MINUTES
}
