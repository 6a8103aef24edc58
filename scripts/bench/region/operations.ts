import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { Sentence } from '../../support/sentence'
import { type Headers, openPage, signIn } from '../browser'
import { type Field, filled, findForm, MULTIPART, multipart } from '../forms'
import type { Post } from '../load'
import { type Operation, type Prepared, preparePage, preparePosts, type Stage, unlessItFails } from '../operations'
import { PASSWORD } from '../seed'
import { REGION_PAGES } from '../types'
import { countLogged, countReleased, removeLogged, type SeededRegion, shutReleased, TITLE } from './seed'

/** What the head types: one of forty roots that the pupils' surnames are made of. */
const SURNAME = 'мох'
/** Of the thirty so many were not there. */
const ABSENT = 2

type RegionStage = Stage<SeededRegion>

/** All that is measured of pupils and their hours: as a teacher, as the head of the same school, as the Department. */
export async function prepareRegion(stage: RegionStage, client: pg.Client): Promise<Prepared[]> {
  const { origin, seeded } = stage
  const [first] = seeded.teachers
  if (!first) throw new Error('Nobody logs')
  const [teacher, head, department, parent] = await Promise.all(
    [first.login, seeded.headLogin, seeded.departmentLogin, seeded.parentLogin].map((login) =>
      signIn(origin, login, PASSWORD),
    ),
  )
  if (!teacher || !head || !department || !parent) throw new Error('Not signed in')
  const pages: Record<(typeof REGION_PAGES)[number], [path: string, headers: Headers]> = {
    classPage: [`/classes/${first.classId}`, head],
    logForm: [`/activities/new?class=${first.classId}`, teacher],
    classHours: [`/hours/${first.classId}`, teacher],
    schoolHours: ['/hours', head],
    regionHours: ['/hours', department],
    classPathways: [`/pathways/classes/${first.classId}`, teacher],
    family: ['/', parent],
    search: [await searchAddress(origin, head), head],
  }
  const prepared: Prepared[] = []
  for (const name of REGION_PAGES) {
    const [path, headers] = pages[name]
    prepared.push({ name, operation: await preparePage(stage, name, `${origin}${path}`, headers) })
  }
  const operation = await unlessItFails(() => prepareLog(stage))
  await removeLogged(client)
  const before = () => removeLogged(client)
  const check: Prepared['check'] = async ({ times }) => Math.abs((await countLogged(client)) - times.length)
  const release = await unlessItFails(() => prepareRelease(stage, client))
  const [
    {
      rows: [...each],
    } = { rows: [] },
  ] = seeded.releases
  return [
    ...prepared,
    { name: 'log', operation, before, check },
    {
      name: 'release',
      operation: release,
      before: () => shutReleased(client),
      check: async ({ times }) => Math.abs((await countReleased(client)) / each.length - times.length),
    },
  ]
}

/** A class's results of one day opened to its staff, as a browser without scripts posts it, by each psychologist in turn. */
async function prepareRelease(stage: RegionStage, client: pg.Client): Promise<Operation> {
  const { origin, seeded } = stage
  const forms = new Map<string, { headers: Headers; fields: Field[] }>()
  for (const { login, classId } of seeded.releases) {
    if (forms.has(login)) continue
    const headers = await signIn(origin, login, PASSWORD)
    const page = await openPage(`${origin}/diagnostics/classes/${classId}`, headers)
    const form = findForm(page.html, ['classId', 'to', 'rows[]'])
    if (!form) throw new Sentence(`На странице диагностики класса ${classId} нет формы «Открыть выводы».`)
    forms.set(login, { headers, fields: form.fields.filter(([name]) => name !== 'rows[]' && name !== 'to') })
  }
  let turn = 0
  const next = (): Post => {
    const one = seeded.releases[turn++ % seeded.releases.length]
    const form = one && forms.get(one.login)
    if (!one || !form) throw new Error('Nobody opens results')
    const fields: Field[] = [...form.fields, ['to', 'STAFF'], ...one.rows.map((id): Field => ['rows[]', id])]
    const path = `/diagnostics/classes/${one.classId}`
    return { path, headers: { ...form.headers, origin, 'content-type': MULTIPART }, body: multipart(fields) }
  }
  const operation = await preparePosts(stage, next, {
    first: forms.size,
    most: seeded.releases.length - 60,
    status: 200,
  })
  await shutReleased(client)
  return operation
}

/** The search is posted, and leads to an address that only the application can write (rule 29). */
async function searchAddress(origin: string, headers: Headers): Promise<string> {
  const url = `${origin}/students`
  const form = findForm((await openPage(url, headers)).html, ['search'])
  if (!form) throw new Sentence(`На странице ${url} нет формы поиска.`)
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, origin, 'content-type': MULTIPART },
    body: multipart(filled(form.fields, { search: SURNAME })),
  })
  await answer.arrayBuffer()
  const place = answer.headers.get('location')
  if (answer.status !== 303 || !place) throw new Sentence(`Поиск не удался: ответ ${answer.status}.`)
  const { pathname, search } = new URL(place, origin)
  return `${pathname}${search}`
}

/** The form «Провели» of thirty pupils as a browser without scripts posts it, by each of the teachers in turn. */
async function prepareLog(stage: RegionStage): Promise<Operation> {
  const { origin, seeded } = stage
  const forms: { path: string; headers: Headers; fields: Field[] }[] = []
  for (const { login, classId } of seeded.teachers) {
    const path = `/activities/new?class=${classId}`
    const headers = await signIn(origin, login, PASSWORD)
    forms.push({ path, headers, fields: await logFields(`${origin}${path}`, headers) })
  }
  let turn = 0
  const next = (): Post => {
    const form = forms[turn++ % forms.length]
    if (!form) throw new Error('Nobody logs')
    const fields = filled(form.fields, { requestKey: randomUUID(), title: `${TITLE} ${turn}` })
    return {
      path: form.path,
      headers: { ...form.headers, origin, 'content-type': MULTIPART },
      body: multipart(fields),
    }
  }
  return preparePosts(stage, next, { first: forms.length, most: Number.POSITIVE_INFINITY })
}

async function logFields(url: string, headers: Headers): Promise<Field[]> {
  const { html, fault } = await openPage(url, headers)
  const form = findForm(html, ['requestKey', 'classIds[]', 'title', 'directionId'])
  const pupils = [...html.matchAll(/<input[^>]* name="absentIds\[\]"[^>]*>/g)].map(
    ([tag]) => / value="([^"]+)"/.exec(tag)?.[1] ?? '',
  )
  if (!form || pupils.length !== 30) {
    throw new Sentence(`На странице ${url} нет формы записи на 30 учеников: ${fault ?? `учеников ${pupils.length}`}.`)
  }
  return [...form.fields, ...pupils.slice(0, ABSENT).map((id): Field => ['absentIds[]', id])]
}
