import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { verifyPassword } from '@/lib/people/commands/passwords'
import { importStaff, makePasswords } from '@/lib/students/commands/import-staff'
import { undoImport } from '@/lib/students/commands/import-undo'
import { NO_CHOICES } from '@/lib/students/queries/import-plan'
import { dataOf, run, said } from '../../support/run-command'
import { bring, type ImportWorld, look, makeImportWorld, send } from './import-fixture'

const HEAD = ['ФИО', 'Должность', 'Логин', 'Классное руководство']

let world: ImportWorld
beforeAll(async () => {
  world = await makeImportWorld()
  dataOf(
    await bring(world.head, [
      ['ФИО', 'Дата рождения', 'Класс'],
      ['Осинин Пётр', '14.03.2012', '8А'],
    ]),
  )
})

async function confirm(actor: Actor, draftId: string) {
  const input = { draftId, ...NO_CHOICES, mark: (await look(actor, draftId).catch(() => ({ mark: '' }))).mark }
  const passwords = await makePasswords(input)
  return run(actor, 'student.import', (context, given: typeof input) => importStaff(context, given, passwords), input)
}

describe('a list of staff', () => {
  it('makes accounts with passwords shown once, logins from the surname, roles and class teachers; sent twice it does so once', async () => {
    const draftId = await send(
      world.head,
      [
        HEAD,
        ['Елова Светлана Егоровна', 'учитель физики', '', '8а'],
        ['Елова Снежана Егоровна', 'Педагог-психолог', '', ''],
        ['Липов Марк Ильич', 'зам. директора', 'lipov.mark', ''],
        ['Котова Анна', 'учитель', '', ''],
      ],
      'STAFF',
    )
    const shown = await look(world.head, draftId)
    expect(shown).toMatchObject({ errors: [], notes: [], figures: { rows: 4, newStaff: 3, unchanged: 1 } })
    const { made } = dataOf(await confirm(world.head, draftId))
    expect(made.map(({ login }) => login)).toEqual(['elova.se', 'elova.se2', 'lipov.mark'])
    expect(new Set(made.map(({ password }) => password)).size).toBe(3)
    const users = await db().user.findMany({
      where: { id: { in: made.map(({ userId }) => userId) } },
      include: { grants: true, classes: { include: { classGroup: true } } },
      orderBy: { login: 'asc' },
    })
    expect(users.map(({ grants }) => grants.map(({ role }) => role))).toEqual([
      ['TEACHER'],
      ['PSYCHOLOGIST'],
      ['ORG_DEPUTY'],
    ])
    expect(users.map(({ classes }) => classes.map(({ classGroup, duty }) => [classGroup.name, duty]))).toEqual([
      [['8А', 'CLASS_TEACHER']],
      [],
      [],
    ])
    for (const user of users) {
      const password = made.find(({ userId }) => userId === user.id)?.password ?? ''
      expect(user.mustChangePassword).toBe(true)
      expect(await verifyPassword(user.passwordHash, password)).toBe(true)
    }
    const told = JSON.stringify(await db().event.findMany(), (_key, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
    for (const { password } of made) expect(told).not.toContain(password)

    const again = await confirm(world.head, draftId)
    expect(again).toMatchObject({ ok: true, already: true, data: { made: [] } })

    const { id } = await db().importBatch.findFirstOrThrow({ where: { kind: 'STAFF' } })
    await db().user.update({ where: { id: users[0]?.id }, data: { lastSeenAt: new Date('2026-11-01') } })
    expect(await run(world.head, 'student.import', undoImport, { batchId: id })).toMatchObject({
      reason: 'IMPORT_IN_USE',
      details: { points: ['учётных записей, которыми уже пользовались: 1'] },
    })
    await db().user.update({ where: { id: users[0]?.id }, data: { lastSeenAt: null } })
    expect(said(await run(world.head, 'student.import', undoImport, { batchId: id }))).toBe('done')
    expect(await db().user.count({ where: { id: { in: made.map(({ userId }) => userId) } } })).toBe(0)
  }, 60_000)

  it('gives no role that the sender may not give, no login of another, and touches no role that stands', async () => {
    const rows = [
      HEAD,
      ['Дубов Денис', 'завуч', '', ''],
      ['Клёнов Клим', 'директор', '', ''],
      ['Вязов Вадим', 'повар', '', ''],
      ['Буков Борис', 'учитель', world.stranger.login.slice(0, 3) && 'person', '9Я'],
      ['Котова Анна', 'психолог', '', ''],
    ]
    await db().user.update({ where: { id: world.stranger.userId }, data: { login: 'person' } })
    const draftId = await send(world.deputy, rows, 'STAFF')
    const { errors, notes, mark } = await look(world.deputy, draftId)
    expect(errors.map(({ row, column, message }) => [row, column, message.slice(0, 24)])).toEqual([
      [2, 'Должность', 'эту роль выдаёт руководи'],
      [3, 'Должность', '«директор» — роль руково'],
      [4, 'Должность', '«повар» — для этой должн'],
      [5, 'Логин', '«person» уже занят: изме'],
    ])
    expect(notes).toEqual([{ row: 6, column: 'Должность', message: expect.stringMatching(/уже есть другая роль/) }])
    const before = await db().user.count()
    const input = { draftId, ...NO_CHOICES, mark }
    const answer = await run(
      world.deputy,
      'student.import',
      (context, given: typeof input) => importStaff(context, given, []),
      input,
    )
    expect(said(answer)).toBe('IMPORT_HAS_ERRORS')
    expect(await db().user.count()).toBe(before)
  })
})
