import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { root } from '../support/root'
import { Sentence, wordsOf } from '../support/sentence'
import { type Headers, openPage, signIn } from './browser'
import { readStatements, resetStatements } from './database'
import type { Sample } from './figures'
import { countElements, type Field, filled, findForm, MULTIPART, multipart } from './forms'
import type { Post, Target } from './load'
import { countSent, HEADS, PASSWORD, refill, type Seeded } from './seed'
import { type Counts, type OperationName, type SizeName, type Statement, WEIGHED } from './types'

/** One size, up and running, with what was made in it. */
export type Stage<Made = Seeded> = {
  size: SizeName
  database: string
  url: string
  origin: string
  limitOrigin: string
  seeded: Made
  admin: pg.Client
  /** The application's process and that of `limit`. */
  pid: number
  limitPid: number
}
export type Operation = { target: Target; counts: Counts; statements: Statement[] }
/** What is measured at a size, ready; `operation` is missing when it could not be made ready. */
export type Prepared = {
  name: OperationName
  operation: Operation | undefined
  before?: () => Promise<void>
  /** How many of the answers were untrue. */
  check?: (sample: Sample) => Promise<number>
}

/** A page is counted over some requests: the first after a minute also notes that the session lives. */
const COUNTED = 3

type PageName = (typeof WEIGHED)[number]

/** All that is measured of assignments. */
export async function prepareTown(stage: Stage, client: pg.Client): Promise<Prepared[]> {
  const pages = await preparePages(stage)
  const ids = stage.seeded.pool.map(({ id }) => id)
  return [
    ...WEIGHED.map((name) => ({ name, operation: pages[name] })),
    {
      name: 'submit',
      operation: await unlessItFails(() => prepareSubmit(stage)),
      before: () => refill(client, ids),
      check: async ({ times }) => Math.abs((await countSent(client, ids)) - times.length),
    },
  ]
}

/** What cannot be made ready is said, and its gates count as missed. */
export async function unlessItFails(prepare: () => Promise<Operation>): Promise<Operation | undefined> {
  return prepare().catch((error: unknown) => {
    console.error(wordsOf(error))
    return undefined
  })
}

/** The pages as the Department sees them, and the home of a head. */
async function preparePages(stage: Stage): Promise<Record<PageName, Operation>> {
  const { origin, seeded } = stage
  const department = await signIn(origin, seeded.departmentLogin, PASSWORD)
  const paths: Record<PageName, string> = {
    home: '/',
    matrix: `/resolutions/${seeded.matrixId}/matrix`,
    list: '/assignments?status=overdue',
    assignment: `/assignments/${seeded.assignmentId}`,
    headHome: '/',
    draft: await importDraft(origin, department),
  }
  const made: Partial<Record<PageName, Operation>> = {}
  for (const name of WEIGHED) {
    const headers = name === 'headHome' ? await signIn(origin, seeded.headLogins[0] ?? '', PASSWORD) : department
    made[name] = await preparePage(stage, name, `${origin}${paths[name]}`, headers)
  }
  return made as Record<PageName, Operation>
}

/** The collegium's resolution of 2022 as a person imports it: fifteen items, nothing of them confirmed. Gives the draft's path. */
async function importDraft(origin: string, headers: Headers): Promise<string> {
  const url = `${origin}/resolutions/new`
  const form = findForm((await openPage(url, headers)).html, ['requestKey', 'text'])
  if (!form) throw new Sentence(`На странице ${url} нет формы с полями requestKey и text.`)
  const text = fs.readFileSync(path.join(root, 'prisma', 'seed', 'kollegiya-2022-02-25.txt'), 'utf8')
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, origin, 'content-type': MULTIPART },
    body: multipart(filled(form.fields, { text })),
  })
  await answer.arrayBuffer()
  const place = answer.headers.get('location')
  if (answer.status !== 303 || !place) throw new Sentence(`Решение не загрузилось: ответ ${answer.status}.`)
  return new URL(place, origin).pathname
}

/** Where the pages that were measured are kept for looking at. */
function keepPage(stage: Stage<unknown>, name: OperationName, html: string): void {
  const folder = path.join(root, '..', 'pages')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, `${name}-${stage.size}.html`), html)
}

export async function preparePage(
  stage: Stage<unknown>,
  name: OperationName,
  url: string,
  headers: Headers,
): Promise<Operation> {
  // The first two make what is made once: modules, connections, the catalogue's pages in the server's memory.
  for (let turn = 0; turn < 2; turn++) await openPage(url, headers)
  let [bytes, errors, html] = [0, 0, '']
  const counted = await count(stage, async () => {
    const page = await openPage(url, headers)
    bytes = page.bytes
    html = page.html
    if (page.fault) {
      errors++
      console.error(`${url}: ${page.fault}`)
    }
  })
  keepPage(stage, name, html)
  return {
    target: { url, headers, status: 200, leastBytes: bytes * 0.8, pid: stage.pid },
    counts: { bytes, nodes: countElements(html), errors, ...counted.each },
    statements: counted.statements,
  }
}

