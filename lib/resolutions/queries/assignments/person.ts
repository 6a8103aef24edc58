import 'server-only'
import { Prisma } from '@/lib/kernel/prisma/client'

/** A person's name as screens shorten it. */
export type PersonView = { lastName: string; firstName: string; middleName: string | null }

/** The name of the joined `"User"` under `alias` as JSON, null without one. `alias` is a word of our own, never input. */
export function personOf(
  alias:
    | 'asked'
    | 'author'
    | 'decided'
    | 'handed'
    | 'reviewed'
    | 'submitted'
    | 'acknowledged'
    | 'accepted'
    | 'updated'
    | 'begun'
    | 'actor',
): Prisma.Sql {
  return Prisma.raw(
    `CASE WHEN ${alias}."id" IS NULL THEN NULL ELSE json_build_object('lastName', ${alias}."lastName", 'firstName', ${alias}."firstName", 'middleName', ${alias}."middleName") END`,
  )
}
