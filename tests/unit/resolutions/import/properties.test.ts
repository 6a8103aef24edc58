import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractSource } from '../../../../lib/resolutions/import/extract'
import type { ParsedResolution } from '../../../../lib/resolutions/import/types'
import { parseBytes, parseText } from './support'

const PIECES = [
  'ПРИКАЗЫВАЮ:',
  'РЕШИЛИ:',
  '1. ',
  '2.1. ',
  'а) ',
  '- ',
  '1) ',
  'II. ',
  'Руководителям школ',
  'Управлению образования',
  ' (Иванов И.И.)',
  'провести ',
  'Утвердить ',
  'Срок: ',
  'до 1 мая 2022 г.',
  'постоянно',
  '2022-2023г.',
  '; ',
  '. ',
  ': ',
  '«',
  '»',
  '"',
  '(',
  ')',
  '\n',
  '\n\n',
  '\t',
  'Контроль за исполнением возложить на ',
  'Приложение',
  'Директор А.А. Липов',
  '№ п/п\tМероприятие\tСрок\tОтветственный\n',
  'изложить в следующей редакции: ',
  'Внести в Устав следующие изменения: ',
  '31.02.2022',
  'в течение 10 дней ',
]
const document = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 120 })
  .map((p) => p.join(''))

function expectSound(parsed: ParsedResolution) {
  const length = parsed.sourceText.length
  for (const span of [...parsed.spans, ...parsed.items.flatMap((item) => item.spans)]) {
    expect(span.from).toBeGreaterThanOrEqual(0)
    expect(span.to).toBeGreaterThanOrEqual(span.from)
    expect(span.to).toBeLessThanOrEqual(length)
  }
  for (const item of parsed.items) {
    if (item.dueDate !== null) expect(item.dueDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    for (const value of Object.values(item.confidence)) expect(value >= 0 && value <= 1).toBe(true)
    if (item.role === 'control')
      expect([item.executor, item.executorPersons, item.deadlineKind]).toEqual([null, [], 'none'])
    for (const span of item.spans)
      if (span.kind === 'person')
        expect(item.executorPersons).toContain(parsed.sourceText.slice(span.from, span.to).replace(/\s+/g, ' '))
  }
}

describe('whatever the text', () => {
  it('never throws, and spans lie within the source', () => {
    fc.assert(
      fc.property(document, (text) => {
        const started = performance.now()
        expectSound(parseText(text))
        expect(performance.now() - started).toBeLessThan(1000)
      }),
      { numRuns: 400 },
    )
  })

  it('never throws for whatever bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'PK\u0003\u0004', '%PDF-1.4', '<html>', '<p>'),
        async (bytes, head) => {
          const made = new Uint8Array([...Buffer.from(head, 'latin1'), ...bytes])
          const extracted = await extractSource(made, 'файл')
          if (!extracted.ok) expect(typeof extracted.reason).toBe('string')
        },
      ),
      { numRuns: 120 },
    )
  })

  it('is deterministic', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(parseText(text)).toEqual(parseText(text))
      }),
      { numRuns: 40 },
    )
  })
})

const HEAD = 'ПРИКАЗЫВАЮ:\n1. '
const ADVERSARIES: Record<string, string> = {
  'digits and dots': '1.2.3.',
  brackets: '(«"',
  'open brackets in an item': `${HEAD}(`,
  spaces: ' ',
  'letters apart': 'а ',
  items: 'ПРИКАЗЫВАЮ:\n1. Утвердить\n',
  deadlines: 'до 1 мая 2022 года, ',
  'half deadlines': 'в течение не позднее ',
  names: 'Иванов И.И. ',
  initials: 'И.',
  quotes: '«слова "заменить ',
  tabs: 'а\t',
  commas: ', ',
  labels: 'Срок: Ответственный: ',
  dashes: '- провести\n',
  'lower case': 'директору ',
  markers: 'постановляет ',
  years: '2022-2023 ',
  headings: 'Руководителям:\n',
  pipes: '|а|б|\n',
  'broken words': 'обеспе-\n',
  addressees: 'Директору\nОбеспечить\n',
  'months in items': '1. Провести сбор (школы; сентябрь, октябрь - ноябрь, декабрь и) – сентябрь, октябрь\n',
  'page stamps': 'Страница 1 из 2. Страница создана: 1\n',
}

const MB = 1024 * 1024
/** Below this a figure says more of the machine than of the parser. */
const NOISE_MS = 400

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Four times the input may cost four times the time, not sixteen: what grows with the square would hang on 5 MB. */
async function expectLinear(make: (bytes: number) => () => Promise<unknown>): Promise<void> {
  await make(MB / 32)()
  const small = await millisecondsOf(make(MB / 8))
  const large = await millisecondsOf(make(MB / 2))
  expect(large).toBeLessThan(Math.max(small, NOISE_MS / 4) * 12)
}

describe('input made to be slow costs in proportion to its size', () => {
  it.each(Object.entries(ADVERSARIES))(
    '%s',
    async (name, piece) => {
      const head = name.includes('item') ? '' : HEAD
      await expectLinear((size) => {
        const text = (head + piece.repeat(Math.ceil(size / piece.length))).slice(0, size)
        const bytes = new TextEncoder().encode(text)
        return async () => expectSound(await parseBytes(bytes, 'x.txt'))
      })
    },
    60_000,
  )

  it.each(['<', '<p>', '<p a="', '<table><tr><td>', '<ol><li>', '&amp;', '<!--', '<b x=1>', '<script>', '</p>\n   '])(
    'html of %s',
    async (piece) => {
      await expectLinear((size) => {
        const bytes = new TextEncoder().encode(`<html>${piece.repeat(Math.floor(size / piece.length))}`)
        return () => extractSource(bytes, 'x.html')
      })
    },
    60_000,
  )
})
