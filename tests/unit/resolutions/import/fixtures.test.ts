import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ParsedResolution } from '../../../../lib/resolutions/import/types'
import { asDocx } from './as-docx'
import { pdf } from './make-files'
import { FIXTURES, parseBytes } from './support'

// A fact that is left out of an expectation is a matter of convention; `*` asks for any deadline at all.
type ExpectedItem = {
  textStart: string
  role?: string
  executor?: string | null
  executorPersons?: string[]
  deadlineKind?: string
  dueDate?: string | null
}
type Expected = { title?: string | null; number?: string | null; date?: string | null; items: ExpectedItem[] }

// Case, ё and the words left out by «as printed» are no differences; everything else is.
const plain = (text: string | null) => text?.toLowerCase().replace(/ё/g, 'е').replace(/\s+/g, ' ') ?? null

function facts(parsed: ParsedResolution) {
  return parsed.items.map((item) => ({
    role: item.role,
    executor: plain(item.executor),
    executorPersons: item.executorPersons,
    deadlineKind: item.deadlineKind,
    dueDate: item.dueDate,
  }))
}

function expectFacts(parsed: ParsedResolution, expected: Expected) {
  if (expected.title !== undefined) expect(plain(parsed.title)).toBe(plain(expected.title))
  if (expected.number !== undefined) expect(parsed.number).toBe(expected.number)
  if (expected.date !== undefined) expect(parsed.date).toBe(expected.date)
  expect(parsed.items.map((item) => item.text.slice(0, 60))).toHaveLength(expected.items.length)
  const found = facts(parsed)
  const asked = expected.items.map((item, i) => ({
    ...found[i],
    ...(item.role === undefined ? {} : { role: item.role }),
    ...(item.executor === undefined ? {} : { executor: plain(item.executor) }),
    ...(item.executorPersons === undefined ? {} : { executorPersons: item.executorPersons }),
    ...(item.deadlineKind === undefined ? {} : { deadlineKind: kindAsked(item.deadlineKind, found[i]?.deadlineKind) }),
    ...(item.dueDate === undefined ? {} : { dueDate: item.dueDate }),
  }))
  expect(found).toEqual(asked)
  for (const [i, item] of expected.items.entries())
    expect(plain(parsed.items[i]?.text ?? '')).toContain(plain(item.textStart))
}

const kindAsked = (asked: string, found: string | undefined) =>
  asked === '*' && found !== undefined && found !== 'none' ? found : asked

const read = (file: string) => readFileSync(join(FIXTURES, file), 'utf8')

describe('invented documents of many genres and the resolution of 25.02.2022', () => {
  const sources = readdirSync(FIXTURES).filter((file) => !file.endsWith('.json'))
  const expectedOf = (file: string) => JSON.parse(read(file.replace(/\.\w+$/, '.expected.json'))) as Expected

  it('are at least ninety', () => {
    expect(sources.length).toBeGreaterThanOrEqual(90)
  })

  it.each(sources)('%s', async (file) => {
    expectFacts(await parseBytes(new TextEncoder().encode(read(file)), file), expectedOf(file))
  })

  // Word keeps the numbers of items out of the text; the facts must not change.
  const plainTexts = sources.filter((file) => file.endsWith('.txt') && !/\p{Ll}-\n|[*|]/u.test(read(file)))
  it.each(plainTexts)("%s, with Word's lists and tables", async (file) => {
    expectFacts(await parseBytes(await asDocx(read(file)), 'a.docx'), expectedOf(file))
  })

  // A PDF breaks every paragraph into lines of the page's width; the facts must not change.
  const running = sources.filter((file) => !file.endsWith('.html') && !/[\t|]/.test(read(file)))
  it.each(running)('%s, broken into the lines of a PDF', async (file) => {
    const text = read(file).replace(/\*|^#+ /gm, '')
    const expected = await parseBytes(new TextEncoder().encode(text), 'a.txt')
    const parsed = await parseBytes(pdf(brokenIntoLines(text), 5100), 'a.pdf')
    expect(plain(parsed.title)).toBe(plain(expected.title))
    expect({ number: parsed.number, date: parsed.date }).toEqual({ number: expected.number, date: expected.date })
    expect(facts(parsed)).toEqual(facts(expected))
  })
})

function brokenIntoLines(text: string): { text: string; y: number }[] {
  const lines: { text: string; y: number }[] = []
  let y = 5000
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.trim().split(/\s+/)) {
      if (`${line} ${word}`.length > 78) {
        lines.push({ text: line, y })
        y -= 14
        line = word
      } else line = line ? `${line} ${word}` : word
    }
    if (line) lines.push({ text: line, y })
    y -= line ? 14 : 20
  }
  return lines
}
