import { describe, expect, it } from 'vitest'
import {
  CONSENT_TEXTS,
  decideAnswer,
  decideAsk,
  decideAskAnswer,
  decideSigning,
  standingOf,
} from '@/lib/family/rules/consents'

const TODAY = '2026-11-28'
const yes = { state: 'GRANTED' as const, edition: 0, validUntil: null }

describe('how a purpose stands with a family', () => {
  it('follows its latest answer', () => {
    expect(standingOf(null, TODAY, 0)).toBe('none')
    expect(standingOf(yes, TODAY, 0)).toBe('granted')
    expect(standingOf({ ...yes, state: 'REFUSED' }, TODAY, 0)).toBe('refused')
    expect(standingOf({ ...yes, state: 'WITHDRAWN' }, TODAY, 0)).toBe('withdrawn')
    expect(standingOf({ ...yes, state: 'REQUESTED' }, TODAY, 0)).toBe('asked')
  })

  it('a consent holds on its last day and has run out on the next', () => {
    expect(standingOf({ ...yes, validUntil: TODAY }, TODAY, 0)).toBe('granted')
    expect(standingOf({ ...yes, validUntil: '2026-11-27' }, TODAY, 0)).toBe('expired')
  })

  it('a text that asks anew makes an earlier «yes» outdated, one that does not leaves it', () => {
    expect(standingOf({ ...yes, edition: 1 }, TODAY, 2)).toBe('outdated')
    expect(standingOf({ ...yes, edition: 2 }, TODAY, 2)).toBe('granted')
    expect(standingOf({ ...yes, edition: 1 }, TODAY, 0)).toBe('granted')
  })
})

describe('an answer', () => {
  it('is not given twice, but «yes» again to a text that has changed or run out', () => {
    expect(decideAnswer('granted', 'GRANTED')).toBe('ALREADY_SO')
    for (const standing of ['none', 'asked', 'outdated', 'expired', 'refused', 'withdrawn'] as const)
      expect(decideAnswer(standing, 'GRANTED'), standing).toBeNull()
    for (const standing of ['refused', 'withdrawn'] as const)
      expect(decideAnswer(standing, 'REFUSED'), standing).toBe('ALREADY_SO')
    for (const standing of ['none', 'asked', 'granted', 'outdated', 'expired'] as const)
      expect(decideAnswer(standing, 'REFUSED'), standing).toBeNull()
  })

  it('on paper is not signed ahead', () => {
    expect(decideSigning(TODAY, TODAY)).toBeNull()
    expect(decideSigning('2026-11-29', TODAY)).toBe('SIGNED_AHEAD')
  })
})

describe('an ask for an event', () => {
  it('is for a day ahead and is answered by then', () => {
    expect(decideAsk({ heldOn: TODAY, answerBy: TODAY }, TODAY)).toBeNull()
    expect(decideAsk({ heldOn: '2026-11-27', answerBy: '2026-11-27' }, TODAY)).toBe('ASK_PAST')
    expect(decideAsk({ heldOn: '2026-12-10', answerBy: '2026-11-27' }, TODAY)).toBe('ASK_PAST')
    expect(decideAsk({ heldOn: '2026-12-10', answerBy: '2026-12-11' }, TODAY)).toBe('ASK_DAYS')
  })

  const ask = { heldOn: '2026-12-10', answerBy: '2026-12-05', cancelled: false }

  it('is answered till its last day; a «yes» is taken back till the event itself', () => {
    expect(decideAskAnswer(ask, 'REQUESTED', 'GRANTED', '2026-12-05')).toBeNull()
    expect(decideAskAnswer(ask, 'REQUESTED', 'GRANTED', '2026-12-06')).toBe('ASK_OVER')
    expect(decideAskAnswer(ask, 'REQUESTED', 'REFUSED', '2026-12-06')).toBe('ASK_OVER')
    expect(decideAskAnswer(ask, 'GRANTED', 'REFUSED', '2026-12-10')).toBeNull()
    expect(decideAskAnswer(ask, 'GRANTED', 'REFUSED', '2026-12-11')).toBe('ASK_OVER')
  })

  it('that is cancelled takes no answer, nor the same one twice', () => {
    expect(decideAskAnswer({ ...ask, cancelled: true }, 'REQUESTED', 'GRANTED', TODAY)).toBe('ASK_CANCELLED')
    expect(decideAskAnswer(ask, 'GRANTED', 'GRANTED', TODAY)).toBe('ALREADY_SO')
    expect(decideAskAnswer(ask, 'REFUSED', 'REFUSED', TODAY)).toBe('ALREADY_SO')
    expect(decideAskAnswer(ask, 'REFUSED', 'GRANTED', TODAY)).toBeNull()
  })
})

describe('the portal’s own texts', () => {
  it('say for each standing purpose which data, what is done with them, till when, and how to withdraw', () => {
    for (const [purpose, { body }] of Object.entries(CONSENT_TEXTS).filter(([key]) => key !== 'EVENT')) {
      for (const part of ['Я разрешаю', 'Данные:', 'Что с ними делают:', 'Отозвать', 'действует'])
        expect(body, purpose).toContain(part)
    }
    expect(CONSENT_TEXTS.EVENT.body).toContain('добровольное')
  })
})
