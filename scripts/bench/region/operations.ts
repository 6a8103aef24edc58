import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { Sentence } from '../../support/sentence'
import { type Headers, openPage, signIn } from '../browser'
import { type Field, filled, findForm, MULTIPART, multipart } from '../forms'
import type { Post } from '../load'
import { type Operation, type Prepared, preparePage, preparePosts, type Stage, unlessItFails } from '../operations'
import { PASSWORD } from '../seed'
import { REGION_PAGES } from '../types'
import { countLogged, removeLogged, type SeededRegion, TITLE } from './seed'

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
  const [teacher, head, department] = await Promise.all(
    [first.login, seeded.headLogin, seeded.departmentLogin].map((login) => signIn(origin, login, PASSWORD)),
  )
  if (!teacher || !head || !department) throw new Error('Not signed in')
  const pages: Record<(typeof REGION_PAGES)[number], [path: string, headers: Headers]> = {
    classPage: [`/classes/${first.classId}`, head],
    logForm: [`/activities/new?class=${first.classId}`, teacher],
    classHours: [`/hours/${first.classId}`, teacher],
    schoolHours: ['/hours', head],
    regionHours: ['/hours', department],
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
  return [...prepared, { name: 'log', operation, before, check }]
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
