import { describe, expect, it } from 'vitest'
import {
  decideUsing,
  isOldEnough,
  lastDayOf,
  readCode,
  SECRET_LENGTH,
  SELECTOR_LENGTH,
  SLIP_ALPHABET,
  slipAddress,
  writtenCode,
} from '@/lib/family/rules/slips'

const CODE = { selector: 'K7MPX', secret: '4CEHKM2345' }

describe('the code of a slip', () => {
  it('is read whatever its case, spaces and dashes', () => {
    for (const typed of ['K7MPX 4CEHK M2345', 'k7mpx4cehkm2345', ' k7mpx-4cehk—m2345 ', 'K7MPX. 4CEHK. M2345'])
      expect(readCode(typed), typed).toEqual(CODE)
  })

  it('is read from a Russian keyboard, where its letters look the same', () => {
    expect(readCode('к7мрх 4сенк м2345')).toEqual(CODE)
    expect(readCode('АСЕНК МРТХУ 23456')).toEqual({ selector: 'ACEHK', secret: 'MPTXY23456' })
  })

  it('is none when a symbol is missing, too many, or one that the alphabet does not have', () => {
    for (const typed of ['', 'K7MPX 4CEHK M234', 'K7MPX 4CEHK M23456', 'K7MPX 4CEHK M2340', 'K7MPX 4CEHK MО345'])
      expect(readCode(typed), typed).toBeNull()
  })

  it('is written in groups of five and read back', () => {
    expect(writtenCode(CODE)).toBe('K7MPX 4CEHK M2345')
    expect(readCode(writtenCode(CODE))).toEqual(CODE)
  })

  it('has ten random symbols at least, none of which is taken for another', () => {
    expect(SECRET_LENGTH).toBeGreaterThanOrEqual(10)
    expect(SELECTOR_LENGTH + SECRET_LENGTH).toBe(15)
    expect(new Set(SLIP_ALPHABET).size).toBe(SLIP_ALPHABET.length)
    for (const symbol of 'O0I1LBSZ') expect(SLIP_ALPHABET).not.toContain(symbol)
  })

  it('stands behind «#» in an address: no server and no log learns of it', () => {
    const url = new URL(slipAddress('https://portal.example/slip', 'K7MPX 4CEHK M2345'))
    expect(url.hash).toBe('#K7MPX4CEHKM2345')
    expect(url.pathname + url.search).toBe('/slip')
  })
})

describe('a slip', () => {
  const now = new Date('2026-11-28T04:00:00Z')
  const slip = { expiresAt: new Date('2026-11-28T15:59:59.999Z'), tries: 0, usedAt: null, revokedAt: null }

  it('opens till the end of its last day', () => {
    expect(decideUsing(slip, now)).toBeNull()
    expect(decideUsing(slip, new Date('2026-11-28T15:59:59.998Z'))).toBeNull()
    expect(decideUsing(slip, slip.expiresAt)).toBe('SLIP_EXPIRED')
    expect(lastDayOf('2026-11-28')).toBe('2026-12-28')
  })

  it('opens once, not when it was cancelled, not after five wrong tries', () => {
    expect(decideUsing({ ...slip, usedAt: now }, now)).toBe('SLIP_USED')
    expect(decideUsing({ ...slip, revokedAt: now }, now)).toBe('SLIP_REVOKED')
    expect(decideUsing({ ...slip, tries: 4 }, now)).toBeNull()
    expect(decideUsing({ ...slip, tries: 5 }, now)).toBe('SLIP_LOCKED')
  })
})

describe('an own sign-in', () => {
  it('is for pupils from their fourteenth birthday on, born on a leap day too', () => {
    expect(isOldEnough('2012-11-28', '2026-11-28')).toBe(true)
    expect(isOldEnough('2012-11-29', '2026-11-28')).toBe(false)
    expect(isOldEnough('2012-02-29', '2026-02-28')).toBe(false)
    expect(isOldEnough('2012-02-29', '2026-03-01')).toBe(true)
  })
})
