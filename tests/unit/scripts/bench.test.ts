import { describe, expect, it } from 'vitest'
import { growthExponent, percentile, summarise } from '../../../scripts/bench/figures'
import { filled, findForm, MULTIPART, multipart } from '../../../scripts/bench/forms'
import { judge } from '../../../scripts/bench/gates'
import { withoutConstants } from '../../../scripts/bench/operations'
import { formatReport, formatTable } from '../../../scripts/bench/table'
import { type Counts, type Measured, type Results, type SizeName, suiteOf } from '../../../scripts/bench/types'

const SINGLE: Counts = { bytes: 40 * 1024, nodes: 600, statements: 5, buffers: 200, errors: 0 }

function measured(name: Measured['name'], size: SizeName, p50: number, perSecond = 1000 / p50): Measured {
  const loads = [1, 10, 50].map((connections) => ({
    connections,
    requests: 400,
    perSecond,
    p50: p50 * connections,
    p99: p50 * connections * 2,
    cpu: p50,
    errors: 0,
    wrong: {},
  }))
  return { name, size, loads, counts: name === 'empty' || name === 'limit' ? null : { ...SINGLE }, statements: [] }
}

/** Figures that pass every gate. */
function good(sizes: SizeName[] = ['M', 'M100']): Results {
  const town = sizes.includes('M')
  const each = (size: SizeName) => [
    measured('empty', size, 4),
    measured('limit', size, 0.5, 2000),
    ...suiteOf(size).operations.map((name) => measured(name, size, 12)),
  ]
  return {
    takenAt: '2026-11-24',
    machine: '2 × CPU',
    mode: 'full',
    seconds: 200,
    rows: town ? { M: 2000, M100: 200_000 } : { RM: 140_000, R: 5_000_000 },
    measured: sizes.flatMap(each),
    differences: town ? {} : { RM: 0, R: 0 },
    fanOut: !town ? null : { size: 'M100', rows: [230, 10_350], statements: [17, 17], perSecond: 20_000 },
    visits: [{ page: 'вход', requests: 12, kib: 200, addresses: [] }],
  }
}

function of(results: Results, name: Measured['name'], size: SizeName): Measured {
  const found = results.measured.find((one) => one.name === name && one.size === size)
  if (!found) throw new Error('not there')
  return found
}

const missed = (results: Results) => judge(results).filter((gate) => gate.reach && !gate.ok)

describe('figures', () => {
  it('takes the nearest rank as a percentile', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1)
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7])
    expect(percentile([], 0.5)).toBeNaN()
  })

  it('takes two runs as one', () => {
    const load = summarise(10, [
      { times: [3, 1], wrong: { 'ответ 500': 1 }, milliseconds: 1000, cpu: 5 },
      { times: [2, 4], wrong: { 'ответ 500': 1, timeout: 2 }, milliseconds: 1000, cpu: 7 },
    ])
    const expected = { connections: 10, requests: 4, perSecond: 2, p50: 2, p99: 4, cpu: 3, errors: 4 }
    expect(load).toEqual({ ...expected, wrong: { 'ответ 500': 2, timeout: 2 } })
  })

  it('says 0 for a cost that stays, 1 for one that grows with the rows, 0.5 for its root', () => {
    expect(growthExponent(12, 12, 100)).toBe(0)
    expect(growthExponent(3, 300, 100)).toBeCloseTo(1)
    expect(growthExponent(3, 30, 100)).toBeCloseTo(0.5)
  })
})

