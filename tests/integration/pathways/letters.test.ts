import { randomUUID as key } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { askFamilies } from '@/lib/family/commands/asks'
import type { Actor } from '@/lib/kernel/actor'
import { addDays } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { draftPathways } from '@/lib/pathways/commands/drafts'
import { answerFamily, writeFamilyNote } from '@/lib/pathways/commands/notes'
import { approvePathways } from '@/lib/pathways/commands/pathways'
import { useDatabase } from '../../support/database'
import { countStatements, dataOf, run, said } from '../../support/run-command'
import { makeSchool, type School } from '../../support/school'
import { makePerson, makeWorld, type World } from '../../support/town'

useDatabase()

let world: World
let school: School
let mother: Actor
let father: Actor

/** Who sees the child, with a confirmed address. */
async function parentOf(studentId: string, more: Record<string, unknown> = {}): Promise<Actor> {
  const actor = await makePerson(world.town, 'PARENT', world.organizations.school, 'Родителева')
  await db().guardianLink.create({
    data: {
      ...{ municipalityId: world.municipalityId, studentId, userId: actor.userId, kinship: 'MOTHER' },
      ...{ standsFor: `${studentId} ${actor.userId}`, createdAt: new Date(), verifiedById: world.head.userId, ...more },
    },
  })
  return withMail(actor)
}
async function withMail(actor: Actor): Promise<Actor> {
  const content = { address: `${actor.userId}@mail.test`, confirmedAt: new Date() }
  await db().mailAddress.create({ data: { userId: actor.userId, ...content } })
  return actor
}

beforeAll(async () => {
  Object.assign(env(), { SMTP_URL: 'smtp://127.0.0.1:1', APP_URL: 'https://portal.test/', MAIL_FROM: 'p@portal.test' })
  world = await makeWorld()
  school = await makeSchool(world)
  const [child = '', sibling = '', frozen = '', pupil = ''] = school.mine.pupils
  mother = await parentOf(child)
  father = await parentOf(child)
  const second = { studentId: sibling, userId: mother.userId, standsFor: `${sibling} ${mother.userId}` }
  await db().guardianLink.create({
    data: {
      ...second,
      ...{
        municipalityId: world.municipalityId,
        kinship: 'MOTHER',
        createdAt: new Date(),
        verifiedById: world.head.userId,
      },
    },
  })
  await parentOf(frozen, { frozenAt: new Date() })
  await parentOf(pupil, { kinship: 'SELF' })
  await withMail(world.teacher)
})

const queued = async (kind: string) =>
  (await db().letter.findMany({ where: { kind } })).map(({ userId }) => userId).sort()

describe('letters of routes and families', () => {
  it('tell each person once that routes came in force, whatever the number of children, over standing links alone', async () => {
    const { pupils, id: classId } = school.mine
    const studentIds = pupils.slice(0, 4)
    dataOf(await run(world.teacher, 'pathway.write', draftPathways, { classId, templateKey: 'grades-8-9', studentIds }))
    const waiting = { state: 'ON_APPROVAL' as const, submittedById: world.teacher.userId, basis: 'DUTY' as const }
    await db().pathway.updateMany({ data: waiting })
    const rows = (await db().pathway.findMany()).map(({ id, version }) => ({ id, version }))
    const [first] = rows
    const approve = (of: typeof rows) => run(world.head, 'pathway.approve', approvePathways, { rows: of })
    const many = await countStatements(async () => dataOf(await approve(rows.slice(1))))
    const one = await countStatements(async () => dataOf(await approve(first ? [first] : [])))
    expect(many).toBe(one)
    const self = await db().guardianLink.findFirstOrThrow({ where: { kinship: 'SELF' } })
    const told = await queued('pathwayApproved')
    expect(new Set(told)).toEqual(new Set([mother.userId, father.userId, self.userId]))
    // Of the two approvals the mother has a child in each, the others in one.
    expect(told.filter((id) => id === mother.userId)).toHaveLength(2)
  })

  it('tell the curator of a question and the parent who asked of its answer, sent twice once', async () => {
    const [child = ''] = school.mine.pupils
    const question = { studentId: child, kind: 'QUESTION' as const, text: 'Когда поездка?', requestKey: key() }
    for (let n = 0; n < 2; n++) await run(mother, 'family.answer', writeFamilyNote, question)
    expect(await queued('familyAsked')).toEqual([world.teacher.userId])
    const { id: noteId } = await db().familyNote.findFirstOrThrow({ where: { kind: 'QUESTION' } })
    const answer = { noteId, text: 'В пятницу.', requestKey: key() }
    for (let n = 0; n < 2; n++) await run(world.teacher, 'pathway.write', answerFamily, answer)
    expect(await queued('familyAnswered')).toEqual([mother.userId])
  })

  it('ask the parents of a class for their word on an event, not the pupils', async () => {
    const day = addDays(school.today, 20)
    const words = { purpose: 'EVENT' as const, title: 'Поездка в депо', place: 'Депо', details: null }
    const ask = { requestKey: key(), classId: school.mine.id, heldOn: day, answerBy: day, ...words }
    for (let n = 0; n < 2; n++)
      expect(said(await run(world.teacher, 'consent.ask', askFamilies, ask))).toMatch(/done|already/)
    expect(await queued('consentAsked')).toEqual([mother.userId, father.userId].sort())
  })

  it('hold no name, nothing that was said, and lead to the portal', async () => {
    const letters = await db().letter.findMany()
    expect(letters.length).toBeGreaterThan(5)
    for (const { subject, text } of letters) {
      expect(`${subject} ${text}`).not.toMatch(/Ученик8А|Родителева|поездка|депо|пятницу/i)
      expect(text).toContain('https://portal.test/account')
    }
  })
})
