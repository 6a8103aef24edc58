/** M: 25 organisations, 17 items, three years of history. M100: the same municipality with a hundred times the assignments. */
export type TownSize = 'M' | 'M100'
/** R: a region of 900 schools, 330,000 pupils and 5 million participations in one database. RM: the same in 25 schools, as M has. */
export type RegionSize = 'RM' | 'R'
export type SizeName = TownSize | RegionSize

/** Pages under load, and pages that are only weighed: their cost does not grow or they are seldom opened. */
export const PAGES = ['home', 'matrix', 'list', 'assignment'] as const
export const WEIGHED = [...PAGES, 'headHome', 'draft'] as const
export const OPERATIONS = [...WEIGHED, 'submit'] as const

/** Pupils, hours, routes: pages of a teacher, a head, the Department and a parent; an activity logged for a class of thirty, a class's results opened. */
export const REGION_PAGES = [
  'classPage',
  'logForm',
  'classHours',
  'schoolHours',
  'regionHours',
  'search',
  'classPathways',
  'family',
] as const
export const REGION_OPERATIONS = [...REGION_PAGES, 'log', 'release'] as const
export type OperationName = (typeof OPERATIONS)[number] | (typeof REGION_OPERATIONS)[number]

/** Two sizes of one shape and what is measured at both. */
export type Suite = {
  sizes: readonly [small: SizeName, large: SizeName]
  pages: readonly OperationName[]
  weighed: readonly OperationName[]
  operations: readonly OperationName[]
  /** What must not grow and decides. */
  flat: readonly OperationName[]
  /** Of what the sizes have so many, in words. */
  rows: string
}
/** Of the town's, the matrix, a draft and an assignment are one thing whatever the size. */
export const SUITES: readonly Suite[] = [
  {
    sizes: ['M', 'M100'],
    pages: PAGES,
    weighed: WEIGHED,
    operations: OPERATIONS,
    flat: ['home', 'list', 'submit'],
    rows: 'поручений',
  },
  {
    sizes: ['RM', 'R'],
    pages: REGION_PAGES,
    weighed: REGION_PAGES,
    operations: REGION_OPERATIONS,
    flat: REGION_OPERATIONS,
    rows: 'участий',
  },
]

export function suiteOf(size: SizeName): Suite {
  const found = SUITES.find(({ sizes }) => sizes.includes(size))
  if (!found) throw new Error(`No suite has ${size}`)
  return found
}

/** `quick`: a smoke run of M. `counts`: nothing is loaded, only what does not depend on the machine is measured. */
export type Mode = 'full' | 'quick' | 'counts'

/** `empty`: a dynamic page of Next without data; `limit`: node:http and pg with the list's statement. */
export type Yardstick = 'empty' | 'limit'

/** One operation under one number of connections; times in milliseconds. */
export type Load = {
  connections: number
  requests: number
  perSecond: number
  p50: number
  p99: number
  /** Processor time of the server's process for a request: what is left of a figure when others use the machine too. */
  cpu: number
  errors: number
  /** The errors by what they were. */
  wrong: Record<string, number>
}

/** What one request costs, counted without load: the same at every run over the same data. */
export type Counts = { bytes: number; nodes: number; statements: number; buffers: number; errors: number }

/** The issue of a resolution: statements for a small and a large one, and the rows a second of the large one. */
export type FanOut = {
  size: SizeName
  rows: [small: number, large: number]
  statements: [small: number, large: number]
  perSecond: number
}

/** What a browser with an empty cache fetches over the network. */
export type Visit = { page: string; requests: number; kib: number; addresses: string[] }

export type Measured = {
  name: OperationName | Yardstick
  size: SizeName
  loads: Load[]
  /** Null for the yardsticks. */
  counts: Counts | null
  /** The statements behind the counts, the dearest first. */
  statements: Statement[]
}

/** One statement over the requests counted. */
export type Statement = { query: string; calls: number; buffers: number }

export type Results = {
  takenAt: string
  machine: string
  mode: Mode
  seconds: number
  /** Rows of "Assignment" or "Participation" at each size measured. */
  rows: Partial<Record<SizeName, number>>
  measured: Measured[]
  fanOut: FanOut | null
  /** Figures of the counters of hours that differ from a recount after the load. */
  differences: Partial<Record<SizeName, number>>
  visits: Visit[]
}

/** A requirement on the figures; `reach` ones decide the exit code, the others are only shown. */
export type Gate = { name: string; reach: boolean; value: number; limit: number; atLeast?: true; ok: boolean }
