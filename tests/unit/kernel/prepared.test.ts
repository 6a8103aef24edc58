import { describe, expect, it } from 'vitest'
import { statementName } from '@/lib/kernel/prepared'

const often = (text: string) => [1, 2, 3, 4].map(() => statementName(text)).at(-1)

describe('a kept plan', () => {
  it('is for a read that comes a third time, under the same name from then on', () => {
    const text = 'SELECT "id" FROM "Third"'
    expect([statementName(text), statementName(text)]).toEqual([undefined, undefined])
    const name = statementName(text)
    expect(name).toMatch(/^portal_\d+$/)
    expect(statementName(text)).toBe(name)
  })

  it('is never for a write, nor for a word of the transaction', () => {
    for (const text of ['INSERT INTO "A" VALUES (1)', 'UPDATE "A" SET "b" = 1', 'BEGIN', 'SAVEPOINT guarded_write']) {
      expect(often(text)).toBeUndefined()
    }
    expect(often('\n  WITH page AS (SELECT 1) SELECT * FROM page')).toMatch(/^portal_/)
  })

  it('has a name of its own for each text, and there are no more than 250', () => {
    const names = Array.from({ length: 600 }, (_, at) => often(`SELECT ${at} FROM "Many"`))
    const given = names.filter((name) => name !== undefined)
    expect(new Set(given).size).toBe(given.length)
    expect(given.length).toBeLessThanOrEqual(250)
    expect(given.length).toBeGreaterThan(200)
    expect(often("SELECT 'too late'")).toBeUndefined()
  })
})
