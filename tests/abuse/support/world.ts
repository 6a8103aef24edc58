import { createHash, randomBytes } from 'node:crypto'
import { db } from '@/lib/kernel/db'
import type { Role } from '@/lib/kernel/prisma/enums'
import { LOGINS, ROLES } from '@/tests/support/action-inputs'
import { makeForeignWorld, plantRecords } from '@/tests/support/worlds'
import { type Canary, plantCanaries } from './canaries'
import { AUTH_SECRET, ask, fromOwnPage, openSession, sql } from './portal'

/** Who knocks: each role, and three who have no standing. `organization` is the demo key of the place. */
export type Visitor = { name: string; role: Role | null; organization: string; login: string; cookie: string }

/** Whose record it is, in the words of the permission table. */
export type Ownership = {
  municipality: 'own' | 'foreign'
  organization: 'school1' | 'school2' | 'external' | 'foreign'
  /** The demo login it was handed to, who also works with its class. */
  handedTo: string | null
  /** Demo logins of the family that the pupil is linked to. */
  familyOf: readonly string[]
  /** The report is still being written: it is the executor's own. */
  draft: boolean
  /** What became of its two resolutions. */
  issuedAs: 'ISSUED' | 'ARCHIVED'
  draftAs: 'DRAFT' | 'REVIEWED' | 'CANCELLED'
}

const OWNERSHIPS: Record<string, Ownership> = {
  own: base('school1', { draft: true }),
  handed: base('school1', {
    draft: true,
    handedTo: LOGINS.TEACHER,
    familyOf: [LOGINS.PARENT, LOGINS.STUDENT],
    draftAs: 'REVIEWED',
  }),
  archived: base('school1', { issuedAs: 'ARCHIVED', draftAs: 'CANCELLED' }),
  neighbour: base('school2', {}),
  neighbourDraft: base('school2', { draft: true, handedTo: 'head.school2' }),
  external: base('external', { draft: true }),
  foreign: { ...base('foreign', {}), municipality: 'foreign' },
}

function base(organization: Ownership['organization'], over: Partial<Ownership>): Ownership {
  return {
    municipality: 'own',
    organization,
    handedTo: null,
    familyOf: [],
    draft: false,
    issuedAs: 'ISSUED',
    draftAs: 'DRAFT',
    ...over,
  }
}

export type Records = Awaited<ReturnType<typeof plantRecords>>
export type Planted = Records & Ownership & { name: string }

export type World = {
  visitors: Visitor[]
  worlds: Planted[]
  organizations: Record<string, string>
  people: Record<string, string>
  historicalId: string
  /** Files with real bytes: evidence of drafts, and documents that resolutions were read from. */
  files: Record<'own' | 'neighbour' | 'ofIssued' | 'ofDraft' | 'ofCancelled', string>
  canaries: Canary[]
  /** Every stored hash of a password or a session, the portal's secret: for nobody's eyes. */
  secrets: string[]
  /** Secrets in the addresses of calendar feeds: one that lives, and those that open nothing. */
  feeds: Record<string, string>
}

async function demoPlaces() {
  const organizations: Record<string, string> = {}
  const of = async (login: string) => {
    const grant = await db().roleGrant.findFirstOrThrow({
      where: { user: { login } },
      orderBy: { createdAt: 'asc' },
      include: { organization: true },
    })
    return {
      municipalityId: grant.organization.municipalityId,
      organizationId: grant.organizationId,
      userId: grant.userId,
      grantId: grant.id,
    }
  }
  const school1 = await of('head.school1')
  const school2 = await of('head.school2')
  const department = await of('department2')
  const outside = await db().organization.findFirstOrThrow({ where: { kind: 'EXTERNAL' } })
  const external = { ...department, organizationId: outside.id }
  Object.assign(organizations, {
    school1: school1.organizationId,
    school2: school2.organizationId,
    external: outside.id,
  })
  return { organizations, places: { school1, school2, external } }
}

