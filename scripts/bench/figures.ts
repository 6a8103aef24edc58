import { type Load, type Measured, type OperationName, type Results, type SizeName, SUITES } from './types'

/** What a run of requests gave: the time of each right answer, what was wrong and how often, the processor time of the server. */
export type Sample = { times: number[]; wrong: Record<string, number>; milliseconds: number; cpu: number }

/** The value below which the share `q` of the sorted numbers lies (nearest rank); NaN for none. */
export function percentile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN
}

/** Several runs of the same thing taken as one. */
export function summarise(connections: number, samples: readonly Sample[]): Load {
  const times = samples.flatMap((sample) => sample.times).sort((a, b) => a - b)
  const total = (of: 'milliseconds' | 'cpu') => samples.reduce((sum, sample) => sum + sample[of], 0)
  const milliseconds = total('milliseconds')
  const wrong: Record<string, number> = {}
  for (const sample of samples)
    for (const [what, n] of Object.entries(sample.wrong)) wrong[what] = (wrong[what] ?? 0) + n
  return {
    connections,
    requests: times.length,
    perSecond: milliseconds > 0 ? (times.length * 1000) / milliseconds : 0,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpu: total('cpu') / times.length,
    errors: Object.values(wrong).reduce((sum, n) => sum + n, 0),
    wrong,
  }
}

/** b in cost ~ rows^b: 0 does not grow, 1 grows with the rows. */
export function growthExponent(small: number, large: number, timesMoreRows: number): number {
  return Math.log(large / small) / Math.log(timesMoreRows)
}

export function find(results: Results, name: Measured['name'], size: SizeName): Measured | undefined {
  return results.measured.find((one) => one.name === name && one.size === size)
}

export function loadAt(measured: Measured | undefined, connections: number): Load | undefined {
  return measured?.loads.find((load) => load.connections === connections)
}

export type Growth = { time: number; buffers: number; timesMore: number }

/**
 * How the cost of an operation grows from the small size of its suite to the large one, by p50 at one connection (NaN where it was not
 * loaded) and by buffers, these also as a quotient; undefined when one size is missing.
 */
export function growthOf(results: Results, name: OperationName): Growth | undefined {
  const suite = SUITES.find(({ operations }) => operations.includes(name))
  if (!suite) return undefined
  const [fewRows, manyRows] = suite.sizes.map((size) => results.rows[size])
  if (!fewRows || !manyRows) return undefined
  const [small, large] = suite.sizes.map((size) => find(results, name, size))
  const [smallLoad, largeLoad] = [loadAt(small, 1), loadAt(large, 1)]
  const buffers = [small?.counts?.buffers ?? Number.NaN, large?.counts?.buffers ?? Number.NaN] as const
  return {
    time: growthExponent(smallLoad?.p50 ?? Number.NaN, largeLoad?.p50 ?? Number.NaN, manyRows / fewRows),
    buffers: growthExponent(...buffers, manyRows / fewRows),
    timesMore: buffers[1] / buffers[0],
  }
}
