import { describe, expect, it } from 'vitest'
import { zoneCity } from '@/lib/kernel/zones'
import { asOf } from '@/lib/monitoring/rules/as-of'
import { neutralised, writableText } from '@/lib/monitoring/rules/cells'
import { doneShare, markText, summaryLine, summaryMark, summaryShares } from '@/lib/monitoring/rules/summary'
import { periodText, resolutionRef } from '@/lib/monitoring/rules/words'
import type { SummaryFacts, SummaryReport } from '@/lib/monitoring/types'

const ZONE = 'Asia/Irkutsk'
const at = (day: string, hour = 12) => new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 3600_000)
const ONCE = { periodic: false, deadlineKind: 'YEAR' } as const

function report(given: Partial<SummaryReport> = {}): SummaryReport {
  return {
    revision: 1,
    text: 'Сделано.',
    figures: [],
    evidence: ['Приказ'],
    submittedAt: at('2026-05-10'),
    reworkDueAt: null,
    reworkDueOn: null,
    state: 'SUBMITTED',
    reviewedAt: null,
    ...given,
  }
}

function facts(given: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    assignmentId: 'a',
    itemId: 'i',
    organizationId: 'o',
    organizationName: 'СОШ № 1',
    organizationKind: 'SCHOOL',
    periodKey: 'ONCE',
    historical: false,
    historicalBasis: null,
    notApplicableReason: null,
    createdAt: at('2026-03-01'),
    state: 'ISSUED',
    originalDueOn: '2026-06-01',
    currentDueOn: '2026-06-01',
    reworkDueOn: null,
    reviewOn: null,
    acknowledgedAt: null,
    submittedAt: null,
    acceptedAt: null,
    neededDueAt: null,
    reports: [],
    extensions: [],
    events: [],
    ...given,
  }
}
const line = (of: SummaryFacts, on: string, past = true) =>
  summaryLine(of, ONCE, { at: past ? at(on, 24) : null, on, timeZone: ZONE })

describe('an assignment at a past day', () => {
  const accepted = facts({
    state: 'ACCEPTED',
    submittedAt: at('2026-05-10'),
    acceptedAt: at('2026-05-14'),
    neededDueAt: at('2026-05-10'),
    reports: [report({ state: 'ACCEPTED', reviewedAt: at('2026-05-14') })],
  })

  it('was not there before it was given', () => {
    expect(line(accepted, '2026-02-27')).toBeNull()
  })

  it('was open, then under review, then done', () => {
    expect(line(accepted, '2026-05-09')?.markText).toBe('на исполнении')
    expect(line(accepted, '2026-05-12')?.progress).toContain('Отчёт сдан 10.05.2026, на проверке.')
    expect(line(accepted, '2026-05-14')).toMatchObject({ mark: 'DONE', evidence: ['Приказ'] })
  })

  it('was overdue until an extension was granted, and is not any more', () => {
    const extended = facts({
      currentDueOn: '2026-07-01',
      extensions: [{ previousDueOn: '2026-06-01', dueOn: '2026-07-01', decidedAt: at('2026-06-05') }],
    })
    expect(line(extended, '2026-06-01')?.mark).toBe('IN_WORK')
    expect(line(extended, '2026-06-02')).toMatchObject({
      mark: 'NOT_DONE',
      dueOn: '2026-06-01',
      extensions: 0,
      movedFrom: null,
    })
    expect(line(extended, '2026-06-05')).toMatchObject({
      mark: 'IN_WORK',
      dueOn: '2026-07-01',
      extensions: 1,
      movedFrom: '2026-06-01',
    })
    expect(line(extended, '2026-07-02')?.mark).toBe('NOT_DONE')
  })

  it('accepted late stays late, unless an extension clears it', () => {
    const late = {
      state: 'ACCEPTED',
      neededDueAt: at('2026-06-03'),
      acceptedAt: at('2026-06-04'),
      reports: [report({ submittedAt: at('2026-06-03'), state: 'ACCEPTED', reviewedAt: at('2026-06-04') })],
    } as const
    expect(line(facts({ ...late, reports: [...late.reports] }), '2026-06-30')?.mark).toBe('DONE_LATE')
    const cleared = facts({
      ...late,
      reports: [...late.reports],
      currentDueOn: '2026-07-01',
      extensions: [{ previousDueOn: '2026-06-01', dueOn: '2026-07-01', decidedAt: at('2026-06-10') }],
    })
    expect(line(cleared, '2026-06-09')?.mark).toBe('DONE_LATE')
    expect(line(cleared, '2026-06-10')?.mark).toBe('DONE')
  })

  it('was returned with its rework day, and is overdue after it', () => {
    const returned = facts({
      state: 'RETURNED',
      reworkDueOn: '2026-06-10',
      reports: [report({ submittedAt: at('2026-05-30'), state: 'RETURNED', reviewedAt: at('2026-06-03') })],
    })
    expect(line(returned, '2026-06-02')?.progress).toContain('на проверке')
    expect(line(returned, '2026-06-04')).toMatchObject({ mark: 'IN_WORK', dueOn: '2026-06-10', evidence: [] })
    expect(line(returned, '2026-06-11')?.mark).toBe('NOT_DONE')
  })

  it('a recalled report stood only until it was recalled', () => {
    const recalled = facts({
      state: 'IN_PROGRESS',
      reports: [report({ state: 'RECALLED' })],
      events: [{ kind: 'recalled', at: at('2026-05-11') }],
    })
    expect(asOf(recalled, at('2026-05-10', 24), ZONE)?.state).toBe('SUBMITTED')
    expect(asOf(recalled, at('2026-05-12'), ZONE)).toMatchObject({ state: 'ISSUED', report: null })
  })

  it('was removed, reopened and done again in that order', () => {
    const reopened = facts({
      state: 'ACCEPTED',
      acceptedAt: at('2026-05-25'),
      reports: [
        report({ state: 'ACCEPTED', reviewedAt: at('2026-05-12') }),
        report({ revision: 2, submittedAt: at('2026-05-22'), state: 'ACCEPTED', reviewedAt: at('2026-05-25') }),
      ],
      events: [{ kind: 'reopened', at: at('2026-05-18') }],
    })
    expect(asOf(reopened, at('2026-05-13'), ZONE)?.state).toBe('ACCEPTED')
    expect(asOf(reopened, at('2026-05-19'), ZONE)?.state).toBe('REOPENED')
    expect(asOf(reopened, at('2026-05-23'), ZONE)?.state).toBe('SUBMITTED')
    expect(asOf(reopened, at('2026-05-26'), ZONE)?.state).toBe('ACCEPTED')
    const removed = facts({
      state: 'NOT_APPLICABLE',
      notApplicableReason: 'школа закрыта',
      events: [{ kind: 'notApplicable', at: at('2026-05-20') }],
    })
    expect(line(removed, '2026-05-19')?.mark).toBe('IN_WORK')
    expect(line(removed, '2026-05-20')).toMatchObject({ mark: 'REMOVED', progress: 'Снято с контроля: школа закрыта' })
  })

  it('historical results count by their entered dates, not by the day of entry', () => {
    const historical = facts({
      historical: true,
      historicalBasis: 'приказ № 7',
      createdAt: at('2026-10-01'),
      currentDueOn: '2022-12-30',
      originalDueOn: '2022-12-30',
      state: 'ACCEPTED',
      submittedAt: at('2023-01-10'),
      acceptedAt: at('2023-01-12'),
      neededDueAt: at('2023-01-10'),
    })
    expect(line(historical, '2022-12-01')?.mark).toBe('IN_WORK')
    expect(line(historical, '2023-02-01')).toMatchObject({ mark: 'DONE_LATE', historical: true })
    expect(line(historical, '2023-02-01')?.progress).toContain('Внесено задним числом; основание: приказ № 7.')
  })

  it('of today is the row as it is', () => {
    expect(line(facts({ state: 'REOPENED' }), '2026-05-01', false)?.progress).toContain('Возобновлено')
    expect(line(accepted, '2026-11-24', false)?.mark).toBe('DONE')
  })
})

