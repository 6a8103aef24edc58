import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeEvidence, withKeys } from '@/lib/resolutions/rules/drafts/evidence'
import { segmentsOf } from '@/lib/resolutions/rules/drafts/spans'
import {
  mergeItems,
  positionBetween,
  sentenceStarts,
  splitSpans,
  splitText,
} from '@/lib/resolutions/rules/drafts/structure'

describe('splitting an item', () => {
  it('sentences begin after a full stop, not after «г.», «др.», initials or «;»', () => {
    const text = 'Провести отбор в г. Бодайбо и др. городах; Наумовой С. Е. доложить. Обеспечить участие. Срок: 2022 г.'
    expect(sentenceStarts(text).map((at) => text.slice(at, at + 10))).toEqual(['Обеспечить', 'Срок: 2022'])
  })

  it('a half must not be empty', () => {
    expect(splitText('Один. Два.', 6)).toEqual({ first: 'Один.', second: 'Два.' })
    expect(splitText('Один.', 0)).toBeNull()
    expect(splitText('Один.  ', 5)).toBeNull()
  })

  it('spans are cut where the second half begins, executor goes to both', () => {
    const source = 'Управлению: 1. Один. Два. Срок: май'
    const halves = splitSpans(
      [
        { from: 0, to: 10, kind: 'executor' },
        { from: 12, to: 35, kind: 'item' },
        { from: 26, to: 35, kind: 'deadline' },
      ],
      source,
      'Два.',
    )
    expect(halves.first).toEqual([
      { from: 0, to: 10, kind: 'executor' },
      { from: 12, to: 21, kind: 'item' },
    ])
    expect(halves.second.map((span) => span.kind)).toEqual(['executor', 'item', 'deadline'])
  })

  it('split and merged again has the same words', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.nat(), (text, seed) => {
        const halves = splitText(text, 1 + (seed % text.length))
        if (!halves) return
        const blank = {
          spans: [],
          executorText: null,
          executorPersons: [],
          deadlineText: null,
          deadlineKind: 'NONE' as const,
          reading: null,
          evidence: [],
          figures: [],
          measure: null,
        }
        const merged = mergeItems({ ...blank, text: halves.first }, { ...blank, text: halves.second })
        expect(merged.text.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('a position lies between its neighbours or there is no room', () => {
    expect(positionBetween(null, null)).toBe(1024)
    expect(positionBetween(1024, null)).toBe(2048)
    expect(positionBetween(1024, 2048)).toBe(1536)
    expect(positionBetween(1024, 1025)).toBeNull()
  })
})

describe('stretches of the source text', () => {
  it('cover the window without gaps or overlaps, whatever the spans', () => {
    const span = fc.record({
      from: fc.nat(100),
      to: fc.nat(120),
      kind: fc.constantFrom('item' as const, 'executor' as const, 'deadline' as const),
      itemId: fc.constantFrom('a', 'b', null),
    })
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const segments = segmentsOf(100, spans)
        expect(segments[0]?.from).toBe(0)
        expect(segments.at(-1)?.to).toBe(100)
        for (let n = 1; n < segments.length; n++) expect(segments[n]?.from).toBe(segments[n - 1]?.to)
      }),
    )
  })

  it('a deadline inside an item is drawn as a deadline and belongs to the item', () => {
    const segments = segmentsOf(20, [
      { from: 0, to: 20, kind: 'item', itemId: 'a' },
      { from: 10, to: 15, kind: 'deadline', itemId: 'a' },
    ])
    expect(segments.map((each) => [each.kind, each.itemIds, each.startsItem])).toEqual([
      ['item', ['a'], 'a'],
      ['deadline', ['a'], null],
      ['item', ['a'], null],
    ])
  })
})

describe('what a report should bring', () => {
  it.each([
    ['Разработать план (программу) профориентационных мероприятий', 'План (программа), утверждённый приказом'],
    ['Организовать и провести курсовую подготовку педагогических работников', 'Программа курсов'],
    ['Провести отбор лучших практик (технологий, форм и методов работы)', 'Протокол отбора практик'],
    [
      'Продолжить внедрение индивидуальных образовательных программ (маршрутов) на каждого воспитанника',
      'Сводные сведения о программах (маршрутах) без имён детей',
    ],
    ['Обновить подходы к проектированию общеразвивающих программ', 'Обновлённые программы и приказ об их утверждении'],
    [
      'Включить в программу воспитания реализацию проектов, в том числе с привлечением работодателей',
      'Выписка из программы воспитания',
    ],
    ['Сделать нечто', 'Документ, подтверждающий исполнение'],
  ])('«%s»', (text, title) => {
    expect(proposeEvidence(text).evidence[0]?.title).toBe(title)
  })

  it('a new line gets a key of its own, old keys stay', () => {
    const lines = [{ key: 'e2' }, { key: '' }, { key: 'e2' }, { key: 'e1' }]
    const keys = withKeys(lines, 'e').map((line) => line.key)
    expect(keys[0]).toBe('e2')
    expect(keys[3]).toBe('e1')
    expect(new Set(keys).size).toBe(4)
  })
})
