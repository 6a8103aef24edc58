import { openHandler } from '@/lib/kernel/handler'
import { calendarFeed } from '@/lib/monitoring/exports/calendar-feed'

export const dynamic = 'force-dynamic'

/** A person's own days for a phone's calendar, at a secret address: whoever has it reads, so it needs no session. */
export const GET = openHandler<{ feed: string }>('calendarFeed', calendarFeed)
