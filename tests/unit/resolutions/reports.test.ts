import { describe, expect, it } from 'vitest'
import { webAddressSchema } from '@/lib/kernel/web-address'
import { decideAddEvidence, evidenceMark, isRequirementMet } from '@/lib/resolutions/rules/evidence'
import {
  decideRecall,
  figuresAsked,
  isSameContent,
  isStanding,
  missingParts,
  receivedAt,
} from '@/lib/resolutions/rules/reports'
import { figureSchema, saveDraftSchema } from '@/lib/resolutions/schema/reports'

const order = { key: 'order', title: 'Приказ', kind: 'FILE' as const, required: true }
const site = { key: 'site', title: 'Сайт', kind: 'LINK' as const, required: false }
const classes = { key: 'classes', label: 'Классов', unit: '', required: true }
const pupils = { key: 'pupils', label: 'Учеников', unit: '', required: false }
const piece = (requirementKey: string | null, kind: 'FILE' | 'LINK', id = 'a') => ({ id, requirementKey, kind })

describe('what a report still lacks', () => {
  const item = { evidence: [order, site], figures: [classes, pupils] }
  const kinds = (text: string, figures: Record<string, number | null>, evidence = [piece('order', 'FILE')]) =>
    missingParts({ text, figures, evidence }, item).map((part) => (part.kind === 'TEXT' ? 'TEXT' : part.key))

  it('twenty symbols of text, or a figure instead of them', () => {
    expect(missingParts({ text: 'я'.repeat(19), figures: {}, evidence: [] }, { evidence: [], figures: [] })).toEqual([
      { kind: 'TEXT' },
    ])
    expect(
      missingParts({ text: ` ${'я'.repeat(20)} `, figures: {}, evidence: [] }, { evidence: [], figures: [] }),
    ).toEqual([])
    expect(kinds('', { classes: 1 })).toEqual([])
  })

  it('every required figure, zero is one', () => {
    expect(kinds('', { classes: 0 })).toEqual([])
    expect(kinds('', { classes: null, pupils: 5 })).toEqual(['classes'])
  })

  it('every required kind of evidence, by a piece of that kind that names it', () => {
    expect(kinds('', { classes: 1 }, [])).toEqual(['order'])
    expect(kinds('', { classes: 1 }, [piece(null, 'FILE')])).toEqual(['order'])
    expect(kinds('', { classes: 1 }, [piece('order', 'LINK')])).toEqual(['order'])
    expect(isRequirementMet({ ...order, kind: 'ANY' }, [piece('order', 'LINK')])).toBe(true)
  })
})

describe('content', () => {
  it('keeps only the figures that are asked for', () => {
    expect(figuresAsked({ classes: 1, foreign: 2 }, [classes, pupils])).toEqual({ classes: 1, pupils: null })
  })
  it('is the same whether a figure is null or not there', () => {
    expect(isSameContent({ text: 'a', figures: { x: null } }, { text: 'a', figures: {} })).toBe(true)
    expect(isSameContent({ text: 'a', figures: { x: 0 } }, { text: 'a', figures: {} })).toBe(false)
  })
  it('a recalled report and a draft do not stand, a returned one does', () => {
    expect((['DRAFT', 'SUBMITTED', 'RECALLED', 'RETURNED', 'ACCEPTED'] as const).filter(isStanding)).toEqual([
      'SUBMITTED',
      'RETURNED',
      'ACCEPTED',
    ])
  })
  it('equal evidence has equal marks in any order', () => {
    expect(evidenceMark([{ id: 'b' }, { id: 'a' }])).toBe(evidenceMark([{ id: 'a' }, { id: 'b' }]))
  })
})

describe('adding evidence', () => {
  it('is refused beyond thirty, for a foreign requirement, of the wrong kind', () => {
    expect(decideAddEvidence([order], 30, piece(null, 'FILE'))).toMatchObject({ reason: 'EVIDENCE_LIMIT' })
    expect(decideAddEvidence([order], 0, piece('x', 'FILE'))).toMatchObject({ reason: 'REQUIREMENT_UNKNOWN' })
    expect(decideAddEvidence([order], 0, piece('order', 'LINK'))).toMatchObject({ reason: 'EVIDENCE_KIND' })
    expect(decideAddEvidence([order], 29, piece('order', 'FILE'))).toEqual({ accept: true })
  })
})

describe('an answer from outside the portal', () => {
  const now = new Date('2026-11-24T02:00:00Z')
  it('counts as given at the end of the day on which it arrived, today as now, never in the future', () => {
    expect(receivedAt('2026-11-23', now, '2026-11-24', 'Asia/Irkutsk')?.toISOString()).toBe('2026-11-23T15:59:59.999Z')
    expect(receivedAt('2026-11-24', now, '2026-11-24', 'Asia/Irkutsk')).toBe(now)
    expect(receivedAt('2026-11-25', now, '2026-11-24', 'Asia/Irkutsk')).toBeNull()
  })
})

describe('taking a report back', () => {
  const dueAt = new Date('2026-12-30T15:59:59.999Z')
  const base = { state: 'SUBMITTED', reviewStartedAt: null, acceptsLate: false, dueAt }
  it('is possible until the review begins and up to the due instant itself', () => {
    expect(decideRecall(base, dueAt)).toEqual({ accept: true })
    expect(decideRecall(base, new Date(dueAt.getTime() + 1))).toMatchObject({ reason: 'RECALL_AFTER_DUE' })
    expect(decideRecall({ ...base, acceptsLate: true }, new Date(dueAt.getTime() + 1))).toEqual({ accept: true })
    expect(decideRecall({ ...base, dueAt: null }, dueAt)).toEqual({ accept: true })
    expect(decideRecall({ ...base, reviewStartedAt: dueAt }, dueAt)).toMatchObject({ reason: 'REVIEW_BEGUN' })
    expect(decideRecall({ ...base, state: 'RETURNED' }, dueAt)).toMatchObject({ reason: 'NOT_SUBMITTED' })
  })
})

describe('typed input', () => {
  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['1 234,5', 1234.5],
    ['', null],
    ['0', 0],
  ])('the figure %j is %j', (typed, value) => expect(figureSchema.parse(typed)).toBe(value))
  it.each(['много', '-1', '1e9', '1,2,3', '٣', 'Infinity', '1'.repeat(20)])('the figure %j is none', (typed) => {
    expect(figureSchema.safeParse(typed).success).toBe(false)
  })

  it.each([
    ['school1.ru/plan', 'https://school1.ru/plan'],
    [' http://школа.рф ', 'http://xn--80aa0aebnej.xn--p1ai/'],
    ['https://school1.ru:8080/a?b=1', 'https://school1.ru:8080/a?b=1'],
  ])('the address %j is %j', (typed, address) =>
    expect(webAddressSchema.parse(typed).replace(/xn--[^.]+\.xn--p1ai/, 'xn--80aa0aebnej.xn--p1ai')).toBe(address),
  )
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.ru',
    'https://u:p@a.ru',
    'localhost',
    'a b.ru',
    '',
  ])('the address %j is refused', (typed) => expect(webAddressSchema.safeParse(typed).success).toBe(false))

  it('text keeps no NUL, no half symbols and one kind of line ends', () => {
    const parsed = saveDraftSchema.parse({
      assignmentId: '01a20b54-c25d-72f5-87a1-ea1c22139c5a',
      revision: '0',
      version: '0',
      text: 'a\r\nb\0c\ud800',
    })
    expect(parsed.text).toBe('a\nbc\ufffd')
    expect(parsed.figures).toEqual({})
  })
})
