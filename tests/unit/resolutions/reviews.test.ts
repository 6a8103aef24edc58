import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '@/lib/kernel/permissions'
import type { Role } from '@/lib/kernel/prisma/enums'
import { calendarFrom } from '@/lib/kernel/production-calendar'
import { canAnswerFor, canDecide, canWork } from '@/lib/resolutions/policy/assignments'
import { canReview } from '@/lib/resolutions/policy/reviews'
import { isLongOpen, placeMarks } from '@/lib/resolutions/rules/assignments'
import { isDayOff, workingDaysLeft } from '@/lib/resolutions/rules/extensions'
import {
  decideNotApplicable,
  decideReopen,
  decideReview,
  defaultReworkDueOn,
  waitingOf,
} from '@/lib/resolutions/rules/reviews'

const holidays = calendarFrom(
  Array.from({ length: 8 }, (_, i) => ({ day: `2027-01-0${i + 1}`, kind: 'HOLIDAY' as const })),
)
const subject = { state: 'SUBMITTED' as const, version: 3, submittedById: 'a', handedToId: 'b' }

describe('a decision on a report', () => {
  it('is taken on what was seen, by another person than the sender', () => {
    expect(decideReview(subject, 3, 'x')).toEqual({ accept: true })
    expect(decideReview(subject, 3, 'a')).toMatchObject({ reason: 'FOUR_EYES' })
    expect(decideReview(subject, 2, 'x')).toMatchObject({ reason: 'CHANGED_MEANWHILE' })
    expect(decideReview({ ...subject, state: 'IN_PROGRESS' }, 3, 'x')).toMatchObject({ reason: 'NOT_SUBMITTED' })
    expect(canReview({ userId: 'a' }, subject)).toBe(false)
  })

  it('that the item does not apply is for open and waiting assignments, not by the one who works on it', () => {
    expect(decideNotApplicable({ ...subject, state: 'ISSUED' }, 3, 'b')).toMatchObject({ reason: 'FOUR_EYES' })
    expect(decideNotApplicable({ ...subject, state: 'ISSUED' }, 3, 'a')).toEqual({ accept: true })
    expect(decideNotApplicable(subject, 3, 'a')).toMatchObject({ reason: 'FOUR_EYES' })
    expect(decideNotApplicable({ ...subject, state: 'ACCEPTED' }, 3, 'x')).toMatchObject({ reason: 'NOT_OPEN' })
  })

  it('can be taken up again only when it was accepted', () => {
    expect(decideReopen({ ...subject, state: 'ACCEPTED' }, 3)).toEqual({ accept: true })
    expect(decideReopen(subject, 3)).toMatchObject({ reason: 'NOT_ACCEPTED' })
  })
})

describe('working days', () => {
  it('rework gets five of them over the New Year holidays', () => {
    expect(defaultReworkDueOn('2026-12-30', holidays)).toBe('2027-01-14')
  })
  it('a report that waits more than five is the controller’s own debt', () => {
    expect(waitingOf('2026-11-16', '2026-11-23', holidays)).toEqual({ days: 5, isDebt: false })
    expect(waitingOf('2026-11-16', '2026-11-24', holidays)).toEqual({ days: 6, isDebt: true })
    expect(waitingOf('2026-11-24', '2026-11-24', holidays)).toEqual({ days: 0, isDebt: false })
  })
  it('are counted to the due day and tell a day off', () => {
    expect(workingDaysLeft('2026-12-29', '2027-01-11', holidays)).toBe(3)
    expect(workingDaysLeft('2026-12-29', null, holidays)).toBe(0)
    expect(isDayOff('2027-01-02', holidays)).toBe(true)
  })
})

describe('an item without a date', () => {
  const open = { state: 'IN_PROGRESS' as const, currentDueOn: null, issuedOn: '2026-05-24' }
  it('stands out from half a year on, while it is open', () => {
    expect(isLongOpen(open, '2026-11-24')).toBe(false)
    expect(isLongOpen(open, '2026-11-25')).toBe(true)
    expect(isLongOpen({ ...open, currentDueOn: '2027-01-01' }, '2027-11-25')).toBe(false)
    expect(isLongOpen({ ...open, state: 'ACCEPTED' }, '2027-11-25')).toBe(false)
  })
})

describe('the ribbon of time', () => {
  it('puts marks of one day together and labels that would meet into other rows', () => {
    const marks = [
      { kind: 'issued', day: '2026-10-01' },
      { kind: 'due', day: '2027-01-09' },
      { kind: 'today', day: '2026-11-20' },
      { kind: 'submitted', day: '2026-11-20' },
      { kind: 'original', day: '2026-11-22' },
    ] as const
    const placed = placeMarks(marks, () => 10)
    expect(placed.map(({ kinds, at, row }) => [kinds.join(), at, row])).toEqual([
      ['issued', 0, 0],
      ['today,submitted', 50, 0],
      ['original', 52, 2],
      ['due', 100, 0],
    ])
  })
  it('stands on a single day', () => {
    expect(placeMarks([{ kind: 'issued', day: '2026-10-01' }], () => 10)).toEqual([
      { day: '2026-10-01', kinds: ['issued'], at: 0, row: 0 },
    ])
  })
})

describe('who may do what with an assignment', () => {
  const roles = Object.keys(PERMISSIONS['assignment.work']) as Role[]
  const own = { organizationId: 'o', organizationKind: 'SCHOOL' as const, handedToId: 'u' }
  const who = (role: Role, organizationId = 'o', userId = 'u') => ({ role, organizationId, userId })
  const allowed = (can: (role: Role) => boolean) => roles.filter(can)

  it('work: the own people, teachers only what was handed to them', () => {
    const workers = ['DEPARTMENT_HEAD', 'DEPARTMENT_STAFF', 'RESOURCE_CENTRE', 'ORG_HEAD', 'ORG_DEPUTY']
    expect(allowed((role) => canWork(who(role), own))).toEqual([...workers, 'TEACHER', 'PSYCHOLOGIST'])
    expect(allowed((role) => canWork(who(role, 'o', 'other'), own))).toEqual(workers)
    expect(allowed((role) => canWork(who(role, 'foreign'), own))).toEqual([])
  })
  it('answer: heads and deputies of the own organisation', () => {
    expect(allowed((role) => canAnswerFor(who(role), own))).not.toContain('TEACHER')
    expect(allowed((role) => canAnswerFor(who(role, 'foreign'), own))).toEqual([])
  })
  it('for an organisation outside the portal: the Department alone', () => {
    const outside = { ...own, organizationKind: 'EXTERNAL' as const }
    const department = ['DEPARTMENT_HEAD', 'DEPARTMENT_STAFF']
    expect(allowed((role) => canAnswerFor(who(role, 'foreign'), outside))).toEqual(department)
    expect(allowed((role) => canWork(who(role, 'foreign'), outside))).toEqual(department)
    expect(allowed((role) => canDecide(who(role)))).toEqual(department)
  })
})
