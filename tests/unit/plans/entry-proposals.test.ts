import { describe, expect, it } from 'vitest'
import { decideAnswer, decideProposing, decideWithdrawal, MOST_OPEN_PROPOSALS } from '@/lib/plans/rules/entry-proposals'
import { isNamed, nameInPlan, namesIn } from '@/lib/plans/rules/named'
import { answerEntryProposalsSchema } from '@/lib/plans/schema/entry-proposals'

const open = { yearClosed: false, hasDraft: true }

describe('a proposal', () => {
  it('is taken while the year goes on and the person has not too many that wait', () => {
    expect(decideProposing({ yearClosed: false, open: MOST_OPEN_PROPOSALS - 1 })).toBeNull()
    expect(decideProposing({ yearClosed: false, open: MOST_OPEN_PROPOSALS })).toBe('PROPOSALS_FULL')
    expect(decideProposing({ yearClosed: true, open: 0 })).toBe('YEAR_CLOSED')
  })

  it('is taken back while it waits, and taken back twice is taken back', () => {
    expect(decideWithdrawal('PROPOSED')).toBeNull()
    expect(decideWithdrawal('WITHDRAWN')).toBe('already')
    expect(decideWithdrawal('ACCEPTED')).toBe('PROPOSAL_ANSWERED')
    expect(decideWithdrawal('DECLINED')).toBe('PROPOSAL_ANSWERED')
  })

  it('is accepted into a draft, and waits for one while the plan is locked; to decline needs none', () => {
    expect(decideAnswer(['PROPOSED'], 'ACCEPT', open)).toBeNull()
    expect(decideAnswer(['PROPOSED'], 'ACCEPT', { ...open, hasDraft: false })).toBe('PROPOSAL_WAITS')
    expect(decideAnswer(['PROPOSED'], 'DECLINE', { ...open, hasDraft: false })).toBeNull()
    expect(decideAnswer(['PROPOSED'], 'DECLINE', { ...open, yearClosed: true })).toBe('YEAR_CLOSED')
  })

  it('answered the same way once more changes nothing, the other way is refused', () => {
    expect(decideAnswer(['ACCEPTED', 'ACCEPTED'], 'ACCEPT', { yearClosed: true, hasDraft: false })).toBe('already')
    expect(decideAnswer(['ACCEPTED', 'PROPOSED'], 'ACCEPT', open)).toBeNull()
    expect(decideAnswer(['ACCEPTED', 'PROPOSED'], 'DECLINE', open)).toBe('PROPOSAL_ANSWERED')
    expect(decideAnswer(['WITHDRAWN'], 'ACCEPT', open)).toBe('PROPOSAL_ANSWERED')
  })

  it('names its proposer as a plan names people, so that the calendar knows them', () => {
    const person = { lastName: 'Лаптева-Ёлкина', firstName: 'Анна', middleName: null }
    expect(nameInPlan(person)).toBe('Лаптева-Ёлкина А.')
    const full = { lastName: 'Полянкина', firstName: 'Мария', middleName: 'Олеговна' }
    expect(nameInPlan(full)).toBe('Полянкина М. О.')
    expect(namesIn(nameInPlan(full))).toEqual(['Полянкина М. О.'])
    for (const each of [person, full]) expect(isNamed(nameInPlan(each), each)).toBe(true)
  })

  it('is declined with a reason', () => {
    const form = { planId: crypto.randomUUID(), rows: [`${crypto.randomUUID()}.1`], verdict: 'DECLINE', reason: ' ' }
    expect(answerEntryProposalsSchema.safeParse(form).error?.issues).toMatchObject([{ path: ['reason'] }])
    expect(answerEntryProposalsSchema.safeParse({ ...form, verdict: 'ACCEPT' }).success).toBe(true)
  })
})
