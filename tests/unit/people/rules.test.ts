import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peopleMessages } from '@/lib/people/messages'
import {
  decideGrantEnd,
  decideGrantPeriod,
  decideNewPassword,
  guessedForms,
  isStanding,
  madePassword,
  proposedLogin,
  transliterate,
} from '@/lib/people/rules'
import { changePasswordSchema, createPersonSchema, peopleFilterSchema, signInSchema } from '@/lib/people/schema'

describe('the proposed login', () => {
  it('is the surname with initials in Latin', () => {
    const name = { lastName: 'Наумова', firstName: 'Светлана', middleName: 'Егоровна' }
    expect(proposedLogin(name, 1)).toBe('naumova.se')
    expect(proposedLogin(name, 3)).toBe('naumova.se3')
  })

  it('holds for double surnames, missing patronymics and hard letters', () => {
    expect(proposedLogin({ lastName: 'Щукина-Ёлкина', firstName: 'Юлия', middleName: null }, 1)).toBe(
      'shchukina-elkina.i',
    )
    expect(transliterate('Объездчикова')).toBe('obezdchikova')
    expect(proposedLogin({ lastName: 'Ю', firstName: 'И', middleName: null }, 1)).toBe('iu.i')
  })

  it('fits the rules of logins whatever the name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 50 }), (lastName, firstName, n) => {
        expect(proposedLogin({ lastName, firstName, middleName: null }, n)).toMatch(/^[a-z0-9][a-z0-9._-]{2,63}$/)
      }),
    )
  })
})

describe('a made password', () => {
  it('has three groups of four signs that are not taken for one another', () => {
    const bytes = Array.from({ length: 64 }, (_, i) => (i * 37) % 256)
    expect(madePassword(bytes)).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/)
  })

  it('is refused rather than shortened when bytes run out', () => {
    expect(() => madePassword([255, 255, 1])).toThrow()
  })
})

describe('a new password', () => {
  const login = 'naumova.se'
  const objection = (password: string, isCurrent = false) =>
    decideNewPassword({ password, login, isCurrent, isCommon: false })

  it.each([
    'Naumova.SE',
    '1234567890',
    'Qwertyuiop',
    'йцукенгшщз',
    'aaaaaaaaaaaa',
    'abababababab',
    'abcdefghijklm',
    '9876543210',
  ])('is not «%s»', (password) => expect(objection(password)).not.toBeNull())

  it('is not what stands in published leaks', () =>
    expect(decideNewPassword({ password: 'x', login, isCurrent: false, isCommon: true })).not.toBeNull())

  it('is tried without what is put around a word, without its repetition and on the other keyboard', () => {
    expect(guessedForms('Пароль2024!')).toEqual(['пароль2024!', 'пароль', 'gfhjkm2024!', 'gfhjkm'])
    expect(guessedForms('dragondragon')).toEqual(['dragondragon', 'dragon'])
    expect(guessedForms('12345678901')).toEqual(['12345678901'])
    expect(guessedForms('lena12345678')).toEqual(['lena12345678'])
  })

  it('may be a phrase', () => expect(objection('лось подсолнух трамвай')).toBeNull())
  it('is not the current one', () => expect(objection('лось подсолнух трамвай', true)).not.toBeNull())

  it('has ten signs at least and is typed twice alike', () => {
    const parse = (newPassword: string, repeatPassword: string) =>
      changePasswordSchema.safeParse({ currentPassword: 'x', newPassword, repeatPassword }).success
    expect(parse('девятьзна', 'девятьзна')).toBe(false)
    expect(parse('десятьзнак', 'десятьзнак')).toBe(true)
    expect(parse('десятьзнак', 'десятьзнаг')).toBe(false)
  })
})

describe('the days of a role', () => {
  const today = '2026-11-24'
  const grant = (validFrom: string, validUntil: string | null, revoked = false) => ({ validFrom, validUntil, revoked })

  it('the first and the last day count', () => {
    expect(isStanding(grant(today, today), today)).toBe(true)
    expect(isStanding(grant('2026-11-25', null), today)).toBe(false)
    expect(isStanding(grant('2026-01-01', '2026-11-23'), today)).toBe(false)
    expect(isStanding(grant('2026-01-01', null, true), today)).toBe(false)
  })

  it('a second grant of the same role may follow the first but not overlap it', () => {
    const first = grant('2026-01-01', '2026-12-31')
    expect(decideGrantPeriod({ validFrom: '2026-12-31', validUntil: null }, [first], today)).toBe('GRANT_EXISTS')
    expect(decideGrantPeriod({ validFrom: '2027-01-01', validUntil: null }, [first], today)).toBeNull()
    expect(
      decideGrantPeriod({ validFrom: '2026-12-01', validUntil: null }, [{ ...first, revoked: true }], today),
    ).toBeNull()
  })

  it('a role that would be over is not given', () => {
    expect(decideGrantPeriod({ validFrom: '2026-11-01', validUntil: '2026-11-23' }, [], today)).toBe('PERIOD_PAST')
  })

  it('a role ends at once or after its last day, and only once', () => {
    const standing = grant('2026-01-01', null)
    expect(decideGrantEnd(standing, null, today)).toEqual({ end: 'now' })
    expect(decideGrantEnd(standing, '2026-12-31', today)).toEqual({ end: 'after', lastDay: '2026-12-31' })
    expect(decideGrantEnd(standing, '2026-11-23', today)).toBe('PERIOD_PAST')
    expect(decideGrantEnd(grant('2026-01-01', '2026-11-23'), null, today)).toBe('GRANT_ALREADY_ENDED')
    expect(decideGrantEnd(grant('2026-01-01', null, true), null, today)).toBe('GRANT_ALREADY_ENDED')
  })
})

describe('what people send', () => {
  it('the login is read without case and spaces around', () => {
    expect(signInSchema.parse({ login: '  Naumova.SE ', password: 'x' }).login).toBe('naumova.se')
  })

  it('an empty login field means «make one»', () => {
    const input = {
      requestKey: '0193f3a8-0000-7000-8000-000000000001',
      lastName: ' Салтыков-Щедрин ',
      firstName: 'Михаил',
      middleName: '',
      login: '',
      role: 'TEACHER',
      organizationId: '0193f3a8-0000-7000-8000-000000000002',
      validFrom: '',
      validUntil: '',
    }
    expect(createPersonSchema.parse(input)).toMatchObject({
      lastName: 'Салтыков-Щедрин',
      middleName: null,
      login: null,
      validFrom: null,
    })
    const backwards = { ...input, validFrom: '2026-12-01', validUntil: '2026-11-01' }
    expect(createPersonSchema.safeParse(backwards).error?.issues[0]?.path).toEqual(['validUntil'])
  })

  it('no text breaks the schemas', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        signInSchema.safeParse(anything)
        createPersonSchema.safeParse(anything)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const filter = peopleFilterSchema.parse({ search: text, role: text, organizationId: text, state: text })
        expect(filter.search ?? '').not.toMatch(/\p{Cc}|\p{Cs}/u)
      }),
    )
  })

  it('every refusal has its sentence', () => {
    for (const sentence of Object.values(peopleMessages)) expect(sentence).toMatch(/^[А-ЯЁ].*\.$/)
  })
})
