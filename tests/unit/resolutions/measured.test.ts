import { describe, expect, it } from 'vitest'
import { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { measureWords } from '@/lib/resolutions/messages/measures'
import { proposeEvidence } from '@/lib/resolutions/rules/drafts/evidence'
import {
  countedYear,
  isSameMeasured,
  judgeMeasure,
  proposedFigures,
  proposedText,
} from '@/lib/resolutions/rules/measured'
import { missingParts } from '@/lib/resolutions/rules/reports'
import { measuredSchema } from '@/lib/resolutions/schema/measures'

const gapOf = (measure: ItemMeasure, counts: Record<string, number>) => judgeMeasure(measure, counts).gap

describe('what a measure says', () => {
  it('a plan counts once it is approved; filed it waits', () => {
    expect(gapOf('PLAN_APPROVED', {})).toBe('план ещё не сдан')
    expect(gapOf('PLAN_APPROVED', { filed: 1 })).toBe('план сдан и ждёт утверждения')
    expect(gapOf('PLAN_APPROVED', { filed: 1, approved: 1 })).toBeNull()
  })

  it('the curriculum counts with a variant that the head stands by (п. 4.2)', () => {
    expect(gapOf('CURRICULUM_VARIANTS', { confirmed: 1 })).toContain('нет ни одного варианта')
    expect(gapOf('CURRICULUM_VARIANTS', { variants: 2 })).toContain('не подтверждён руководителем')
    expect(gapOf('CURRICULUM_VARIANTS', { variants: 1, confirmed: 1 })).toBeNull()
  })

  it('the portfolio counts with the module and a project held with a partner (п. 4.3); both gaps are told', () => {
    expect(gapOf('PORTFOLIO_PROJECTS', {})).toMatch(/нет модуля.*; .*не проведено ни одного/)
    expect(gapOf('PORTFOLIO_PROJECTS', { module: 1, planned: 4 })).not.toContain('модуля')
    expect(gapOf('PORTFOLIO_PROJECTS', { module: 1, held: 1 })).toBeNull()
  })

  it('individual projects count when every pupil of grades 10–11 has one; a school without these grades owes none', () => {
    expect(gapOf('PUPILS_WITH_PROJECT', { pupils: 21, withProject: 20 })).toBe('без проекта 1\u00a0ученик')
    expect(gapOf('PUPILS_WITH_PROJECT', { pupils: 25, withProject: 0 })).toBe('без проекта 25\u00a0учеников')
    expect(gapOf('PUPILS_WITH_PROJECT', { pupils: 21, withProject: 21 })).toBeNull()
    expect(gapOf('PUPILS_WITH_PROJECT', {})).toBeNull()
    const share = judgeMeasure('PUPILS_WITH_PROJECT', { pupils: 3, withProject: 2 }).figures
    expect(share.find(({ key }) => key === 'share')?.value).toBe(67)
  })

  it('programmes count when every one in use was brought in line (п. 6.1); an empty register is no proof', () => {
    expect(gapOf('PROGRAMMES_UPDATED', {})).toBe('в реестре нет ни одной программы')
    expect(gapOf('PROGRAMMES_UPDATED', { programmes: 5, updated: 4 })).toBe('не обновлена 1\u00a0программа')
    expect(gapOf('PROGRAMMES_UPDATED', { programmes: 5, updated: 5 })).toBeNull()
  })

  it('routes count when every child has one in force (п. 5.2); an empty list is no proof', () => {
    expect(gapOf('PATHWAYS_KEPT', {})).toBe('в списках нет детей')
    expect(gapOf('PATHWAYS_KEPT', { pupils: 60, withPathway: 58 })).toBe('без действующего маршрута 2\u00a0ребёнка')
    expect(gapOf('PATHWAYS_KEPT', { pupils: 60, withPathway: 60 })).toBeNull()
  })

  it('hours count when every pupil of grades 6–11 has the norm', () => {
    expect(gapOf('HOURS_REACHED', {})).toBe('в 6–11 классах нет учеников')
    expect(gapOf('HOURS_REACHED', { pupils: 40, reached: 37 })).toBe('нормы пока нет у 3\u00a0учеников')
    expect(gapOf('HOURS_REACHED', { pupils: 40, reached: 40 })).toBeNull()
  })

  it('every measure has a name, says what it counts, and marks which figures are children', () => {
    for (const measure of Object.values(ItemMeasure)) {
      expect(measureWords[measure].counts).toMatch(/\.$/)
      for (const { label, people } of judgeMeasure(measure, {}).figures) {
        expect(people, label).toBe(/учеников|детей|из них с (?:индивидуальным|действующим)|набрали/i.test(label))
      }
    }
  })
})

describe('a report that fills itself', () => {
  const of = (measure: ItemMeasure, counts: Record<string, number>) => ({
    ...{ measure, on: '2026-11-27', year: { id: 'y', code: '2026/27' }, records: [], count: 0 },
    ...judgeMeasure(measure, counts),
  })

  it('takes a figure where the item asks for it in words that the measure knows, and no other', () => {
    const asked = [
      { key: 'a', label: 'Реализовано вариантов' },
      { key: 'b', label: 'Привлечено педагогов' },
    ]
    expect(proposedFigures(of('CURRICULUM_VARIANTS', { variants: 3 }), asked)).toEqual({ a: 3 })
    const children = [
      { key: 'c', label: 'Воспитанников всего' },
      { key: 'w', label: 'Из них с маршрутом' },
    ]
    expect(proposedFigures(of('PATHWAYS_KEPT', { pupils: 60, withPathway: 58 }), children)).toEqual({ c: 60, w: 58 })
    const share = [{ key: 's', label: 'Доля обучающихся с проектом' }]
    expect(proposedFigures(of('PUPILS_WITH_PROJECT', { pupils: 4, withProject: 1 }), share)).toEqual({ s: 25 })
  })

  it('begins with a sentence that names the day, the year and every figure, and what is missing', () => {
    expect(proposedText(of('PROGRAMMES_UPDATED', { programmes: 5, updated: 4 }))).toBe(
      'По записям портала на 27.11.2026 за 2026/27 учебный год: действующих программ — 5 ед., из них обновлено — 4 ед. Пока не хватает: не обновлена 1\u00a0программа.',
    )
  })

  it('needs no papers of its own once the records show that the item is carried out, and all of them before', () => {
    const item = { evidence: [{ key: 'e', title: 'Приказ', kind: 'FILE' as const, required: true }], figures: [] }
    const report = { text: 'Достаточно длинный текст отчёта.', figures: {}, evidence: [] }
    expect(missingParts(report, item).map(({ kind }) => kind)).toEqual(['EVIDENCE'])
    expect(missingParts(report, item, { reached: false }).map(({ kind }) => kind)).toEqual(['EVIDENCE'])
    expect(missingParts(report, item, { reached: true })).toEqual([])
    expect(missingParts({ ...report, text: '' }, item, { reached: true }).map(({ kind }) => kind)).toEqual(['TEXT'])
  })

  it('what stood with a report is read back as it was; what is no such text is none', () => {
    const kept = of('PLAN_APPROVED', { approved: 1, entries: 14 })
    expect(measuredSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    for (const broken of [null, undefined, 'x', {}, { ...kept, measure: 'NOBODY' }])
      expect(measuredSchema.parse(broken)).toBeNull()
    expect(isSameMeasured(kept, of('PLAN_APPROVED', { approved: 1, entries: 14 }))).toBe(true)
    expect(isSameMeasured(kept, of('PLAN_APPROVED', { approved: 1, entries: 15 }))).toBe(false)
  })
})

describe('the year that is counted', () => {
  const year = (code: string, startsOn: string, endsOn: string, state: 'PLANNED' | 'CURRENT' | 'CLOSED') => ({
    ...{ id: code, code, startsOn, endsOn, state, version: 1 },
  })
  const years = [
    year('2027/28', '2027-09-01', '2028-08-31', 'PLANNED'),
    year('2026/27', '2026-09-01', '2027-08-31', 'CURRENT'),
    year('2025/26', '2025-09-01', '2026-08-31', 'CLOSED'),
  ]

  it('is that of the due day once it has passed, else that of today, and none that has not begun', () => {
    const code = (today: string, dueOn: string | null) => countedYear(years, today, dueOn)?.code
    expect(code('2026-11-27', '2026-12-30')).toBe('2026/27')
    expect(code('2026-11-27', '2026-06-01')).toBe('2025/26')
    expect(code('2026-11-27', '2027-12-30')).toBe('2026/27')
    expect(code('2026-11-27', null)).toBe('2026/27')
    expect(countedYear([], '2026-11-27', null)).toBeNull()
  })
})

describe('the measure of an item', () => {
  it.each([
    ['Разработать план (программу) профориентационных мероприятий в образовательной организации', 'PLAN_APPROVED'],
    ['Обеспечить включение профориентационных аспектов в содержание общего образования', 'CURRICULUM_VARIANTS'],
    ['Включить в программу воспитания (модуль «Профориентация») реализацию проектов', 'PORTFOLIO_PROJECTS'],
    ['Совершенствовать подготовку обучающихся к выполнению индивидуального проекта', 'PUPILS_WITH_PROJECT'],
    ['Обновить подходы к проектированию общеразвивающих программ с учётом модели', 'PROGRAMMES_UPDATED'],
    [
      'Продолжить внедрение индивидуальных образовательных программ (маршрутов) на каждого воспитанника',
      'PATHWAYS_KEPT',
    ],
    ['Продолжить внедрение индивидуальных образовательных маршрутов', 'PATHWAYS_KEPT'],
    ['Утвердить паспорта маршрутов движения', null],
    ['Провести семинар для педагогов', null],
    ['Разработать план мероприятий по благоустройству', null],
    ['Утвердить положение о конкурсе', null],
  ] as const)('«%s» — %s', (text, measure) => {
    expect(proposeEvidence(text).measure).toBe(measure)
  })
})
