import { describe, expect, it } from 'vitest'
import { readForm } from '@/lib/kernel/form-data'

function read(...entries: [string, string][]): Record<string, unknown> {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return readForm(form)
}

describe('the fields of a form', () => {
  it('nest by points, list by brackets and hold JSON by name', () => {
    expect(read(['figures.children', '5'], ['rows[]', 'a'], ['rows[]', 'b'], ['json:items', '[1]'])).toEqual({
      figures: { children: '5' },
      rows: ['a', 'b'],
      items: [1],
    })
  })

  it('lose what the database cannot hold, in values, names and inside JSON', () => {
    expect(
      read(['ti\0tle', 'план\0 работы'], ['json:rows', JSON.stringify([{ 'na\0me': 'шко\0ла \ud800!' }])]),
    ).toEqual({
      title: 'план работы',
      rows: [{ name: 'школа \ufffd!' }],
    })
  })

  it('never reach into a prototype', () => {
    const found = read(
      ['__proto__.polluted', '1'],
      ['a.constructor.prototype.polluted', '1'],
      ['json:rows', '[{"__proto__":{"polluted":true},"a":1}]'],
    )
    expect(found).toEqual({ rows: [{ a: 1 }] })
    expect(Object.getPrototypeOf((found.rows as object[])[0])).toBe(Object.prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('take JSON of any depth for none that is deeper than our forms write', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    expect(read(['json:rows', nested(8)]).rows).toBeDefined()
    expect(read(['json:rows', nested(9)]).rows).toBeUndefined()
    expect(read(['json:rows', nested(100_000)]).rows).toBeUndefined()
  })
})
