import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '@/lib/kernel/outcome'
import { PERMISSIONS, reachOf, type Verb } from '@/lib/kernel/permissions'
import type { Role } from '@/lib/kernel/prisma/enums'
import { type Fields, foreignInputs, LOGINS, ROLES, WITHOUT_SUBJECT } from '../../support/action-inputs'
import { useDatabase } from '../../support/database'
import { actionFiles, type Door, doorsOf, handlerFiles } from '../../support/doors'
import { cookieOf, formOf, fromForeignPage, fromOwnPage, OWN_HOST } from '../../support/request'
import { type ForeignWorld, fingerprint, makeForeignWorld, seedDemoWorld, signedIn } from '../../support/worlds'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { url } = useDatabase()

let doors: Door[] = []
let handlers: Door[] = []
let foreign: ForeignWorld
const cookies = new Map<Role, Record<string, string>>()

const call = (door: Door, fields: Fields) =>
  (door.fn as unknown as (previous: null, form: FormData) => Promise<Outcome>)(null, formOf(fields))

beforeAll(async () => {
  await seedDemoWorld(url)
  foreign = await makeForeignWorld()
  for (const role of ROLES) cookies.set(role, await signedIn(LOGINS[role]))
  doors = await doorsOf(actionFiles())
  handlers = await doorsOf(handlerFiles(), true)
})

describe('every server action and route handler has a gate', () => {
  it('finds them all, and none without a gate', () => {
    expect(doors.length).toBeGreaterThan(40)
    expect(handlers.length).toBeGreaterThan(3)
    expect(
      [...doors, ...handlers].filter(({ gate }) => !gate).map(({ file, export: name }) => `${file}: ${name}`),
    ).toEqual([])
  })

  it('only sign-in, an access slip, a sheet of questions, the look, health, readiness, the figures (by their key) and a calendar (by its address) answer without a session', () => {
    const open = [...doors, ...handlers].filter(({ gate }) => gate?.verb === 'anonymous').map(({ gate }) => gate?.name)
    const doorless = ['calendarFeed', 'health', 'keepLook', 'metrics', 'ready', 'signIn', 'signInAsPersona']
    expect(open.sort()).toEqual(
      [...doorless, 'confirmChild', 'joinFamily', 'openSlip', 'openSheet', 'answerPairs'].sort(),
    )
  })

  it('names every action once and knows its verb', () => {
    const names = doors.map(({ gate }) => gate?.name)
    expect(new Set(names).size).toBe(names.length)
    for (const { gate } of doors)
      expect(gate?.verb === 'anonymous' || (gate && gate.verb in PERMISSIONS), gate?.name).toBe(true)
  })

  it('has an expectation for every action: a new one fails here until it gets its line in tests/support/action-inputs.ts', () => {
    const known = new Set([...Object.keys(foreignInputs(foreign)), ...WITHOUT_SUBJECT])
    const names = doors.map(({ gate }) => gate?.name ?? '')
    expect(names.filter((name) => !known.has(name))).toEqual([])
    expect([...known].filter((name) => !names.includes(name))).toEqual([])
  })
})

describe('role × action × foreign record', () => {
  it('refuses every role what the table does not give it, finds nothing foreign for the rest, and changes nothing', async () => {
    const before = await fingerprint()
    const wrong: string[] = []
    let tried = 0
    for (const door of doors) {
      const { name = '', verb } = door.gate ?? {}
      if (verb === 'anonymous') continue
      const inputs = foreignInputs(foreign)[name]
      for (const role of ROLES) {
        const refused = reachOf(role, verb as Verb) === 'none'
        if (!refused && WITHOUT_SUBJECT.has(name)) continue
        fromOwnPage(cookies.get(role))
        const outcome = await call(door, inputs ?? {})
        tried++
        const reason = outcome.ok ? 'OK' : outcome.kind === 'refused' ? outcome.reason : outcome.kind
        const rowsRefused = outcome.ok && JSON.stringify(outcome.data ?? {}).includes('NOT_FOUND')
        const right = refused
          ? reason === 'FORBIDDEN'
          : reason === 'NOT_FOUND' || rowsRefused || (role !== 'DEPARTMENT_HEAD' && reason === 'FORBIDDEN')
        if (!right) wrong.push(`${name} by ${role}: ${reason}`)
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(400)
    expect(await fingerprint()).toEqual(before)
  })

  it('answers nobody without a session, with an ended one, or from a foreign page', async () => {
    const before = await fingerprint()
    const inputs = foreignInputs(foreign)
    for (const door of doors.filter(({ gate }) => gate?.verb !== 'anonymous')) {
      const fields = inputs[door.gate?.name ?? ''] ?? {}
      fromOwnPage()
      expect(await call(door, fields), door.gate?.name).toMatchObject({ ok: false, reason: 'SIGNED_OUT' })
      fromOwnPage(await cookieOf('not-a-session'))
      expect(await call(door, fields), door.gate?.name).toMatchObject({ ok: false, reason: 'SIGNED_OUT' })
      fromForeignPage(cookies.get('DEPARTMENT_HEAD'))
      expect(await call(door, fields), door.gate?.name).toMatchObject({ ok: false, reason: 'FOREIGN_ORIGIN' })
    }
    expect(await fingerprint()).toEqual(before)
  })

  it('gives 404 with the same body for a foreign record as for one that is not there, in every handler', async () => {
    const ask = async (door: Door, params: Record<string, string>) => {
      const form = new FormData()
      form.set('requestKey', randomUUID())
      form.set('file', new File(['%PDF-1.4\n%%EOF\n'], 'a.pdf', { type: 'application/pdf' }))
      const request = new Request(`http://${OWN_HOST}/`, {
        method: door.export,
        headers: { origin: `http://${OWN_HOST}`, host: OWN_HOST, 'sec-fetch-site': 'same-origin' },
        body: door.export === 'POST' ? form : undefined,
      })
      const response = (await door.fn(...([request, { params: Promise.resolve(params) }] as never[]))) as Response
      return { status: response.status, body: await response.text() }
    }
    let tried = 0
    for (const door of handlers.filter(({ gate, file }) => gate?.verb !== 'anonymous' && file.includes('['))) {
      const name = /\[(\w+)\]/.exec(door.file)?.[1] ?? ''
      const theirs = {
        fileId: foreign.fileId,
        assignmentId: foreign.assignmentId,
        resolutionId: foreign.issuedId,
        organizationId: foreign.organizationId,
        draftId: foreign.importDraftId,
        activityId: foreign.activityId,
        recordId: foreign.portfolioId,
        classId: foreign.classId,
        studentId: foreign.studentId,
        pathwayId: foreign.pathwayId,
      }[name]
      expect(theirs, `a foreign ${name} for ${door.file}`).toBeTypeOf('string')
      for (const role of ROLES) {
        fromOwnPage(cookies.get(role))
        const foreignAnswer = await ask(door, { [name]: theirs ?? '' })
        const missingAnswer = await ask(door, { [name]: randomUUID() })
        tried++
        expect(foreignAnswer, `${door.file} by ${role}`).toEqual(missingAnswer)
        expect(foreignAnswer.status, `${door.file} by ${role}`).toBe(404)
      }
      fromOwnPage()
      expect((await ask(door, { [name]: theirs ?? '' })).status).toBe(401)
    }
    expect(tried).toBeGreaterThan(20)
  })
})
