import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '@/scripts/support/root'

const text = fs.readFileSync(path.join(root, 'docs', 'security.md'), 'utf8')
const [, levelOne = ''] = /## Level 1\n([\s\S]*?)\n## /.exec(text) ?? []
const rows = [...levelOne.matchAll(/^\| (\d+\.\d+\.\d+) \|(.+)\|$/gm)].map(([, line = '', rest = '']) => {
  const [what = '', state = '', how = '', shown = ''] = rest.split('|').map((cell) => cell.trim())
  return { line, what, state, how, shown }
})

/** How many lines of level 1 each chapter of ASVS 5.0.0 has. */
const CHAPTERS = { 1: 8, 2: 4, 3: 8, 4: 2, 5: 4, 6: 13, 7: 6, 8: 4, 9: 4, 10: 5, 11: 3, 12: 3, 13: 1, 14: 2, 15: 3 }

describe('docs/security.md', () => {
  it('has every line of level 1 once', () => {
    const found = Object.fromEntries(
      Object.keys(CHAPTERS).map((chapter) => [
        chapter,
        rows.filter(({ line }) => line.startsWith(`${chapter}.`)).length,
      ]),
    )
    expect(found).toEqual(CHAPTERS)
    expect(new Set(rows.map(({ line }) => line)).size).toBe(rows.length)
  })

  it('says of each line a state, and adds them up', () => {
    const count = (state: string) => rows.filter((row) => row.state === state).length
    const sum = ['holds', 'proxy', 'part', 'open', '—'].map(count)
    expect(sum.reduce((a, b) => a + b)).toBe(rows.length)
    const [holds, proxy, part, open, none] = sum
    expect(text).toContain(
      `Level 1, ${rows.length} lines: ${holds} hold, ${proxy} proxy, ${part} part, ${open} open, ${none} —.`,
    )
  })

  it('names files that are there, and for each line one at least that shows it', () => {
    expect(rows.filter(({ shown }) => !/^`[^`]+`( `[^`]+`)*$/.test(shown)).map(({ line }) => line)).toEqual([])
    const named = [
      ...text.matchAll(/`((?:app|components|docs|lib|scripts|tests)\/[^`*]*\.[a-z]+|[\w.-]+\.(?:md|json))`/g),
    ]
    expect(named.length).toBeGreaterThan(100)
    expect(named.map(([, file = '']) => file).filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([])
  })
})
