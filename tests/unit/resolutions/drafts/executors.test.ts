import { describe, expect, it } from 'vitest'
import { proposeExecutors, reachedOrganizations } from '@/lib/resolutions/rules/drafts/executors'
import type { KnownOrganization } from '@/lib/resolutions/rules/drafts/types'

const make = (
  id: string,
  shortName: string,
  kind: KnownOrganization['kind'],
  programs: KnownOrganization['programs'] = [],
) => ({ id, name: shortName, shortName, kind, programs, status: 'ACTIVE' }) satisfies KnownOrganization

const TOWN: KnownOrganization[] = [
  make('department', 'Управление образования', 'DEPARTMENT'),
  make('centre', 'МКУ «Ресурсный центр»', 'RESOURCE_CENTRE'),
  make('s1', 'СОШ № 1', 'SCHOOL', ['PRIMARY', 'BASIC', 'SECONDARY']),
  make('s3', 'СОШ № 3', 'SCHOOL', ['PRIMARY', 'BASIC', 'SECONDARY']),
  make('mama', 'Мамаканская СОШ', 'SCHOOL', ['PRESCHOOL', 'PRIMARY', 'BASIC']),
  make('k3', 'Детский сад № 3 «Теремок»', 'KINDERGARTEN', ['PRESCHOOL']),
  make('art', 'Дом творчества', 'ADDITIONAL', ['ADDITIONAL']),
  make('museum', 'Музей истории', 'EXTERNAL'),
]

const of = (printed: string | null) =>
  proposeExecutors(printed, TOWN).rules.map((rule) => rule.organizationId ?? rule.role ?? rule.programs.join('+'))

describe('whom a printed executor names', () => {
  it.each([
    ['Управлению образования', ['department']],
    ['управление образования администрации г. Бодайбо и района', ['department']],
    ['МКУ «Ресурсный центр г. Бодайбо и района»', ['centre']],
    ['Руководителям общеобразовательных организаций', ['PRIMARY+BASIC+SECONDARY']],
    ['Директорам школ', ['PRIMARY+BASIC+SECONDARY']],
    ['Руководителям дошкольных образовательных организаций', ['PRESCHOOL']],
    ['Заведующим детскими садами', ['PRESCHOOL']],
    ['Руководителям образовательных организаций дополнительного образования', ['ADDITIONAL']],
    ['Руководителям образовательных организаций', ['PRESCHOOL+PRIMARY+BASIC+SECONDARY+ADDITIONAL']],
    [
      'Руководителям общеобразовательных и дошкольных образовательных организаций',
      ['PRESCHOOL+PRIMARY+BASIC+SECONDARY'],
    ],
    ['МКОУ «СОШ № 3»', ['s3']],
    ['Школам № 1, 3', ['s1', 's3']],
    ['Детскому саду № 3 «Теремок»', ['k3']],
    ['Мамаканской СОШ', ['mama']],
    ['Дому творчества', ['art']],
    ['Музею истории', ['museum']],
    ['Педагогам-психологам', ['PSYCHOLOGIST']],
    ['Отделу культуры', []],
    ['', []],
    [null, []],
  ])('«%s»', (printed, expected) => {
    expect(of(printed)).toEqual(expected)
  })

  it('who stands after «совместно с» is a co-executor', () => {
    const { rules } = proposeExecutors('Управлению образования совместно с МКУ «Ресурсный центр»', TOWN)
    expect(rules.map((rule) => [rule.organizationId, rule.part])).toEqual([
      ['department', 'RESPONSIBLE'],
      ['centre', 'CO_EXECUTOR'],
    ])
  })

  it('a closed organisation is not proposed', () => {
    const closed = TOWN.map((each) => (each.id === 's3' ? { ...each, status: 'CLOSED' as const } : each))
    expect(proposeExecutors('СОШ № 3', closed).rules).toEqual([])
  })
})

describe('whom an executor rule reaches', () => {
  const rule = (programs: KnownOrganization['programs'], part: 'RESPONSIBLE' | 'CO_EXECUTOR' = 'RESPONSIBLE') => ({
    kind: 'PROGRAM' as const,
    part,
    organizationId: null,
    programs,
    role: null,
  })

  it('a rural school with preschool groups is reached as a school and as a kindergarten', () => {
    const ids = (programs: KnownOrganization['programs']) =>
      reachedOrganizations([rule(programs)], TOWN, []).map((each) => each.organizationId)
    expect(ids(['PRIMARY', 'BASIC', 'SECONDARY'])).toEqual(['s1', 's3', 'mama'])
    expect(ids(['PRESCHOOL'])).toEqual(['mama', 'k3'])
  })

  it('an organisation reached twice is given the item once, as responsible', () => {
    const reached = reachedOrganizations([rule(['PRESCHOOL'], 'CO_EXECUTOR'), rule(['PRIMARY'])], TOWN, [])
    expect(reached.find((each) => each.organizationId === 'mama')).toEqual({
      organizationId: 'mama',
      part: 'RESPONSIBLE',
    })
    expect(reached).toHaveLength(4)
  })

  it('a role reaches the organisations where it is held', () => {
    const role = {
      kind: 'ROLE' as const,
      part: 'RESPONSIBLE' as const,
      organizationId: null,
      programs: [],
      role: 'PSYCHOLOGIST' as const,
    }
    expect(reachedOrganizations([role], TOWN, [{ organizationId: 's1', role: 'PSYCHOLOGIST' }])).toHaveLength(1)
  })
})
