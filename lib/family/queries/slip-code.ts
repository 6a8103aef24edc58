import 'server-only'
import { derivedSymbols, keyedHash } from '@/lib/kernel/secret'
import { SECRET_LENGTH, SLIP_ALPHABET } from '../rules/slips'

const PURPOSE = 'access slip'

/** The secret part of a slip's code: it follows from the slip and the installation's key, so that a lost sheet can be printed again. */
export function secretOfSlip(slipId: string): string {
  return derivedSymbols(PURPOSE, slipId, SLIP_ALPHABET, SECRET_LENGTH)
}

/** What is stored of a code. */
export function hashOfCode(secret: string): string {
  return keyedHash(PURPOSE, secret)
}