/**
 * What a request costs: each of `turns` counted by itself, a statement that did not come with every one of them left out, and of the
 * others the middle. What comes less often is none of theirs: that a session lives, and the clock's jobs, which begin five seconds
 * after the start and every minute, each with the same BEGIN, time, lock and COMMIT; summed over the turns they looked like the page's.
 */
export async function count(stage: Stage<unknown>, once: (turn: number) => Promise<void>, turns = COUNTED) {
  const found = new Map<string, Statement[]>()
  for (let turn = 0; turn < turns; turn++) {
    await resetStatements(stage.admin, stage.database)
    await once(turn)
    for (const [query, one] of byQuery(await readStatements(stage.admin, stage.database))) {
      found.set(query, [...(found.get(query) ?? []), one])
    }
  }
  const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
  const statements = [...found].flatMap(([query, each]): Statement[] => {
    if (each.length < turns) return []
    return [
      { query, calls: middle(each.map(({ calls }) => calls)), buffers: middle(each.map(({ buffers }) => buffers)) },
    ]
  })
  statements.sort((a, b) => b.buffers - a.buffers)
  const sum = (of: 'calls' | 'buffers') => statements.reduce((all, one) => all + one[of], 0)
  return { statements, each: { statements: sum('calls'), buffers: sum('buffers') } }
}

/**
 * Rows of one text can be several: PostgreSQL tells statements apart by their meaning. And one statement has two texts: as it was sent,
 * when its plan was kept before the counting began (decision 013), and with `$7` for each constant, when it was not.
 */
function byQuery(rows: Statement[]): Map<string, Statement> {
  const sums = new Map<string, Statement>()
  for (const { query, calls, buffers } of rows) {
    const text = withoutConstants(query)
    const sum = sums.get(text)
    sums.set(text, { query, calls: calls + (sum?.calls ?? 0), buffers: buffers + (sum?.buffers ?? 0) })
  }
  return sums
}

/** The report's form as a browser without scripts posts it, for each assignment of the pool. */
async function prepareSubmit(stage: Stage): Promise<Operation> {
  const { seeded, origin } = stage
  const heads = new Map<string, { headers: Headers; first: string; fields: Field[] }>()
  for (const login of seeded.headLogins) {
    const headers = await signIn(origin, login, PASSWORD)
    const first = seeded.pool.find((one) => one.login === login)?.id ?? ''
    heads.set(login, { headers, first, fields: await submitForm(`${origin}/assignments/${first}/submit`, headers) })
  }
  let turn = 0
  const next = (): Post => {
    const one = seeded.pool[turn++ % seeded.pool.length]
    const head = one && heads.get(one.login)
    if (!one || !head) throw new Error('The pool is empty')
    const fields = head.fields.map(([name, value]): Field => [name, value.replaceAll(head.first, one.id)])
    const path = `/assignments/${one.id}/submit`
    return { path, headers: { ...head.headers, origin, 'content-type': MULTIPART }, body: multipart(fields) }
  }
  // Each head's first report makes what is made once.
  return preparePosts(stage, next, { first: HEADS, most: seeded.pool.length - 60 })
}

/**
 * A form that is posted again and again, counted by itself; the right answer leads to another page, unless `status` says otherwise. `first` are posted before and not
 * counted; `most` of them there may be in a run, never all that there are: autocannon prepares one request a connection more than it sends.
 */
export async function preparePosts(
  { origin, pid, ...stage }: Stage<unknown>,
  next: () => Post,
  { first, most, status = 303 }: { first: number; most: number; status?: number },
): Promise<Operation> {
  let [bytes, errors] = [0, 0]
  const send = async () => {
    const post = next()
    const answer = await fetch(`${origin}${post.path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: post.headers,
      body: post.body,
    })
    bytes = (await answer.arrayBuffer()).byteLength
    if (answer.status !== status) {
      errors++
      console.error(`${origin}${post.path}: ответ ${answer.status}`)
    }
  }
  for (let time = 0; time < first; time++) await send()
  const counted = await count({ ...stage, origin, pid }, send)
  return {
    target: { url: origin, headers: {}, status, leastBytes: 0, pid, posts: { next, most } },
    counts: { bytes, nodes: 0, errors, ...counted.each },
    statements: counted.statements,
  }
}

async function submitForm(url: string, headers: Headers): Promise<Field[]> {
  const page = await openPage(url, headers)
  const form = findForm(page.html, ['assignmentId', 'revision', 'version'])
  if (!form)
    throw new Sentence(
      `На странице ${url} нет формы отправки отчёта: ${page.fault ?? 'нет полей assignmentId, revision, version'}.`,
    )
  return form.fields
}

/** The statement with a «?» for each constant and parameter, without comments: an apostrophe in one would begin a constant. */
export function withoutConstants(query: string): string {
  return query
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'|\$\d+|\b(?:true|false|null)\b|\b\d+(?:\.\d+)?\b/gi, '?')
    .replace(/\? \/\*, \.\.\. \*\//g, '?')
    .replace(/\s+/g, ' ')
}
