import { addDays, type Day, localDay } from '@/lib/kernel/calendar'

/** A day so many days from the municipality's today: commands take the real `now`, so a day written down in a test will pass. */
export function dayFromNow(days: number): Day {
  return addDays(localDay(new Date(), 'Asia/Irkutsk'), days)
}