async function addPerson(login: string, lastName: string, organizationId: string, role: Role): Promise<string> {
  const { municipalityId } = await db().organization.findUniqueOrThrow({ where: { id: organizationId } })
  const user = await db().user.create({
    data: { municipalityId, login, lastName, firstName: 'Анна', passwordHash: '-', mustChangePassword: false },
  })
  await db().roleGrant.create({ data: { userId: user.id, organizationId, role, validFrom: new Date('2022-01-10') } })
  return user.id
}

/** The executor's own upload, through the portal's door. */
async function upload(login: string, assignmentId: string, name: string): Promise<string> {
  const { cookie } = await openSession(login)
  const form = new FormData()
  form.set('requestKey', crypto.randomUUID())
  form.set('file', new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], name, { type: 'application/pdf' }))
  const answer = await ask(`/api/assignments/${assignmentId}/evidence`, {
    cookie,
    headers: { accept: 'application/json', ...fromOwnPage() },
    body: form,
  })
  if (answer.status !== 201) throw new Error(`No upload by ${login}: ${answer.status} ${answer.text}`)
  const found = await db().storedFile.findFirstOrThrow({ where: { name } })
  return found.id
}

/** A document that a resolution was read from: bytes that are no evidence. */
async function source(assignmentId: string, resolutionId: string): Promise<string> {
  const id = await upload('department2', assignmentId, `${resolutionId}.pdf`)
  await sql(`DELETE FROM "Evidence" WHERE "fileId" = $1`, [id])
  await sql(`UPDATE "Resolution" SET "sourceFileId" = $2 WHERE "id" = $1`, [resolutionId, id])
  return id
}

/** Calendar feeds: of somebody of the Resource Centre who does nothing else, of a disabled person, and addresses that were never made. */
async function plantFeeds(): Promise<Record<string, string>> {
  const make = async (login: string) => {
    const secret = randomBytes(32).toString('base64url')
    await sql(
      `INSERT INTO "CalendarFeed" ("userId", "tokenHash", "createdAt")
       SELECT "id", $2, now() FROM "User" WHERE "login" = $1`,
      [login, createHash('sha256').update(secret).digest('hex')],
    )
    return secret
  }
  const centre = await db().organization.findFirstOrThrow({
    where: { kind: 'RESOURCE_CENTRE', municipality: { isDemo: true } },
  })
  await addPerson('feed.resource', 'Лентова', centre.id, 'RESOURCE_CENTRE')
  return {
    live: await make('feed.resource'),
    'of a disabled person': await make('disabled.school1'),
    'never made': 'A'.repeat(43),
    'no secret': 'not-a-secret',
  }
}

