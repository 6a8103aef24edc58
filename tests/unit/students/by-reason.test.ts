import { describe, expect, it } from 'vitest'
import { decideTry, readingStands } from '@/lib/students/rules/by-reason'
import { openByReasonSchema } from '@/lib/students/schema'

describe('a reading by reason', () => {
  const at = new Date('2026-11-28T10:00:00Z')
  const later = (ms: number) => readingStands(at, new Date(at.getTime() + ms))

  it('stands for half an hour from its opening, and not before it', () => {
    expect([later(0), later(30 * 60_000 - 1), later(30 * 60_000), later(-1)]).toEqual([true, true, false, false])
  })

  it('the twenty-first try of an hour is too many', () => {
    expect([decideTry(19), decideTry(20)]).toEqual([null, 'TOO_MANY_SOUGHT'])
  })

  it('takes no reason of a word or two', () => {
    const given = { lastName: 'Берёзкина', firstName: 'Анна', middleName: '', birthDate: '2012-03-04' }
    expect(openByReasonSchema.safeParse({ ...given, reason: 'надо' }).success).toBe(false)
    expect(openByReasonSchema.safeParse({ ...given, reason: 'Запрос опеки № 3 от 12 мая' }).success).toBe(true)
  })
})
