import 'server-only'
import { dateToDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import type { Scope } from '@/lib/kernel/scope'
import type { TransferRow } from '../types'

const INCLUDE = {
  student: { select: { id: true, lastName: true, firstName: true, middleName: true, birthDate: true } },
  toOrganization: { select: { shortName: true } },
  fromEnrollment: {
    select: { organization: { select: { shortName: true } }, classGroup: { select: { name: true } } },
  },
} as const

type TransferRecord = NonNullable<Awaited<ReturnType<typeof findRecord>>>

function findRecord(reader: Reader, scope: Scope, transferId: string) {
  return reader.studentTransfer.findFirst({ where: { id: transferId, ...sides(scope) }, include: INCLUDE })
}

const sides = (scope: Scope) => ({
  municipalityId: scope.municipalityId,
  ...(scope.organizationId
    ? { OR: [{ fromOrganizationId: scope.organizationId }, { toOrganizationId: scope.organizationId }] }
    : {}),
})

/** The receiving side learns of the child the name, the year of birth and the old class: enough to know whom it takes. */
function viewOf(row: TransferRecord, organizationId: string | null): TransferRow {
  const { student, fromEnrollment } = row
  const incoming = row.toOrganizationId === organizationId
  return {
    ...{ id: row.id, state: row.state, version: row.version, note: row.note, comment: row.comment },
    lastName: student.lastName,
    firstName: student.firstName,
    middleName: student.middleName,
    birthYear: student.birthDate.getUTCFullYear(),
    fromOrganizationName: fromEnrollment.organization.shortName,
    fromClassName: fromEnrollment.classGroup.name,
    toOrganizationId: row.toOrganizationId,
    toOrganizationName: row.toOrganization.shortName,
    transferOn: dateToDay(row.transferOn),
    askedAt: row.askedAt,
    decidedAt: row.decidedAt,
    incoming,
    // The card is the old organisation's until the new one has accepted.
    studentId: incoming === (row.state === 'ACCEPTED') ? student.id : null,
  }
}

/** Transfers from and to the organisation, those that wait first; at most a hundred of the latest. */
export async function listTransfers(reader: Reader, scope: Scope): Promise<TransferRow[]> {
  const rows = await reader.studentTransfer.findMany({
    where: sides(scope),
    include: INCLUDE,
    orderBy: [{ state: 'asc' }, { askedAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })
  return rows.map((row) => viewOf(row, scope.organizationId))
}

export async function findTransfer(reader: Reader, scope: Scope, transferId: string): Promise<TransferRow | null> {
  const row = await findRecord(reader, scope, transferId)
  return row && viewOf(row, scope.organizationId)
}

/** How many requests wait for the organisation's answer. */
export function countIncoming(reader: Reader, scope: Scope): Promise<number> {
  return reader.studentTransfer.count({
    where: {
      municipalityId: scope.municipalityId,
      toOrganizationId: scope.organizationId ?? undefined,
      state: 'REQUESTED',
    },
  })
}

/** The open request about a pupil, as the old organisation sees it. */
export async function findOpenTransfer(
  reader: Reader,
  studentId: string,
): Promise<{ id: string; version: number; toOrganizationName: string; transferOn: string } | null> {
  const rows = await reader.$queryRaw<{ id: string; version: number; toOrganizationName: string; transferOn: Date }[]>`
    SELECT m."id", m."version", o."shortName" AS "toOrganizationName", m."transferOn"
    FROM "StudentTransfer" m JOIN "Organization" o ON o."id" = m."toOrganizationId" WHERE m."openFor" = ${studentId}::uuid`
  const row = rows[0]
  return row ? { ...row, transferOn: dateToDay(row.transferOn) } : null
}

/** The request of one of the two sides, whose pupil is to be locked; `side` says which side may act. */
export async function findTransferFacts(tx: Tx, scope: Scope, transferId: string, side: 'from' | 'to') {
  if (!scope.organizationId) return null
  const row = await tx.studentTransfer.findFirst({
    where: {
      id: transferId,
      municipalityId: scope.municipalityId,
      ...(side === 'from' ? { fromOrganizationId: scope.organizationId } : { toOrganizationId: scope.organizationId }),
    },
  })
  return row && { ...row, transferOn: dateToDay(row.transferOn) }
}
