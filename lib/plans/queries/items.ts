import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ItemChoice } from '../types/plan'

const { sql, empty } = Prisma

/** As much of an item's text as tells it from others. */
const SHOWN = 90

/**
 * Items of resolutions in force that the organisation has an assignment by, the newest resolution first, with `kept` also the one that
 * an entry names already. What an assignment is stands above (docs/decisions/019): here an item is a number and words.
 */
export async function listItemChoices(
  reader: Reader,
  organizationId: string,
  kept: string | null = null,
): Promise<ItemChoice[]> {
  const rows = await reader.$queryRaw<{ id: string; number: string | null; text: string; resolution: string | null }[]>`
    SELECT i."id", i."number", i."text", s."number" AS "resolution"
    FROM "ResolutionItem" i JOIN "Resolution" s ON s."id" = i."resolutionId"
    WHERE (s."state" = 'ISSUED' AND i."state" = 'ISSUED' AND EXISTS (SELECT 1 FROM "Assignment" a WHERE a."itemId" = i."id"
        AND a."organizationId" = ${organizationId}::uuid AND a."state" NOT IN ('NOT_APPLICABLE', 'CANCELLED') AND NOT a."historical"))
      ${kept ? sql`OR i."id" = ${kept}::uuid` : empty}
    ORDER BY s."date" DESC NULLS LAST, s."id", i."position" LIMIT 100`
  return rows.map(({ id, number, text, resolution }) => {
    const words = text.replace(/\s+/g, ' ').trim()
    const short = words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words
    return {
      id,
      number,
      label: `${number ? `п. ${number}` : 'пункт'}${resolution ? `, решение № ${resolution}` : ''}: ${short}`,
    }
  })
}
