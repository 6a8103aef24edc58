import 'server-only'
import { readErrand } from '@/lib/kernel/errand'
import { SHEET_ERRAND } from '../schema/diagnostics'

/** The sheet that this browser has opened; null when there is none or its time is over. */
export async function readSheetInHand(): Promise<string | null> {
  return (await readErrand(SHEET_ERRAND))?.sheetId ?? null
}
