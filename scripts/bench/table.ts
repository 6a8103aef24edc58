import { find, growthOf, loadAt } from './figures'
import { nameOf } from './gates'
import { type Gate, type Results, type SizeName, suiteOf } from './types'

/** Columns as wide as their widest cell; the first is set left, the others right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
  const [head, ...body] = rows.map((row) => line(row).join('  ').trimEnd())
  return [head, '─'.repeat(head?.length ?? 0), ...body].join('\n')
}

const number = (value: number | undefined, digits = 0) =>
  value === undefined || Number.isNaN(value) ? '—' : value.toFixed(digits)

function loadRows(results: Results): string[][] {
  return results.measured.flatMap(({ name, size, loads }) =>
    loads.map((load) => {
      const other = (yardstick: 'empty' | 'limit') => loadAt(find(results, yardstick, size), load.connections)
      return [
        nameOf(name),
        size,
        ...[
          String(load.connections),
          number(load.perSecond),
          number(load.p50, 1),
          number(load.p99, 1),
          number(load.cpu, 1),
          String(load.errors),
        ],
        number(load.p50 / (other('empty')?.p50 ?? Number.NaN), 2),
        number(load.cpu / (other('empty')?.cpu ?? Number.NaN), 2),
        number(load.perSecond / (other('limit')?.perSecond ?? Number.NaN), 3),
      ]
    }),
  )
}

const LOAD_COLUMNS = [
  ...['операция', 'размер', 'соед.', 'запр/с', 'p50, мс', 'p99, мс', 'ЦП, мс', 'ошибок'],
  ...['p50 к empty', 'ЦП к empty', 'доля limit'],
]

function loadTable(results: Results): string {
  return formatTable([LOAD_COLUMNS, ...loadRows(results)])
}

function wrongLines({ measured }: Results): string[] {
  return measured.flatMap(({ name, size, loads }) =>
    loads.flatMap(({ connections, wrong }) =>
      Object.entries(wrong).map(
        ([what, n]) => `${nameOf(name)}, ${size}, соединений ${connections}: ${what} — ${n} раз`,
      ),
    ),
  )
}

function countRows(results: Results): string[][] {
  const sizes = Object.keys(results.rows) as SizeName[]
  return (sizes[0] ? suiteOf(sizes[0]).operations : []).map((name) => {
    const grown = growthOf(results, name)
    const each = (value: (size: SizeName) => number | undefined) => sizes.map((size) => number(value(size))).join(' / ')
    const single = (size: SizeName) => find(results, name, size)?.counts
    return [
      nameOf(name),
      each((size) => (single(size)?.bytes ?? Number.NaN) / 1024),
      each((size) => single(size)?.nodes),
      each((size) => single(size)?.statements),
      each((size) => single(size)?.buffers),
      ...[number(grown?.time, 3), number(grown?.buffers, 3)],
    ]
  })
}

function otherLines({ fanOut, visits }: Results): string[] {
  const issue = fanOut && [
    `Выпуск, ${fanOut.size}: ${fanOut.rows.join(' / ')} поручений, запросов SQL ${fanOut.statements.join(' / ')}, ${number(fanOut.perSecond)} строк в секунду.`,
  ]
  const first = visits.map(
    ({ page, requests, kib }) => `Первое посещение, ${page}: запросов ${requests}, ${number(kib)} КиБ.`,
  )
  const lines = [...(issue ?? []), ...first]
  return lines.length > 0 ? [lines.join('\n')] : []
}

const sign = (gate: Gate) => (gate.ok ? 'да' : gate.reach ? 'НЕТ' : 'нет (не порог)')

/** Everything a person reads at the end of a run. */
export function formatReport(results: Results, gates: readonly Gate[]): string {
  const sizes = Object.entries(results.rows).map(
    ([size, rows]) => `${size} = ${rows} ${suiteOf(size as SizeName).rows}`,
  )
  const missed = gates.filter((gate) => gate.reach && !gate.ok)
  return [
    `Замер ${results.takenAt}, ${results.machine}; ${sizes.join(', ')}; заняло ${Math.round(results.seconds)} с.`,
    ...(results.mode === 'counts' ? [] : [loadTable(results)]),
    ...wrongLines(results),
    `На один запрос (${Object.keys(results.rows).join(' / ')}):`,
    formatTable([
      ['операция', 'ответ, КиБ', 'элементов', 'SQL', 'буферов', 'b по p50', 'b по буферам'],
      ...countRows(results),
    ]),
    ...otherLines(results),
    formatTable([
      ['порог', 'есть', 'надо', 'выполнен'],
      ...gates.map((gate) => [
        gate.name,
        number(gate.value, 3),
        `${gate.atLeast ? '≥' : '≤'} ${number(gate.limit, 3)}`,
        sign(gate),
      ]),
    ]),
    missed.length === 0 ? 'Все пороги выполнены.' : `Не выполнено порогов: ${missed.length}.`,
  ].join('\n\n')
}
