import 'server-only'
import { SLIP_ALPHABET } from '@/lib/family/rules/slips'
import { derivedSymbols, keyedHash } from '@/lib/kernel/secret'

const PURPOSE = 'questionnaire sheet'
/** The code of a sheet: five symbols by which it is found, and five that follow from it and the installation's key. */
export const SHEET_PART = 5

export function secretOfSheet(sheetId: string): string {
  return derivedSymbols(PURPOSE, sheetId, SLIP_ALPHABET, SHEET_PART)
}

export function hashOfSheetCode(secret: string): string {
  return keyedHash(PURPOSE, secret)
}
