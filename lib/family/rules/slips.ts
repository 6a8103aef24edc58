import { addDays, type Day } from '@/lib/kernel/calendar'

/**
 * Symbols that cannot be taken for one another, each with a twin on a Russian keyboard or the same on both: a parent types the code with
 * whatever keyboard is on (rule 22).
 */
export const SLIP_ALPHABET = 'ACEHKMPTXY23456789'
export const SELECTOR_LENGTH = 5
/** Random symbols of the secret part (rule 22 asks for ten at least). */
export const SECRET_LENGTH = 10
/** How long a slip is good. */
export const SLIP_DAYS = 30
/** Wrong codes after which a slip is locked. */
export const SLIP_TRIES = 5
/** From what age on a pupil may have an own sign-in, in full years. */
export const OWN_SIGN_IN_AGE = 14

export type SlipReason =
  | 'SLIP_UNKNOWN'
  | 'SLIP_USED'
  | 'SLIP_REVOKED'
  | 'SLIP_EXPIRED'
  | 'SLIP_LOCKED'
  | 'SLIP_GONE'
  | 'TOO_MANY_CODES'
  | 'BIRTH_DATE_WRONG'
  | 'LINK_EXISTS'
  | 'SLIP_FOR_PUPIL'
  | 'TOO_YOUNG'
  | 'NOT_ENROLLED'
  | 'NOBODY_CHOSEN'
  | 'LINK_ENDED'
  | 'LINK_FROZEN'
  | 'LINK_NOT_FROZEN'
  | 'SLIP_NOT_OPEN'

const RUSSIAN: Record<string, string> = {
  А: 'A',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
}

export type SlipCode = { selector: string; secret: string }

/** A code as typed or scanned, whatever its case, spaces, dashes and keyboard; null when it is no code at all. */
export function readCode(typed: string): SlipCode | null {
  const symbols = [...typed.toUpperCase().replace(/[\s\-–—.]/g, '')].map((symbol) => RUSSIAN[symbol] ?? symbol)
  if (symbols.length !== SELECTOR_LENGTH + SECRET_LENGTH) return null
  if (symbols.some((symbol) => !SLIP_ALPHABET.includes(symbol))) return null
  const code = symbols.join('')
  return { selector: code.slice(0, SELECTOR_LENGTH), secret: code.slice(SELECTOR_LENGTH) }
}

/** «K7MPX 4CEHK M2345»: in groups of five, for paper. */
export function writtenCode({ selector, secret }: SlipCode): string {
  return `${selector}${secret}`.replace(/(.{5})(?=.)/g, '$1 ')
}

type SlipFacts = { expiresAt: Date; tries: number; usedAt: Date | null; revokedAt: Date | null }

/** Why a slip does not open any more (rule 22); null while it does. */
export function decideUsing(slip: SlipFacts, now: Date): SlipReason | null {
  if (slip.usedAt) return 'SLIP_USED'
  if (slip.revokedAt) return 'SLIP_REVOKED'
  if (slip.tries >= SLIP_TRIES) return 'SLIP_LOCKED'
  return slip.expiresAt <= now ? 'SLIP_EXPIRED' : null
}

/** The last day of a slip given out on the day; it is good till that day is over. */
export function lastDayOf(issuedOn: Day): Day {
  return addDays(issuedOn, SLIP_DAYS)
}

/** A pupil of 14 or more may be given an own sign-in; both are days of the municipality. */
export function isOldEnough(birthDate: Day, today: Day): boolean {
  const year = Number(birthDate.slice(0, 4)) + OWN_SIGN_IN_AGE
  return `${year}${birthDate.slice(4)}` <= today
}

/** Where a QR code leads. The code stands behind «#»: browsers send that part to no server and it stays in no log (rule 29). */
export function slipAddress(address: string, code: string): string {
  return `${address}#${code.replace(/\s/g, '')}`
}
