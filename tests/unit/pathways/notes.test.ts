import { describe, expect, it } from 'vitest'
import { acknowledgementOf, decideAcknowledging, isShownToFamily } from '@/lib/pathways/rules/notes'

describe('what a family sees', () => {
  it('is a route in force, being revised or completed; a draft and a suspended one it does not see', () => {
    const states = ['DRAFT', 'ON_APPROVAL', 'ACTIVE', 'REVISION', 'SUSPENDED', 'COMPLETED', 'CLOSED'] as const
    expect(states.filter(isShownToFamily)).toEqual(['ACTIVE', 'REVISION', 'COMPLETED'])
  })
})

describe('acknowledging a route', () => {
  it('is for a route in force', () => {
    expect(decideAcknowledging({ state: 'ACTIVE' }, [], 'SEEN')).toBeNull()
    for (const state of ['DRAFT', 'ON_APPROVAL', 'REVISION', 'SUSPENDED', 'COMPLETED', 'CLOSED'] as const)
      expect(decideAcknowledging({ state }, [], 'SEEN'), state).toBe('NOTHING_TO_ACKNOWLEDGE')
    expect(decideAcknowledging(null, [], 'AGREED')).toBe('NOTHING_TO_ACKNOWLEDGE')
  })

  it('is said once by each word; who has agreed has seen it', () => {
    expect(decideAcknowledging({ state: 'ACTIVE' }, ['SEEN'], 'AGREED')).toBeNull()
    expect(decideAcknowledging({ state: 'ACTIVE' }, ['SEEN'], 'SEEN')).toBe('ALREADY_AGREED')
    expect(decideAcknowledging({ state: 'ACTIVE' }, ['AGREED'], 'SEEN')).toBe('ALREADY_AGREED')
  })

  it('is reminded of after fourteen days of silence, not before', () => {
    expect(acknowledgementOf([], '2026-11-14', '2026-11-28')).toBe('waiting')
    expect(acknowledgementOf([], '2026-11-13', '2026-11-28')).toBe('late')
    expect(acknowledgementOf(['SEEN'], '2026-01-13', '2026-11-28')).toBe('seen')
    expect(acknowledgementOf(['SEEN', 'AGREED'], '2026-01-13', '2026-11-28')).toBe('agreed')
  })
})
