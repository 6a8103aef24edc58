import fc from 'fast-check'
import type { Fields } from '@/tests/support/action-inputs'

/** Values that have broken somebody's form before. */
const WILD = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0000\u0001\u001f',
  '\uFFFD',
  '\u202Eобратно',
  '👩‍👩‍👧‍👦'.repeat(40),
  '%',
  '_%\\',
  '\'; DROP TABLE "User"; --',
  '=1+1',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'true',
  'on',
  '[object Object]',
  '0',
  '-1',
  '1.5',
  '1e308',
  '-1e308',
  '1e-7',
  'NaN',
  'Infinity',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '99999999999999999999999999',
  '0x10',
  '١٢',
  '0000-00-00',
  '0000-01-01',
  '0001-01-01',
  '1000-01-01',
  '1899-12-31',
  '2026-02-29',
  '2026-02-30',
  '2028-02-29',
  '9999-12-31',
  '10000-01-01',
  '+012026-01-01',
  '2026-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  'not-an-id',
  `${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}.999999999`,
  'javascript:alert(1)',
  'https://user:password@example.ru:99999/',
  `https://example.ru/${'x'.repeat(3000)}`,
  'x'.repeat(10_001),
  'я'.repeat(1_000_000),
  ' '.repeat(200_000),
  `${'a '.repeat(50_000)}!`,
  '\n'.repeat(5_000),
  '-'.repeat(50_000),
]

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** Texts of JSON: lone surrogates come in only here, for a form's own encoding makes them whole. */
const WILD_JSON = [
  'null',
  '[]',
  '{}',
  '""',
  '1e999',
  '{"__proto__":{"polluted":true}}',
  '[{"__proto__":{"polluted":true}}]',
  '[{"constructor":{"prototype":{"polluted":true}}}]',
  '["\\ud800"]',
  deep(1_000),
  deep(100_000),
  `{"a":${deep(500)}}`,
  '{"broken":',
]

const wildText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WILD) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)) },
  { weight: 1, arbitrary: fc.uuid() },
)

const file = fc
  .tuple(
    fc.constantFrom('a.docx', 'a.xlsx', '../../etc/passwd', 'CON', '\u202Efdp.exe', 'a'.repeat(300)),
    fc.uint8Array({ maxLength: 200 }),
  )
  .map(([name, bytes]) => new File([new Uint8Array(bytes)], name))

type Value = string | File

/** How a form differs from a good one: plausible texts in it, one field spoilt, or anything at all. */
export type Case = { kind: 'plausible' | 'spoilt' | 'wild'; entries: [string, Value][] }

const entriesOf = (fields: Fields): [string, Value][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, Value] => [name, one]))

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** Text that a person might have typed or pasted, with what the database cannot hold in it. */
const pasted = fc
  .tuple(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('', '\0', '\r\n', '\u2028', '😀', '\u0007', '<b>'),
  )
  .map(([text, odd]) => `Обычный текст ${odd}${text} для поля формы.`)

const plausible = (base: [string, Value][]): fc.Arbitrary<Case> =>
  fc
    .tuple(
      ...base.map(([, value]) => {
        if (typeof value !== 'string' || ID.test(value)) return fc.constant(value as Value)
        const kept = { weight: 4, arbitrary: fc.constant(value as Value) }
        if (/^\d{4}-\d\d-\d\d$/.test(value))
          return fc.oneof(kept, {
            weight: 1,
            arbitrary: fc
              .date({ min: new Date('1800-01-01'), max: new Date('2300-01-01'), noInvalidDate: true })
              .map((date): Value => date.toISOString().slice(0, 10)),
          })
        if (/^\d+$/.test(value))
          return fc.oneof(kept, { weight: 1, arbitrary: fc.nat({ max: 3 }).map((n): Value => String(n)) })
        return fc.oneof(kept, { weight: 2, arbitrary: pasted as fc.Arbitrary<Value> })
      }),
    )
    .map((values) => ({ kind: 'plausible', entries: base.map(([name], i) => [name, values[i] as Value]) }))

const spoilt = (base: [string, Value][]): fc.Arbitrary<Case> =>
  fc
    .tuple(
      fc.nat({ max: Math.max(0, base.length - 1) }),
      fc.oneof(
        { weight: 6, arbitrary: wildText as fc.Arbitrary<Value> },
        { weight: 1, arbitrary: file as fc.Arbitrary<Value> },
      ),
      fc.constantFrom('replace', 'replace', 'replace', 'drop', 'twice', 'list', 'nest', 'json'),
      fc.constantFrom(...WILD_JSON),
    )
    .map(([at, value, how, json]) => {
      const entries = base.flatMap(([name, old], i): [string, Value][] => {
        if (i !== at) return [[name, old]]
        const plain = name.replace(/^json:|\[\]$/g, '')
        switch (how) {
          case 'drop':
            return []
          case 'twice':
            return [
              [name, old],
              [name, value],
            ]
          case 'list':
            return [
              [`${plain}[]`, value],
              [`${plain}[]`, old],
            ]
          case 'nest':
            return [[`${plain}.a.b`, value]]
          case 'json':
            return [[`json:${plain}`, json]]
          default:
            return [[name, value]]
        }
      })
      return { kind: 'spoilt', entries }
    })

const names = (base: [string, Value][]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...base.map(([name]) => name), 'version') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '__proto__',
        '__proto__.polluted',
        'constructor.prototype.polluted',
        'a.b.c.d.e.f.g.h',
        '.',
        '[]',
        'json:',
        'toString',
        '$ACTION_KEY',
        'items.0',
        'x'.repeat(5_000),
      ),
    },
  )

const wild = (base: [string, Value][]): fc.Arbitrary<Case> =>
  fc
    .array(fc.tuple(names(base), wildText as fc.Arbitrary<Value>), { maxLength: 8 })
    .map((entries) => ({ kind: 'wild', entries: entries as [string, Value][] }))

/** Cases around a good form. */
export function casesAround(fields: Fields): fc.Arbitrary<Case> {
  const base = entriesOf(fields)
  return fc.oneof(
    { weight: 1, arbitrary: plausible(base) },
    { weight: 3, arbitrary: spoilt(base) },
    { weight: 6, arbitrary: wild(base) },
  )
}

export function formWith(entries: [string, Value][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

/** A query string of an address, of the names that pages read. */
export const wildQuery = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...[
          'after',
          'q',
          'status',
          'state',
          'organization',
          'resolution',
          'item',
          'period',
          'dueFrom',
          'dueTo',
          'sort',
        ],
        ...[
          'year',
          'find',
          'role',
          'kind',
          'program',
          'settlement',
          'done',
          'at',
          'on',
          'format',
          'revision',
          'evidence',
        ],
        ...['group', 'extension', 'historical', 'handed', 'edit', '__proto__', '_rsc', 'nxtPassignmentId'],
      ),
      fc.oneof(
        wildText.map((text) => text.slice(0, 3_000)),
        fc.constantFrom(...WILD_JSON.filter(({ length }) => length < 100)),
      ),
    ),
    { maxLength: 6 },
  )
  .map((pairs) => new URLSearchParams(pairs).toString())

export { wildText }
