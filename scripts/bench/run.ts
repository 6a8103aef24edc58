import { fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { generateClient } from '../database/generate'
import { startApp } from '../start/app-server'
import { buildOnce } from '../start/build'
import { stopWish } from '../start/stop-wish'
import { root } from '../support/root'
import { Sentence } from '../support/sentence'
import { type BenchDatabase, startBenchDatabase } from './database'
import { measureFanOut } from './fan-out'
import { type Sample, summarise } from './figures'
import { measureVisits } from './first-visit'
import { judge } from './gates'
import { fire, type Target } from './load'
import { type Prepared, prepareTown, type Stage } from './operations'
import { freePort } from './ports'
import { prepareRegion } from './region/operations'
import { countDifferences, type SeededRegion, seedRegion } from './region/seed'
import { type Seeded, seed } from './seed'
import { formatReport } from './table'
import { type Counts, type Measured, type Mode, type Results, type SizeName, type Statement, suiteOf } from './types'

type Options = { sizes: SizeName[]; mode: Mode; resultsFile: string }
type AnyStage = Stage<Seeded | SeededRegion>
const isTown = (stage: AnyStage): stage is Stage => 'pool' in stage.seeded
const isRegion = (stage: AnyStage): stage is Stage<SeededRegion> => 'teachers' in stage.seeded
/** How to undo what was begun, in the order of beginning. */
type Undo = (() => unknown)[]

/** Something to load, and how to make ready for it and check it. */
type Subject = Pick<Prepared, 'before' | 'check'> & {
  name: Measured['name']
  size: SizeName
  target: Target | null
  counts: Counts | null
  statements: Statement[]
}

const say = (sentence: string) => console.log(sentence)

/** The whole bench, from the copy of the clone; returns the exit code. */
export async function run(options: Options): Promise<number> {
  const begun = performance.now()
  const asked = stopWish()
  const undo: Undo = []
  try {
    const stages = await raise(options.sizes, asked, undo)
    const subjects: Subject[] = []
    for (const stage of stages) subjects.push(...(await subjectsOf(stage, undo)))
    say(`Готово к замеру за ${Math.round((performance.now() - begun) / 1000)} с.`)
    const samples = await loadAll(subjects, options.mode, asked)
    const differences: Results['differences'] = {}
    for (const stage of stages.filter(isRegion)) differences[stage.size] = await recount(stage)
    const towns = stages.filter(isTown)
    const [first, largest] = [towns[0], towns.at(-1)]
    const visits = first ? await measureVisits(first) : []
    // Last: it leaves more assignments behind than the sizes have.
    const fanOut = largest ? await measureFanOut(largest) : null
    const results: Results = {
      takenAt: new Date().toISOString(),
      machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.versions.node}, нагрузка ${os.loadavg()[0]?.toFixed(1)}`,
      mode: options.mode,
      seconds: (performance.now() - begun) / 1000,
      rows: Object.fromEntries(stages.map(({ size, seeded }) => [size, rowsOf(seeded)])),
      measured: subjects.map((subject) => measuredOf(subject, samples.get(subject))),
      fanOut,
      differences,
      visits,
    }
    const gates = judge(results)
    fs.writeFileSync(options.resultsFile, `${JSON.stringify({ ...results, gates }, null, 2)}\n`)
    say(`\n${formatReport(results, gates)}`)
    return gates.every((gate) => gate.ok || !gate.reach) ? 0 : 1
  } catch (error) {
    if (asked.aborted) return 130
    // Its class is the copy's own, which the clone's runMain does not know.
    if (!(error instanceof Sentence)) throw error
    console.error(error.message)
    return 1
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

/** Builds while the databases fill (their programs are those of the clone, in its `.data`), then starts one application and one `limit` for each size. */
async function raise(sizes: SizeName[], asked: AbortSignal, undo: Undo): Promise<AnyStage[]> {
  say('Запускаем базу данных, наполняем её и собираем приложение…')
  const database = await startBenchDatabase(path.join(root, '..', '..'))
  undo.push(() => database.stop())
  await generateClient()
  const filling = Promise.all(sizes.map((size) => fill(database, size)))
  // Waited for below; a failure of the build must not leave it unheard.
  filling.catch(() => {})
  await buildOnce(say, asked)
  const filled = await filling
  asked.throwIfAborted()
  const stages: AnyStage[] = []
  // One after the other: a free port is only free until somebody takes it.
  for (const one of filled) stages.push({ ...one, ...(await serve(one, asked, undo)) })
  return stages
}

async function fill(database: BenchDatabase, size: SizeName) {
  const name = `bench_${size.toLowerCase()}`
  const url = await database.create(name)
  const begun = performance.now()
  const seeded = size === 'M' || size === 'M100' ? await seed(url, size) : await seedRegion(url, size)
  say(
    `${size}: ${rowsOf(seeded)} ${suiteOf(size).rows}, наполнено за ${Math.round((performance.now() - begun) / 1000)} с.`,
  )
  return { size, url, database: name, admin: database.admin, seeded }
}

const rowsOf = (seeded: Seeded | SeededRegion) => ('pool' in seeded ? seeded.assignments : seeded.participations)

/** After the load, with what it has logged. */
async function recount({ url, size }: AnyStage): Promise<number> {
  say(`${size}: сверяем счётчики часов с пересчётом…`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await countDifferences(client)
  } finally {
    await client.end()
  }
}

async function serve(filled: Awaited<ReturnType<typeof fill>>, asked: AbortSignal, undo: Undo) {
  const [port, limitPort] = [await freePort(), await freePort()]
  const dataDir = path.join(root, '..', filled.size)
  fs.mkdirSync(dataDir, { recursive: true })
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: filled.url,
    AUTH_SECRET: 'only-for-the-bench-only-for-the-bench',
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO: '0',
    LOG_LEVEL: 'error',
    NEXT_TELEMETRY_DISABLED: '1',
  } satisfies NodeJS.ProcessEnv
  const app = await startApp('start', env, dataDir, asked)
  undo.push(() => app.stop())
  const limit = fork(
    path.join(root, 'scripts', 'bench', 'limit.ts'),
    [String(limitPort), filled.url, filled.seeded.municipalityId],
    {
      execArgv: ['--import', 'tsx'],
      cwd: root,
    },
  )
  undo.push(() => limit.connected && limit.disconnect())
  const ended = once(limit, 'exit').then(() => {
    throw new Sentence('Мерка limit не запустилась: причина выше.')
  })
  await Promise.race([once(limit, 'message'), ended])
  // Later its end is nobody's affair.
  ended.catch(() => {})
  const { pid } = JSON.parse(fs.readFileSync(path.join(dataDir, 'next.json'), 'utf8')) as { pid: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    limitOrigin: `http://127.0.0.1:${limitPort}`,
    pid,
    limitPid: limit.pid ?? 0,
  }
}

async function subjectsOf(stage: AnyStage, undo: Undo): Promise<Subject[]> {
  const { size } = stage
  const yardstick = { size, counts: null, statements: [] }
  const bare = (url: string, leastBytes: number, pid: number): Target => ({
    url,
    headers: {},
    status: 200,
    leastBytes,
    pid,
  })
  const client = new pg.Client({ connectionString: stage.url })
  await client.connect()
  undo.push(() => client.end())
  const prepared = await (isTown(stage)
    ? prepareTown(stage, client)
    : isRegion(stage)
      ? prepareRegion(stage, client)
      : [])
  return [
    { ...yardstick, name: 'empty', target: bare(`${stage.origin}/empty`, 500, stage.pid) },
    { ...yardstick, name: 'limit', target: bare(stage.limitOrigin, 5000, stage.limitPid) },
    ...prepared.map((one) => subjectOf(size, one)),
  ]
}

/** An operation that fails already by itself is not loaded, and what it cost then is no figure. */
function subjectOf(size: SizeName, { name, operation, before, check }: Prepared): Subject {
  if (operation?.counts.errors === 0) return { name, size, before, check, ...operation }
  const counts = {
    bytes: Number.NaN,
    nodes: Number.NaN,
    statements: Number.NaN,
    buffers: Number.NaN,
    errors: operation?.counts.errors ?? 1,
  }
  return { name, size, target: null, counts, statements: operation?.statements ?? [] }
}

/** Only weighed are the pages that a suite does not name among those under load. */
function isLoaded({ name, size, target }: Subject): boolean {
  const { pages, weighed } = suiteOf(size)
  return target !== null && (pages.some((one) => one === name) || !weighed.some((one) => one === name))
}

/** How long and how often: one connection decides gates, so it is spread the most. */
const ROUNDS = [
  { connections: 1, passes: 2, seconds: 1 },
  { connections: 10, passes: 1, seconds: 2 },
  { connections: 50, passes: 1, seconds: 2 },
]
const QUICK_ROUNDS = [
  { connections: 1, passes: 1, seconds: 0.5 },
  { connections: 10, passes: 1, seconds: 0.5 },
]

/**
 * In a pass all subjects take their turn there and back (A B C … C B A): a machine that slows down or speeds up meanwhile does it to
 * all of them, the yardsticks and both sizes included.
 */
async function loadAll(
  subjects: Subject[],
  mode: Mode,
  asked: AbortSignal,
): Promise<Map<Subject, Map<number, Sample[]>>> {
  const found = new Map<Subject, Map<number, Sample[]>>(subjects.map((subject) => [subject, new Map()]))
  const live = mode === 'counts' ? [] : subjects.filter(isLoaded)
  const quick = mode === 'quick'
  const speeds = new Map<Subject, number>()
  for (const subject of live) speeds.set(subject, await warmUp(subject, quick ? 0.5 : 1.5, asked))
  for (const { connections, passes, seconds } of quick ? QUICK_ROUNDS : ROUNDS) {
    say(`Соединений: ${connections}…`)
    const pass = [...live, ...live.toReversed()]
    for (const subject of Array.from({ length: passes }, () => pass).flat()) {
      // One connection alone does not keep the server busy.
      const share = connections === 1 ? 0.6 : 1
      const sample = await loadOne(subject, connections, (speeds.get(subject) ?? 1) * share * seconds, asked)
      const kept = found.get(subject)
      kept?.set(connections, [...(kept.get(connections) ?? []), sample])
    }
  }
  return found
}

/** Runs until the time is over and tells the requests a second at the end of it; the machine's compiler has seen the code by then. */
async function warmUp(subject: Subject, seconds: number, asked: AbortSignal): Promise<number> {
  const end = performance.now() + seconds * 1000
  let speed = 1
  do {
    const { times, milliseconds } = await loadOne(subject, 10, 100, asked)
    speed = Math.max(1, (times.length * 1000) / milliseconds)
  } while (performance.now() < end)
  return speed
}

async function loadOne(
  { target, before, check }: Subject,
  connections: number,
  amount: number,
  asked: AbortSignal,
): Promise<Sample> {
  asked.throwIfAborted()
  if (!target) throw new Error('Nothing to load')
  await before?.()
  const sample = await fire(target, connections, Math.ceil(amount))
  const untrue = (await check?.(sample)) ?? 0
  if (untrue > 0) sample.wrong['ответ не сходится с базой'] = untrue
  return sample
}

function measuredOf({ name, size, counts, statements }: Subject, samples: Map<number, Sample[]> | undefined): Measured {
  const loads = [...(samples ?? [])].map(([connections, each]) => summarise(connections, each))
  return { name, size, loads, counts, statements }
}
