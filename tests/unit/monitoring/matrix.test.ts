import { describe, expect, it } from 'vitest'
import { layMatrix } from '@/lib/monitoring/rules/matrix'
import {
  firstValues,
  listFilterSchema,
  listQuery,
  matrixFilterSchema,
  summaryFilterSchema,
} from '@/lib/monitoring/schema'
import type { MatrixCell, MatrixItem, MatrixOrganization } from '@/lib/monitoring/types'

const resolution = { id: 'r', number: '5', date: '2026-02-25', title: 'Решение', historical: false }
const item = (id: string): MatrixItem => ({ id, number: id, text: id, deadlineText: null, withdrawn: false })
const organization = (id: string, kind: MatrixOrganization['kind']): MatrixOrganization => ({ id, name: id, kind })
const cell = (organizationId: string, itemId: string, kind: 'accepted' | 'notStarted'): MatrixCell => ({
  assignmentId: `${organizationId}${itemId}`,
  organizationId,
  itemId,
  status: { kind },
  total: 1,
  done: kind === 'accepted' ? 1 : 0,
  overdue: 0,
})
const frame = {
  resolution,
  items: [item('1'), item('2')],
  organizations: [
    organization('dep', 'DEPARTMENT'),
    organization('rc', 'RESOURCE_CENTRE'),
    organization('a', 'SCHOOL'),
    organization('b', 'SCHOOL'),
  ],
}
const cells = [
  cell('dep', '1', 'accepted'),
  cell('rc', '1', 'accepted'),
  cell('a', '2', 'accepted'),
  cell('b', '2', 'notStarted'),
]

describe('the matrix', () => {
  it('puts every square in its place, in groups by kind', () => {
    const view = layMatrix(frame, cells, { group: 'kind', done: 'show' })
    expect(view.groups.map(({ kind, rows }) => [kind, rows.map(({ id }) => id)])).toEqual([
      ['DEPARTMENT', ['dep', 'rc']],
      ['SCHOOL', ['a', 'b']],
    ])
    expect(view.groups[1]?.rows[1]?.cells.map((each) => each?.assignmentId ?? null)).toEqual([null, 'b2'])
    expect(view.totals).toEqual({ total: 4, done: 3, overdue: 0 })
    expect(view.items[1]?.totals).toEqual({ total: 2, done: 1, overdue: 0 })
  })

  it('hides rows and columns in which nothing is left, and says how many; totals stay', () => {
    const view = layMatrix(frame, cells, { group: 'none', done: 'hide' })
    expect(view.groups).toHaveLength(1)
    expect(view.groups[0]?.rows.map(({ id }) => id)).toEqual(['b'])
    expect(view.items.map(({ id }) => id)).toEqual(['2'])
    expect(view.hidden).toEqual({ organizations: 3, items: 1 })
    expect(view.totals.total).toBe(4)
  })

  it('lays more organisations than a page holds on the next ones: each on one page, the sums those of all', () => {
    const many = Array.from({ length: 500 }, (_, at) => organization(`s${at}`, 'SCHOOL'))
    const all = many.map(({ id }) => cell(id, '1', 'notStarted'))
    const pageOf = (page: number) =>
      layMatrix({ ...frame, organizations: many }, all, { group: 'kind', done: 'show', page })
    const { pages } = pageOf(1)
    expect(pages).toBe(3)
    const seen = [1, 2, 3].flatMap((page) => pageOf(page).groups.flatMap(({ rows }) => rows.map(({ id }) => id)))
    expect(seen).toEqual(many.map(({ id }) => id))
    expect(pageOf(2).totals.total).toBe(500)
    expect(pageOf(2).hidden.organizations).toBe(0)
    expect(pageOf(99).page).toBe(3)
  })
})

describe('the address', () => {
  it('is read leniently: what cannot be read is as if it were not there', () => {
    expect(
      listFilterSchema.parse(
        firstValues({
          status: ['overdue', 'all'],
          organization: 'x',
          dueFrom: '2026-02-30',
          q: ' \u0000 ',
          after: '2026-01-01.x',
        }),
      ),
    ).toEqual({
      status: 'overdue',
      historical: 'no',
      sort: 'due',
    })
    expect(matrixFilterSchema.parse({ group: '1', done: '2' })).toEqual({ group: 'kind', done: 'show', page: 1 })
    expect(summaryFilterSchema.parse({ on: '9999-99-99' })).toEqual({})
  })

  it('keeps only what differs from the defaults, never the place in the list', () => {
    const filter = listFilterSchema.parse({
      status: 'overdue',
      q: 'план',
      after: '2026-01-01.0193a0f0-0000-7000-8000-000000000000',
    })
    expect(filter.after).toBeDefined()
    expect(listQuery(filter)).toBe('?status=overdue&q=%D0%BF%D0%BB%D0%B0%D0%BD')
    expect(listQuery(filter, { status: 'open', q: undefined })).toBe('')
    expect(listQuery(filter, { after: 'x' })).toContain('after=x')
  })
})
