import { find, growthOf, loadAt } from './figures'
import { type Gate, type OperationName, type Results, type SizeName, suiteOf, type Yardstick } from './types'

const NAMES: Record<OperationName | Yardstick, string> = {
  home: 'главная',
  matrix: 'матрица',
  list: 'список',
  assignment: 'поручение',
  headHome: 'главная руководителя',
  draft: 'черновик',
  submit: 'отправка отчёта',
  classPage: 'класс',
  logForm: 'форма записи',
  classHours: 'часы учеников класса',
  schoolHours: 'часы школы',
  regionHours: 'часы муниципалитета',
  search: 'поиск ученика',
  log: 'запись на 30 учеников',
  classPathways: 'маршруты класса',
  family: 'страница семьи',
  release: 'выводы класса открыты',
  empty: 'empty',
  limit: 'limit',
}

export function nameOf(name: keyof typeof NAMES): string {
  return NAMES[name]
}

/** True only for a figure that is there: a NaN misses every gate. */
function upTo(name: string, value: number, limit: number, reach = true): Gate {
  return { name, reach, value, limit, ok: value <= limit }
}

function atLeast(name: string, value: number, limit: number, reach = true): Gate {
  return { name, reach, value, limit, atLeast: true, ok: value >= limit }
}

/** Requests a second of Redmine 5 at ten connections where `limit` did 2,446 with the list's statement (quality.md). */
const REDMINE = { M: { home: 15.8, list: 13.6 }, M100: { home: 6.3, list: 10.2 } } as const
const LIMIT_THEN = 2446

/** The gates of quality.md §2 that apply to these results. Only a full run is long enough for times; the others judge counts. */
export function judge(results: Results): Gate[] {
  const sizes = Object.keys(results.rows) as SizeName[]
  return [
    errors(results),
    ...sizes.flatMap((size) => [...counts(results, size), ...(results.mode === 'full' ? times(results, size) : [])]),
    ...(sizes.length < 2 ? [] : growth(results, sizes)),
    ...Object.entries(results.differences).map(([size, n]) =>
      upTo(`счётчики часов, ${size}: расхождений с пересчётом`, n, 0),
    ),
    ...fanOut(results),
    ...visits(results),
  ]
}

function fanOut({ fanOut: issue, mode }: Results): Gate[] {
  if (!issue) return []
  const [small, large] = issue.statements
  return [
    upTo(`выпуск, ${issue.size}: запросов SQL сверх малого`, Math.abs(large - small), 0),
    ...(mode === 'full' ? [atLeast(`выпуск, ${issue.size}: строк в секунду`, issue.perSecond, 10_000)] : []),
  ]
}

function visits(results: Results): Gate[] {
  return results.visits.flatMap(({ page, requests, kib }) => [
    upTo(`первое посещение, ${page}: запросов`, requests, 14),
    upTo(`первое посещение, ${page}: КиБ`, kib, 230),
  ])
}

function errors({ measured }: Results): Gate {
  const found = measured.flatMap(({ loads, counts: single }) => [
    ...loads.map((load) => load.errors),
    single?.errors ?? 0,
  ])
  return upTo(
    'ошибок всего',
    found.reduce((sum, one) => sum + one, 0),
    0,
  )
}

function counts(results: Results, size: SizeName): Gate[] {
  return suiteOf(size).weighed.flatMap((name) => {
    const single = find(results, name, size)?.counts
    return [
      upTo(`${nameOf(name)}, ${size}: запросов SQL на страницу`, single?.statements ?? Number.NaN, 10),
      upTo(`${nameOf(name)}, ${size}: HTML, КиБ`, (single?.bytes ?? Number.NaN) / 1024, 150),
      upTo(`${nameOf(name)}, ${size}: элементов`, single?.nodes ?? Number.NaN, 1500),
    ]
  })
}

function times(results: Results, size: SizeName): Gate[] {
  const at = (name: Parameters<typeof find>[1], connections: number) => loadAt(find(results, name, size), connections)
  return suiteOf(size).pages.flatMap((name) => {
    const [one, ten, fifty] = [at(name, 1), at(name, 10), at(name, 50)]
    const ratio = (one?.p50 ?? Number.NaN) / (at('empty', 1)?.p50 ?? Number.NaN)
    const share = (ten?.perSecond ?? Number.NaN) / (at('limit', 10)?.perSecond ?? Number.NaN)
    return [
      upTo(`${nameOf(name)}, ${size}: p50 к empty, 1 соединение`, ratio, 3.5),
      atLeast(`${nameOf(name)}, ${size}: доля запросов limit, 10 соединений`, share, 1 / 35, false),
      ...((name === 'home' || name === 'list') && (size === 'M' || size === 'M100')
        ? [toRedmine(name, size, share)]
        : []),
      upTo(
        `${nameOf(name)}, ${size}: p99 к p50, 50 соединений`,
        (fifty?.p99 ?? Number.NaN) / (fifty?.p50 ?? Number.NaN),
        5,
        false,
      ),
    ]
  })
}

/** Normalised by what the same machine does at most: `share` of `limit` now against Redmine's share of it then. */
function toRedmine(name: 'home' | 'list', size: 'M' | 'M100', share: number): Gate {
  const times = share / (REDMINE[size][name] / LIMIT_THEN)
  return atLeast(`${nameOf(name)}, ${size}: во сколько раз быстрее Redmine`, times, size === 'M' ? 5 : 8)
}

function growth(results: Results, [size]: SizeName[]): Gate[] {
  const suite = size && suiteOf(size)
  if (!suite) return []
  const [small, large] = suite.sizes
  return suite.operations.flatMap((name) => {
    const grown = growthOf(results, name)
    const reach = suite.flat.includes(name)
    const timed = results.mode === 'full' && find(results, name, small)?.loads.length
    return [
      ...(timed ? [upTo(`${nameOf(name)}: рост p50, показатель b`, grown?.time ?? Number.NaN, 0.1, reach)] : []),
      upTo(`${nameOf(name)}: рост буферов, показатель b`, grown?.buffers ?? Number.NaN, 0.1, reach),
      ...(large === 'R' ? [upTo(`${nameOf(name)}: буферов R к RM`, grown?.timesMore ?? Number.NaN, 2)] : []),
    ]
  })
}