describe('gates', () => {
  it('lets good figures through', () => {
    expect(missed(good())).toEqual([])
  })

  it.each<[string, (results: Results) => void, string]>([
    [
      'a page slower than 3.5 empty pages',
      (r) => Object.assign(of(r, 'list', 'M').loads[0] ?? {}, { p50: 14.1 }),
      'список, M: p50 к empty',
    ],
    [
      'eleven statements',
      (r) => Object.assign(of(r, 'home', 'M100').counts ?? {}, { statements: 11 }),
      'главная, M100: запросов SQL',
    ],
    [
      'time that grows',
      (r) => Object.assign(of(r, 'submit', 'M100').loads[0] ?? {}, { p50: 20 }),
      'отправка отчёта: рост p50',
    ],
    [
      'buffers that grow',
      (r) => Object.assign(of(r, 'home', 'M100').counts ?? {}, { buffers: 400 }),
      'главная: рост буферов',
    ],
    [
      'a page of 151 KiB',
      (r) => Object.assign(of(r, 'draft', 'M').counts ?? {}, { bytes: 151 * 1024 }),
      'черновик, M: HTML',
    ],
    [
      '1,501 elements',
      (r) => Object.assign(of(r, 'matrix', 'M').counts ?? {}, { nodes: 1501 }),
      'матрица, M: элементов',
    ],
    [
      'a home less than five times as fast as Redmine on such a machine',
      (r) => Object.assign(of(r, 'home', 'M').loads[1] ?? {}, { perSecond: 64 }),
      'главная, M: во сколько раз быстрее Redmine',
    ],
    [
      'an issue whose statements grow',
      (r) => Object.assign(r.fanOut ?? {}, { statements: [17, 18] }),
      'выпуск, M100: запросов',
    ],
    [
      'an issue of less than 10,000 rows a second',
      (r) => Object.assign(r.fanOut ?? {}, { perSecond: 9000 }),
      'строк в секунду',
    ],
    ['a first visit of fifteen requests', (r) => Object.assign(r.visits[0] ?? {}, { requests: 15 }), 'вход: запросов'],
    ['one error under load', (r) => Object.assign(of(r, 'empty', 'M').loads[2] ?? {}, { errors: 1 }), 'ошибок всего'],
    [
      'one error of a single request',
      (r) => Object.assign(of(r, 'matrix', 'M').counts ?? {}, { errors: 1 }),
      'ошибок всего',
    ],
  ])('stops %s', (_, spoil, name) => {
    const results = good()
    spoil(results)
    expect(missed(results).map((gate) => gate.name)).toEqual([expect.stringContaining(name)])
  })

  it.each<[string, (results: Results) => void, string]>([
    [
      'hours of the municipality that grow with the schools',
      (r) => Object.assign(of(r, 'regionHours', 'R').counts ?? {}, { buffers: 300 }),
      'часы муниципалитета: рост буферов',
    ],
    [
      'a logging that slows down',
      (r) => Object.assign(of(r, 'log', 'R').loads[0] ?? {}, { p50: 20 }),
      'запись на 30 учеников: рост p50',
    ],
    [
      'a class page slower than 3.5 empty pages',
      (r) => Object.assign(of(r, 'classPage', 'RM').loads[0] ?? {}, { p50: 14.1 }),
      'класс, RM: p50 к empty',
    ],
    ['a counter that differs from a recount', (r) => Object.assign(r.differences, { R: 1 }), 'счётчики часов, R'],
  ])('of a region stops %s', (_, spoil, name) => {
    const results = good(['RM', 'R'])
    expect(missed(results)).toEqual([])
    spoil(results)
    expect(missed(results).map((gate) => gate.name)).toEqual([expect.stringContaining(name)])
  })

  it('of a region stops buffers that double', () => {
    const results = good(['RM', 'R'])
    Object.assign(of(results, 'search', 'R').counts ?? {}, { buffers: 401 })
    expect(missed(results).map(({ name }) => name)).toEqual([
      'поиск ученика: рост буферов, показатель b',
      'поиск ученика: буферов R к RM',
    ])
  })

  it('stops a figure that is missing', () => {
    const results = good()
    results.measured = results.measured.filter((one) => one.name !== 'list')
    expect(missed(results).length).toBeGreaterThanOrEqual(6)
  })

  it('judges growth only between two sizes, and the matrix, which stays one resolution, not at all', () => {
    const results = good()
    Object.assign(of(results, 'matrix', 'M100').counts ?? {}, { buffers: 4000 })
    expect(missed(results)).toEqual([])
    delete results.rows.M100
    expect(judge(results).some((gate) => gate.name.includes('рост'))).toBe(false)
  })

  it.each(['quick', 'counts'] as const)('judges no times in a run of %s', (mode) => {
    const names = judge({ ...good(), mode }).map((gate) => gate.name)
    expect(names.some((name) => /p50|секунду|Redmine/.test(name))).toBe(false)
    expect(names.some((name) => name.includes('SQL'))).toBe(true)
  })
})

describe('counting', () => {
  it('knows a statement again whether its constants are written out or not', () => {
    const sent = `SELECT "id" FROM "S1" WHERE at < now() - interval '1 minute' AND "on" IS NULL -- the day's\n  AND k = 'it''s' LIMIT 26`
    const counted =
      'SELECT "id" FROM "S1" WHERE at < now() - interval $4 AND "on" IS NULL -- the day\'s\n AND k = $2 LIMIT $3'
    expect(withoutConstants(sent)).toBe(withoutConstants(counted))
    expect(withoutConstants(sent)).not.toBe(withoutConstants(counted.replace('"id"', '"at"')))
  })
})

describe('table', () => {
  it('sets columns', () => {
    const text = formatTable([
      ['a', 'b'],
      ['longer', '1'],
      ['x', '1000'],
    ])
    expect(text).toBe('a          b\n────────────\nlonger     1\nx       1000')
  })

  it('shows every operation, the growth and the verdict', () => {
    const results = good()
    const report = formatReport(results, judge(results))
    for (const word of ['главная', 'матрица', 'список', 'отправка отчёта', 'limit', 'Все пороги выполнены'])
      expect(report).toContain(word)
    Object.assign(of(results, 'list', 'M').counts ?? {}, { statements: 12 })
    Object.assign(of(results, 'list', 'M').loads[1] ?? {}, { wrong: { 'ответ 500': 3 } })
    expect(formatReport(results, judge(results))).toContain('список, M, соединений 10: ответ 500 — 3 раз')
    expect(formatReport(results, judge(results))).toMatch(/запросов SQL на страницу +12\.000 +≤ 10\.000 +НЕТ/)
  })
})

describe('forms', () => {
  const page = `<form action="/out"><input name="$ACTION_ID_1"></form>
    <form action="" method="post"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&quot;}">
    <input name="login"><input name="password" type="password"><input type="checkbox" name="keep" value="1">
    <textarea name="text">one</textarea><select name="form"><option value="a">A<option value="b" selected>B</select>
    <select name="hours"><option value="1">1</select><button name="go" value="1">in</button></form>`

  it('finds the form that has the fields, with what a browser would post of it', () => {
    expect(findForm(page, ['login', 'password'])).toEqual({
      action: '',
      fields: [
        ['$ACTION_1:0', '{"id":"a"}'],
        ['login', ''],
        ['password', ''],
        ['text', 'one'],
        ['form', 'b'],
        ['hours', '1'],
      ],
    })
    expect(findForm(page, ['nothing'])).toBeUndefined()
  })

  it('fills fields in and writes them as multipart', async () => {
    const fields = filled(
      [
        ['login', ''],
        ['text', 'one'],
      ],
      { login: 'имя', more: '1' },
    )
    const form = await new Response(multipart(fields), { headers: { 'content-type': MULTIPART } }).formData()
    expect([...form.entries()]).toEqual([
      ['login', 'имя'],
      ['text', 'one'],
      ['more', '1'],
    ])
  })
})
