import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'
import { listOrganizationChoices, listOrganizations } from '@/lib/institutions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { signIn } from '@/lib/people/commands/sign-in'
import { useDatabase } from '../../support/database'
import { visitor } from '../people/fixture'

const { url } = useDatabase()

function setUp(...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', 'scripts/setup.ts', ...flags]
    const env = { ...process.env, DATABASE_URL: url }
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? 1, stdout, stderr })
    })
    child.stdin?.end()
  })
}

const FLAGS = [
  '--municipality=Бодайбинский район',
  '--region=Иркутская область',
  '--department=Управление образования администрации',
  '--last-name=Первая',
  '--first-name=Нина',
]

it('npm run setup makes the first municipality without questions and refuses a second in one sentence', async () => {
  const short = await setUp(...FLAGS.slice(0, 3))
  expect(short.code).toBe(1)
  expect(short.stderr).toMatch(/--last-name/)
  expect(await db().municipality.count()).toBe(0)

  const done = await setUp(...FLAGS)
  expect(done).toMatchObject({ code: 0, stderr: '' })
  expect(done.stdout).toMatch(/Логин начальника Управления: pervaia\.n\n/)
  expect(done.stdout).toMatch(/Временный пароль: [a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}\n/)

  // Its own Department has no levels of education: the first list that its head opens must still come.
  const first = await db().user.findUniqueOrThrow({ where: { login: 'pervaia.n' }, include: { grants: true } })
  const { municipalityId } = await db().organization.findFirstOrThrow()
  const scope = scopeOf({ municipalityId, role: first.grants[0]?.role } as Actor, 'organization.read')
  if (!scope) throw new Error('no scope')
  const nothing = { search: null, kind: null, program: null, settlement: null, status: null, after: null }
  expect((await listOrganizations(db(), scope, nothing)).rows.map(({ programs }) => programs)).toEqual([[]])
  expect((await listOrganizationChoices(db(), scope)).map(({ programs }) => programs)).toEqual([[]])

  const again = await setUp(...FLAGS)
  expect(again.code).toBe(1)
  expect(again.stderr.trim().split('\n')).toHaveLength(1)
  expect(await db().municipality.count()).toBe(1)

  const wrong = await setUp('--reset-head=nobody')
  expect(wrong.code).toBe(1)
  expect(wrong.stderr).toMatch(/не принадлежит начальнику Управления; у начальников такие логины: pervaia\.n\./)

  const head = await db().user.findUniqueOrThrow({ where: { login: 'pervaia.n' }, include: { grants: true } })
  const session = { userId: head.id, grantId: head.grants[0]?.id, tokenHash: 'one' }
  await db().session.create({ data: session })
  await db().user.update({ where: { id: head.id }, data: { disabledAt: new Date(), mustChangePassword: false } })
  const reset = await setUp('--reset-head=Pervaia.N')
  expect(reset).toMatchObject({ code: 0, stderr: '' })
  const password = /Временный пароль: (\S+)\n/.exec(reset.stdout)?.[1] ?? ''
  expect(await signIn(visitor(), { login: 'pervaia.n', password })).toMatchObject({
    ok: true,
    data: { mustChangePassword: true },
  })
  expect(await db().session.findFirstOrThrow({ where: { tokenHash: 'one' } })).toMatchObject({
    endReason: 'PASSWORD_RESET',
  })
  const events = await db().event.findMany({ where: { subjectId: head.id, actorId: null }, orderBy: { id: 'asc' } })
  expect(events.map(({ kind }) => kind)).toEqual(['userCreated', 'grantGiven', 'passwordReset', 'userEnabled'])
}, 120_000)