/** Plants records of every ownership into the demo municipality and a neighbouring one, and opens a session for everybody. */
export async function plantWorld(): Promise<World> {
  const { organizations, places } = await demoPlaces()
  const worlds: Planted[] = []
  for (const [name, ownership] of Object.entries(OWNERSHIPS)) {
    const { organization } = ownership
    const records =
      organization === 'foreign'
        ? await makeForeignWorld()
        : await plantRecords(places[organization], ownership.draft ? 'IN_PROGRESS' : 'SUBMITTED')
    await sql(`UPDATE "Resolution" SET "state" = $2::"ResolutionState" WHERE "id" = $1`, [
      records.issuedId,
      ownership.issuedAs,
    ])
    await sql(`UPDATE "Resolution" SET "state" = $2::"ResolutionState" WHERE "id" = $1`, [
      records.draftId,
      ownership.draftAs,
    ])
    for (const login of ownership.familyOf) {
      await sql(
        `INSERT INTO "GuardianLink" ("id", "municipalityId", "studentId", "userId", "kinship", "createdAt", "verifiedById")
         SELECT gen_random_uuid(), t."municipalityId", t."id", u."id", $3::"Kinship", now(), u."id"
         FROM "Student" t, "User" u WHERE t."id" = $1 AND u."login" = $2`,
        [records.studentId, login, login === LOGINS.STUDENT ? 'SELF' : 'FATHER'],
      )
    }
    if (ownership.handedTo) {
      await sql(`UPDATE "Assignment" SET "handedToId" = (SELECT "id" FROM "User" WHERE "login" = $2) WHERE "id" = $1`, [
        records.assignmentId,
        ownership.handedTo,
      ])
      // Whose assignment it is, works with the planted class too: the reach «own classes».
      await sql(
        `INSERT INTO "ClassStaff" ("id", "classGroupId", "userId", "duty", "validFrom")
         SELECT gen_random_uuid(), $1, u."id", 'CLASS_TEACHER', DATE '2020-01-01' FROM "User" u WHERE u."login" = $2`,
        [records.classId, ownership.handedTo],
      )
    }
    worlds.push({ ...records, ...ownership, name })
  }
  const of = (name: string) => worlds.find((world) => world.name === name) as Planted
  organizations.foreign = of('foreign').organizationId
  // A closing far ahead: the one state in which «undo the closing» has a page.
  const leaving = await db().organization.create({
    data: {
      municipalityId: of('own').municipalityId,
      name: 'Школа, которая закроется',
      shortName: 'Уходящая школа',
      kind: 'SCHOOL',
      // Without programmes no item reaches it, so that the portal's own job proposes nothing for it meanwhile.
      programs: [],
      closingAs: 'CLOSED',
      closedOn: new Date('2099-09-01'),
    },
  })
  organizations.leaving = leaving.id

  const people: Record<string, string> = {
    school1: (await db().user.findUniqueOrThrow({ where: { login: LOGINS.TEACHER } })).id,
    school2: await addPerson('teacher.school2', 'Соседова', places.school2.organizationId, 'TEACHER'),
    foreign: of('foreign').userId,
  }
  await addPerson('disabled.school1', 'Выключенова', places.school1.organizationId, 'ORG_HEAD')

  const files = {
    own: await upload('head.school1', of('own').assignmentId, 'own.pdf'),
    neighbour: await upload('head.school2', of('neighbourDraft').assignmentId, 'neighbour.pdf'),
    ofIssued: await source(of('external').assignmentId, of('own').issuedId),
    ofDraft: await source(of('external').assignmentId, of('own').draftId),
    ofCancelled: await source(of('external').assignmentId, of('archived').draftId),
  }
  const visitors: Visitor[] = []
  for (const role of ROLES) {
    const { cookie } = await openSession(LOGINS[role])
    const at = { DEPARTMENT_HEAD: 'department', DEPARTMENT_STAFF: 'department', ADMIN: 'department' } as const
    const organization = role === 'RESOURCE_CENTRE' ? 'resource' : ((at as Record<string, string>)[role] ?? 'school1')
    visitors.push({ name: role, role, organization, login: LOGINS[role], cookie })
  }
  const nobody = { role: null, organization: '', login: '' }
  const disabled = await openSession('disabled.school1')
  await sql(`UPDATE "User" SET "disabledAt" = now() WHERE "login" = 'disabled.school1'`)
  const ended = await openSession('head.school1')
  await sql(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'SIGNED_OUT' WHERE "id" = $1`, [ended.id])
  visitors.push(
    { ...nobody, name: 'anonymous', cookie: '' },
    { ...nobody, name: 'disabled user', cookie: disabled.cookie },
    { ...nobody, name: 'ended session', cookie: ended.cookie },
  )
  const historical = await db().resolution.findFirstOrThrow({ where: { historical: true } })
  const canaries = await plantCanaries(worlds, people)
  const feeds = await plantFeeds()
  const stored = await sql<{ secret: string }>(
    `SELECT "passwordHash" AS secret FROM "User" WHERE length("passwordHash") > 20 UNION SELECT "tokenHash" FROM "Session"
     UNION SELECT "tokenHash" FROM "CalendarFeed"`,
  )
  const secrets = [...stored.map(({ secret }) => secret), '$argon2id$', AUTH_SECRET]
  return { visitors, worlds, organizations, people, historicalId: historical.id, files, canaries, secrets, feeds }
}
