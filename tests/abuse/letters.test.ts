import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { lettersIn, type SunkLetter } from '@/scripts/test/mail-sink'
import { actionNamed } from './support/person'
import { act, openSession, sql } from './support/portal'
import { MAIL_FILE } from './support/watched'

const SAID = 'Kanareykaquestion'

/** Letters to the address, waited for: the mailer looks every ten seconds. */
async function lettersTo(address: string): Promise<SunkLetter[]> {
  for (let turn = 0; turn < 60; turn++) {
    const found = lettersIn(MAIL_FILE).filter(({ to }) => to.includes(address))
    if (found.length > 0) return found
    await sleep(500)
  }
  return []
}

type Family = { parentId: string; parent: string; studentId: string; curatorId: string; curator: string }

describe('letters', () => {
  let family: Family
  let letters: SunkLetter[] = []

  beforeAll(async () => {
    const [found] = await sql<Family>(
      `SELECT u."id" AS "parentId", u."login" AS "parent", g."studentId", c."id" AS "curatorId", c."login" AS "curator"
      FROM "GuardianLink" g JOIN "User" u ON u."id" = g."userId" AND u."login" LIKE 'parent%' AND g."kinship" <> 'SELF'
      JOIN "Pathway" p ON p."studentId" = g."studentId" AND p."state" = 'ACTIVE' JOIN "User" c ON c."id" = p."curatorId"
      WHERE g."revokedAt" IS NULL AND g."frozenAt" IS NULL ORDER BY u."login" LIMIT 1`,
    )
    if (!found) throw new Error('The demonstration has no family with a route')
    family = found
    for (const [userId, address] of [
      [family.parentId, 'parent@mail.test'],
      [family.curatorId, 'curator@mail.test'],
    ])
      await sql(
        `INSERT INTO "MailAddress" ("userId", "address", "confirmedAt") VALUES ('${userId}', '${address}', now())
        ON CONFLICT ("userId") DO UPDATE SET "address" = EXCLUDED."address", "confirmedAt" = now()`,
      )
    const question = { studentId: family.studentId, kind: 'QUESTION', text: SAID, requestKey: crypto.randomUUID() }
    const parent = await openSession(family.parent)
    expect((await act(actionNamed('writeFamilyNote'), question, parent)).said).toMatch(/ok|redirect/)
    const asked = await lettersTo('curator@mail.test')
    const [note] = await sql<{ id: string }>(`SELECT "id" FROM "FamilyNote" WHERE "text" = '${SAID}'`)
    const answer = { noteId: note?.id ?? '', text: `${SAID}: answer`, requestKey: crypto.randomUUID() }
    const curator = await openSession(family.curator)
    expect((await act(actionNamed('answerFamily'), answer, curator)).said).toMatch(/ok|redirect/)
    letters = [...asked, ...(await lettersTo('parent@mail.test'))]
  }, 120_000)

  it('tell the curator of a question and the family of an answer, and where to read it', () => {
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
      [['curator@mail.test'], 'Вопрос семьи в портале «Профмаршрут»'],
      [['parent@mail.test'], 'Вам ответили в портале «Профмаршрут»'],
    ])
    for (const { text } of letters) expect(text).toMatch(/http:\/\/localhost:\d+\/account/)
  })

  it('hold nobody’s name, nothing that was said, and no address of a record', async () => {
    const people = await sql<{ lastName: string; firstName: string }>(
      'SELECT "lastName", "firstName" FROM "User" UNION SELECT "lastName", "firstName" FROM "Student"',
    )
    const words = new Set([...people.flatMap(({ lastName, firstName }) => [lastName, firstName]), SAID])
    expect(words.size).toBeGreaterThan(200)
    const said = letters.map(({ subject, text }) => `${subject}\n${text}`).join('\n')
    expect([...words].filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(said))).toEqual([])
    expect(said).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  })
})
