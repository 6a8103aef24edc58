import 'server-only'
import { readErrand } from '@/lib/kernel/errand'
import { Kinship } from '@/lib/kernel/prisma/enums'
import { SLIP_ERRAND } from '../schema/access'

/** The slip that this browser has opened, and who its holder is to the child once the second step has said so. */
export type InHand = { slipId: string; kinship: Kinship | null }

/** What the steps before have put into this browser; null when there was none or 20 minutes are over. */
export async function readInHand(): Promise<InHand | null> {
  const errand = await readErrand(SLIP_ERRAND)
  if (!errand?.slipId) return null
  return { slipId: errand.slipId, kinship: Object.values(Kinship).find((one) => one === errand.kinship) ?? null }
}
