import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db, inTransaction } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { purgeLetters } from '@/lib/kernel/housekeeping'
import { queueLetters } from '@/lib/kernel/mail'
import { LEASE_MS, MOST_TRIES } from '@/lib/kernel/mail-rules'
import { sendLetters } from '@/lib/kernel/mail-sender'
import { useDatabase } from '../../support/database'
import { makeWorld, type World } from '../../support/town'

useDatabase()

type Answer = (
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  callback: (error?: Error | null) => void,
) => void

let world: World
let letters: { to: string; raw: string }[] = []
let answer: Answer | null = null
let server: SMTPServer
const settings = env()

const refusal = (responseCode: number) => Object.assign(new Error('No'), { responseCode })

beforeAll(async () => {
  world = await makeWorld()
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      let raw = ''
      stream.on('data', (part) => {
        raw += part
      })
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw })
        if (answer) answer(stream, session, callback)
        else callback()
      })
    },
  })
  // A connection that a test has cut is no fault of the server's.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as { port: number }
  Object.assign(settings, {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'portal@portal.test',
    APP_URL: 'https://portal.test/',
  })
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
beforeEach(async () => {
  letters = []
  answer = null
  await db().letter.deleteMany()
  await db().mailAddress.deleteMany()
})

const confirm = (userId: string, address: string, confirmedAt: Date | null = new Date()) =>
  db().mailAddress.create({ data: { userId, address, confirmedAt } })
const queue = (userIds: string[], key: string = randomUUID()) =>
  inTransaction((tx, now) =>
    queueLetters(tx, now, userIds, key, { kind: 'test', subject: 'Тема', text: 'Текст письма' }),
  )
const idsOf = (raw: string) => /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim()
/** As if the wait were over. */
const wait = () => db().letter.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } })

