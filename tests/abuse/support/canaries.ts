import type { Role } from '@/lib/kernel/prisma/enums'
import { reaches, seesDraft } from './expectations'
import { sql } from './portal'
import type { Planted, Visitor, World } from './world'

type Field =
  | 'issued'
  | 'draft'
  | 'report'
  | 'figure'
  | 'evidence'
  | 'extension'
  | 'message'
  | 'note'
  | 'proposal'
  | 'file'
  | 'storage'
  | 'pupil'
  | 'conditions'
  | 'health'
  | 'person'

export type Canary = { token: string; record: string; field: Field }

/** Where each field's token is written; letters and digits only, so that no encoding changes it. */
const PLACES: Record<Exclude<Field, 'person'>, [statement: string, id: (record: Planted) => string]> = {
  issued: [`UPDATE "Resolution" SET "title" = $2 WHERE "id" = $1`, ({ issuedId }) => issuedId],
  draft: [
    `UPDATE "Resolution" SET "title" = $2, "sourceText" = $2, "preamble" = $2 WHERE "id" = $1`,
    ({ draftId }) => draftId,
  ],
  report: [`UPDATE "ExecutionReport" SET "text" = $2 WHERE "id" = $1`, ({ reportId }) => reportId],
  figure: [`UPDATE "ExecutionReport" SET "lateReason" = $2 WHERE "id" = $1`, ({ reportId }) => reportId],
  evidence: [
    `UPDATE "Evidence" SET "title" = $2, "url" = 'https://evidence.example/' || $2 WHERE "id" = $1`,
    ({ evidenceId }) => evidenceId,
  ],
  extension: [`UPDATE "ExtensionRequest" SET "reason" = $2 WHERE "id" = $1`, ({ extensionId }) => extensionId],
  message: [
    `INSERT INTO "AssignmentMessage" ("id", "assignmentId", "authorId", "text", "requestKey")
     SELECT gen_random_uuid(), $1, u."id", $2, gen_random_uuid() FROM "User" u WHERE u."login" = 'department2'`,
    ({ assignmentId }) => assignmentId,
  ],
  note: [
    `INSERT INTO "Event" ("municipalityId", "at", "kind", "organizationId", "assignmentId", "note")
     SELECT a."municipalityId", now(), 'reportReturned', a."organizationId", a."id", $2 FROM "Assignment" a WHERE a."id" = $1`,
    ({ assignmentId }) => assignmentId,
  ],
  proposal: [`UPDATE "Proposal" SET "comment" = $2 WHERE "id" = $1`, ({ proposalId }) => proposalId],
  file: [`UPDATE "StoredFile" SET "name" = $2 || '.pdf' WHERE "id" = $1`, ({ fileId }) => fileId],
  pupil: [`UPDATE "Student" SET "lastName" = $2, "nameKey" = lower($2) WHERE "id" = $1`, ({ studentId }) => studentId],
  conditions: [`UPDATE "StudentConditions" SET "text" = $2 WHERE "studentId" = $1`, ({ studentId }) => studentId],
  health: [
    `UPDATE "StudentRestricted" SET "healthLimits" = $2, "conclusion" = $2 WHERE "studentId" = $1`,
    ({ studentId }) => studentId,
  ],
  storage: [`UPDATE "StoredFile" SET "storageKey" = $2, "sha256" = $2 WHERE "id" = $1`, ({ fileId }) => fileId],
}

const SURNAMES = { school2: 'Kanareykinasosedova', foreign: 'Kanareykinachuzhaya' } as const

/** Writes a token of its own into every field that somebody may not see. */
export async function plantCanaries(worlds: Planted[], people: Record<string, string>): Promise<Canary[]> {
  const canaries: Canary[] = []
  for (const record of worlds) {
    for (const [field, [statement, id]] of Object.entries(PLACES)) {
      const token = `Kanareyka${record.name}${field}Q`
      await sql(statement, [id(record), token])
      canaries.push({ token, record: record.name, field: field as Field })
    }
  }
  for (const [key, token] of Object.entries(SURNAMES)) {
    await sql(`UPDATE "User" SET "lastName" = $2 WHERE "id" = $1`, [people[key], token])
    canaries.push({ token, record: key === 'foreign' ? 'foreign' : 'neighbour', field: 'person' })
  }
  return canaries
}

/** May this visitor read the field, in the words of domain.md §7.3? */
export function maySee({ field, record: name }: Canary, visitor: Visitor, { worlds }: World): boolean {
  const record = worlds.find((world) => world.name === name)
  if (!record || visitor.role === null || record.municipality === 'foreign') return false
  const who = visitor as Visitor & { role: Role }
  const { role } = who
  switch (field) {
    case 'issued':
      return role !== 'ADMIN'
    case 'draft':
      if (record.draftAs === 'CANCELLED') return role === 'DEPARTMENT_HEAD' || role === 'DEPARTMENT_STAFF'
      return ['DEPARTMENT_HEAD', 'DEPARTMENT_STAFF', 'RESOURCE_CENTRE'].includes(role)
    case 'report':
    case 'figure':
    case 'evidence':
      return record.draft ? seesDraft(who, record) : reaches(who, 'assignment.read', record)
    case 'extension':
    case 'message':
    case 'note':
      return reaches(who, 'assignment.read', record)
    case 'proposal':
      return reaches(who, 'proposal.decide', record)
    case 'pupil':
      return reaches(who, 'student.read', record)
    case 'conditions':
      return reaches(who, 'student.conditions', record)
    case 'health':
      return reaches(who, 'student.restricted', record)
    // The planted file is nobody's evidence.
    case 'file':
    case 'storage':
      return false
    case 'person':
      return reaches(who, 'organization.read', record) || reaches(who, 'user.read', record)
  }
}