describe('the marks', () => {
  it('are the five of the paper', () => {
    expect(summaryMark({ kind: 'accepted' })).toBe('DONE')
    expect(summaryMark({ kind: 'acceptedLate' })).toBe('DONE_LATE')
    expect(summaryMark({ kind: 'overdue', days: 1 })).toBe('NOT_DONE')
    expect(summaryMark({ kind: 'submitted', late: true })).toBe('IN_WORK')
    expect(summaryMark({ kind: 'noDeadline', reviewOn: null })).toBe('IN_WORK')
    expect(summaryMark({ kind: 'cancelled' })).toBe('REMOVED')
  })

  it('of a «постоянно» item name their period', () => {
    expect(markText('DONE', true, '2026')).toBe('постоянно — за 2026\u00a0г. исполнено')
    expect(markText('REMOVED', true, '2026')).toBe('снято')
    expect(markText('DONE', false, '2026')).toBe('исполнено')
  })

  it('add up by organisation; the share is of those done or due: neither removed ones nor those under way count', () => {
    const { shares, total } = summaryShares([
      { organizationName: 'А', mark: 'DONE' },
      { organizationName: 'А', mark: 'NOT_DONE' },
      { organizationName: 'А', mark: 'IN_WORK' },
      { organizationName: 'Б', mark: 'REMOVED' },
      { organizationName: 'В', mark: 'IN_WORK' },
    ])
    expect(shares.map((share) => [share.organizationName, share.total, doneShare(share)])).toEqual([
      ['А', 3, 50],
      ['Б', 1, null],
      ['В', 1, null],
    ])
    expect(doneShare(total)).toBe(50)
  })
})

describe('words and cells', () => {
  it('name every kind of period', () => {
    expect(['ONCE', '2026', '2026/27', '2026-Q3', '2026-H2', '2026-11', 'иное'].map(periodText)).toEqual([
      null,
      '2026\u00a0г.',
      '2026/27 учебный год',
      'III квартал 2026\u00a0г.',
      'II полугодие 2026\u00a0г.',
      'ноябрь 2026\u00a0г.',
      'иное',
    ])
  })

  it('name resolutions and zones', () => {
    expect(resolutionRef({ number: '5', date: '2022-02-25' })).toBe('№\u00a05 от\u00a025.02.2022')
    expect(resolutionRef({ number: null, date: null })).toBe('без номера')
    expect(zoneCity('Asia/Irkutsk')).toBe('Иркутск')
  })

  it('neutralise what a spreadsheet would compute and leave the rest alone', () => {
    for (const text of ['=1', '+1', '-1', '@a', '\ta', '\ra']) expect(neutralised(text)).toBe(`'${text}`)
    for (const text of ['1=1', 'а', '', '— тире']) expect(neutralised(text)).toBe(text)
    expect(writableText('а\u0000б\u001f\nв\ud800')).toBe('аб\nв')
  })
})