describe('letters', () => {
  it('are queued with what they tell, for confirmed addresses of people who may still sign in, once', async () => {
    const [one, other, third] = [world.head.userId, world.teacher.userId, world.deputy.userId]
    await confirm(one, 'one@mail.test')
    await confirm(other, 'other@mail.test', null)
    await confirm(third, 'third@mail.test')
    await db().user.update({ where: { id: third }, data: { disabledAt: new Date() } })
    await Promise.all([queue([one, other, third, world.chief.userId], 'k'), queue([one], 'k')])
    const rolledBack = inTransaction(async (tx, now) => {
      await queueLetters(tx, now, [one], 'gone', { kind: 'test', subject: 'Тема', text: 'Текст' })
      throw new Error('The work was not kept')
    })
    await expect(rolledBack).rejects.toThrow()
    expect(await db().letter.findMany({ select: { address: true, key: true } })).toEqual([
      { address: 'one@mail.test', key: `k ${one}` },
    ])
    await db().user.update({ where: { id: third }, data: { disabledAt: null } })
  })

  it('go out once, however many send; of one that is over only the fact stays', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    for (let n = 0; n < 25; n++) await queue([world.head.userId])
    const rounds = await Promise.all([sendLetters(), sendLetters(), sendLetters(), sendLetters()])
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(25)
    expect(letters).toHaveLength(25)
    expect(new Set(letters.map(({ raw }) => idsOf(raw))).size).toBe(25)
    expect(letters[0]?.raw).toMatch(/^From: .*<portal@portal\.test>/m)
    expect(letters[0]?.raw).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(await db().letter.count({ where: { sentAt: { not: null }, text: null, dueAt: null } })).toBe(25)
    expect(await sendLetters()).toEqual({ sent: 0, tried: 0 })
  })

  it('that another sender is at are left to it, and the others go out meanwhile', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    for (let n = 0; n < 4; n++) await queue([world.head.userId])
    await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Letter" ORDER BY "dueAt", "id" LIMIT 2 FOR UPDATE`
      expect(await sendLetters()).toEqual({ sent: 2, tried: 2 })
    })
    expect(await sendLetters()).toEqual({ sent: 2, tried: 2 })
  })

  it('that the server puts off are tried again later under the same Message-ID, and lost by nobody', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    await queue([world.head.userId])
    answer = (_stream, _session, callback) => callback(refusal(451))
    expect(await sendLetters()).toEqual({ sent: 0, tried: 1 })
    const waiting = await db().letter.findFirstOrThrow()
    expect(waiting).toMatchObject({ fault: '451', tries: 1, sentAt: null, failedAt: null, text: 'Текст письма' })
    expect(waiting.dueAt?.getTime()).toBeGreaterThan(Date.now() + 60_000)
    expect(await sendLetters()).toEqual({ sent: 0, tried: 0 })
    answer = null
    await wait()
    expect(await sendLetters()).toEqual({ sent: 1, tried: 1 })
    expect(letters.map(({ raw }) => idsOf(raw))).toEqual([`<${waiting.id}@portal.test>`, `<${waiting.id}@portal.test>`])
  })

  it('to an address that does not exist are given up at once, all others after so many tries', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    await queue([world.head.userId])
    answer = (_stream, _session, callback) => callback(refusal(550))
    await sendLetters()
    expect(await db().letter.findFirstOrThrow()).toMatchObject({ fault: '550', dueAt: null, text: null, sentAt: null })
    await queue([world.head.userId])
    await db().letter.updateMany({ where: { dueAt: { not: null } }, data: { tries: MOST_TRIES - 1 } })
    answer = (_stream, _session, callback) => callback(refusal(451))
    await sendLetters()
    expect(await db().letter.count({ where: { failedAt: { not: null }, tries: MOST_TRIES } })).toBe(1)
  })

  it('whose server is away wait, and cost the others no try', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    for (let n = 0; n < 3; n++) await queue([world.head.userId])
    answer = (_stream, session, _callback) => {
      const connections = (server as unknown as { connections: Set<{ _socket: { destroy(): void }; id: string }> })
        .connections
      for (const connection of connections) if (connection.id === session.id) connection._socket.destroy()
    }
    expect(await sendLetters()).toEqual({ sent: 0, tried: 3 })
    const rows = await db().letter.findMany({ orderBy: { tries: 'desc' } })
    expect(rows.map(({ tries }) => tries)).toEqual([1, 0, 0])
    expect(rows.every(({ sentAt, failedAt, dueAt }) => !sentAt && !failedAt && dueAt !== null)).toBe(true)
    // The first had arrived whole before the line broke: it comes a second time, and bears the same Message-ID.
    answer = null
    await wait()
    expect((await sendLetters()).sent).toBe(3)
    expect(letters).toHaveLength(4)
    expect(new Set(letters.map(({ raw }) => idsOf(raw))).size).toBe(3)
  })

  it('of a sender that was killed are taken over when its time is over, not before', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    await queue([world.head.userId])
    const lease = new Date(Date.now() + LEASE_MS)
    await db().letter.updateMany({ data: { dueAt: lease, tries: 1 } })
    expect((await sendLetters()).tried).toBe(0)
    await wait()
    expect((await sendLetters()).sent).toBe(1)
  })

  it('are forgotten ninety days after they are over; what waits is not', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    for (let n = 0; n < 3; n++) await queue([world.head.userId])
    const [old, recent] = await db().letter.findMany()
    const days = (n: number) => new Date(Date.now() - n * 24 * 3600_000)
    await db().letter.update({ where: { id: old?.id ?? '' }, data: { failedAt: days(91), dueAt: null } })
    await db().letter.update({ where: { id: recent?.id ?? '' }, data: { sentAt: days(89), dueAt: null } })
    expect(await inTransaction((tx, now) => purgeLetters(tx, now))).toBe(1)
    expect(await db().letter.count()).toBe(2)
  })

  it('are not even queued where no mail server is set', async () => {
    await confirm(world.head.userId, 'one@mail.test')
    const url = settings.SMTP_URL
    settings.SMTP_URL = undefined
    await queue([world.head.userId])
    settings.SMTP_URL = url
    expect(await db().letter.count()).toBe(0)
  })
})
