import type { Load, Measured, Results, SizeName } from './types'

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

export type Growth = { time: number; buffers: number }

/** How the cost of an operation grows from M to M100, by p50 at one connection (NaN where it was not loaded) and by buffers; undefined when one size is missing. */
export function growthOf(results: Results, name: Measured['name']): Growth | undefined {
  const { M, M100 } = results.assignments
  const [small, large] = [find(results, name, 'M'), find(results, name, 'M100')]
  const [smallLoad, largeLoad] = [loadAt(small, 1), loadAt(large, 1)]
  if (!M || !M100) return undefined
  const buffers = small?.counts && large?.counts ? ([small.counts.buffers, large.counts.buffers] as const) : undefined
  return {
    time: growthExponent(smallLoad?.p50 ?? Number.NaN, largeLoad?.p50 ?? Number.NaN, M100 / M),
    buffers: buffers ? growthExponent(buffers[0], buffers[1], M100 / M) : Number.NaN,
  }
}
