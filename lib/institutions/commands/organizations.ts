import 'server-only'
import { type Day, dayToDate, writtenDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { institutionsMessages, kindNames, programNames } from '../messages'
import { canEditOrganizations, canReopenOrganizations } from '../policy'
import { findOrganization, hasOpenGrants, listShortNameKeys, lockDueClosings, lockOrganization } from '../queries'
import { shortNameKey } from '../rules/import'
import { decideClosing, decideKindChange, hasClosingCome, type InstitutionsReason } from '../rules/organizations'
import type { OrganizationFields } from '../types'

type Refused = InstitutionsReason | CommonReason

const nameTaken = () => invalid({ shortName: [institutionsMessages.NAME_TAKEN] })

/** The columns of an organisation from its fields. */
export function columnsOf(fields: OrganizationFields) {
  const { name, shortName, kind, programs, settlement, inn, openedOn } = fields
  return { name, shortName, kind, programs, settlement, inn, openedOn: openedOn ? dayToDate(openedOn) : null }
}

/**
 * Adds an organisation. Sent twice with one `requestKey` it is done once; a short name that is there already is a field error.
 * Refused: FORBIDDEN.
 */
export async function createOrganization(
  context: Context,
  input: OrganizationFields & { requestKey: string },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, scope, actor } = context
  if (!canEditOrganizations(actor)) return refuse('FORBIDDEN')
  const known = await listShortNameKeys(tx, scope)
  const made = known.has(shortNameKey(input.shortName))
    ? []
    : await tx.organization.createManyAndReturn({
        data: [{ id: input.requestKey, municipalityId: scope.municipalityId, createdAt: now, ...columnsOf(input) }],
        skipDuplicates: true,
        select: { id: true },
      })
  if (!made[0]) {
    // Looked up last: the same form sent twice may have been saved between any two statements.
    const twin = await findOrganization(tx, scope, input.requestKey)
    return twin ? done({ id: twin.id }, true) : nameTaken()
  }
  await recordEvent(tx, actor, now, {
    kind: 'organizationCreated',
    municipalityId: scope.municipalityId,
    organizationId: made[0].id,
    data: { kind: input.kind, programs: input.programs },
  })
  return done(made[0])
}

const textsOf = (fields: OrganizationFields): Record<string, string> => ({
  'Полное наименование': fields.name,
  'Краткое наименование': fields.shortName,
  Вид: kindNames[fields.kind],
  Уровни: fields.programs.map((program) => programNames[program]).join(', '),
  'Населённый пункт': fields.settlement ?? '',
  ИНН: fields.inn ?? '',
  'День открытия': fields.openedOn ? writtenDay(fields.openedOn) : '',
})

/** What differs between two texts of one record, by label. */
function differing(theirs: Record<string, string>, mine: Record<string, string>) {
  const labels = Object.keys(theirs).filter((label) => theirs[label] !== mine[label])
  const only = (texts: Record<string, string>) => Object.fromEntries(labels.map((label) => [label, texts[label] ?? '']))
  return { theirs: only(theirs), mine: only(mine) }
}

/**
 * Changes an organisation. CHANGED_MEANWHILE with both texts when `version` is not the stored one; KIND_HAS_PEOPLE when roles held
 * there do not exist in the new kind; a short name that is taken is a field error.
 */
export async function editOrganization(
  context: Context,
  input: OrganizationFields & { organizationId: string; version: number },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  if (!canEditOrganizations(actor)) return refuse('FORBIDDEN')
  if (!(await lockOrganization(tx, scope, input.organizationId))) return refuse('NOT_FOUND')
  const current = await findOrganization(tx, scope, input.organizationId)
  if (!current) return refuse('NOT_FOUND')
  if (current.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { ...differing(textsOf(current), textsOf(input)), version: current.version })
  }
  const hasPeople = input.kind !== current.kind && (await hasOpenGrants(tx, current.id, today))
  const objection = decideKindChange(current.kind, input.kind, hasPeople)
  if (objection) return refuse(objection)
  const known = await listShortNameKeys(tx, scope, current.id)
  if (known.has(shortNameKey(input.shortName))) return nameTaken()
  await tx.organization.update({
    where: { id: current.id },
    data: { ...columnsOf(input), version: { increment: 1 } },
  })
  const { theirs } = differing(textsOf(current), textsOf(input))
  await recordEvent(tx, actor, now, {
    kind: 'organizationChanged',
    municipalityId: scope.municipalityId,
    organizationId: current.id,
    data: { before: theirs, kind: input.kind, programs: input.programs },
  })
  return done({ id: current.id })
}

/**
 * Marks an organisation as closed or reorganised from a day: at once when the day has come, else it waits for it (`closeDue`) and can
 * be set anew. Roles and assignments stay as they are: what becomes of them is decided by people (rule 5). Refused:
 * CHANGED_MEANWHILE, ALREADY_CLOSED, OWN_ORGANIZATION, CLOSED_BEFORE_OPENED, SUCCESSOR_MISSING, SUCCESSOR_IS_SELF, SUCCESSOR_NOT_ACTIVE; NOT_FOUND also for a foreign successor.
 */
export async function closeOrganization(
  context: Context,
  input: {
    organizationId: string
    version: number
    how: 'CLOSED' | 'REORGANIZED'
    closedOn: Day
    successorId: string | null
    note: string | null
  },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  if (!canEditOrganizations(actor)) return refuse('FORBIDDEN')
  // Both rows in one order, so that two closings that name each other do not lock each other out.
  const ids = [input.organizationId, ...(input.successorId ? [input.successorId] : [])].sort()
  for (const id of ids) if (!(await lockOrganization(tx, scope, id))) return refuse('NOT_FOUND')
  const organization = await findOrganization(tx, scope, input.organizationId)
  const successor = input.successorId ? await findOrganization(tx, scope, input.successorId) : null
  if (!organization) return refuse('NOT_FOUND')
  const { how, closedOn } = input
  const ownOrganizationId = actor.organizationId
  const objection = decideClosing({ organization, ownOrganizationId, how, closedOn, successor })
  if (objection) return refuse(objection)
  if (organization.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { theirs: textsOf(organization), version: organization.version })
  }
  const come = hasClosingCome(closedOn, today)
  await tx.organization.update({
    where: { id: organization.id },
    data: {
      ...(come ? { status: how, closingAs: null } : { closingAs: how }),
      closedOn: dayToDate(closedOn),
      successorId: successor?.id ?? null,
      version: { increment: 1 },
    },
  })
  await recordEvent(tx, actor, now, {
    kind: come ? 'organizationClosed' : 'organizationClosingPlanned',
    municipalityId: scope.municipalityId,
    organizationId: organization.id,
    data: { status: how, closedOn, successorId: successor?.id ?? null },
    note: input.note,
  })
  return done({ id: organization.id })
}

/** Closes what was to be closed on a day that has come; safe to repeat. Returns how many. */
export async function closeDue(tx: Tx, now: Date): Promise<number> {
  const due = await lockDueClosings(tx, now)
  for (const { id, municipalityId, closingAs, closedOn, successorId } of due) {
    await tx.organization.update({
      where: { id },
      data: { status: closingAs, closingAs: null, version: { increment: 1 } },
    })
    const data = { status: closingAs, closedOn, successorId, planned: true }
    await recordEvent(tx, null, now, { kind: 'organizationClosed', municipalityId, organizationId: id, data })
  }
  return due.length
}

/**
 * Makes a closed or reorganised organisation active again, or calls off a closing that waits for its day. Refused: FORBIDDEN for all
 * but the head of the Department, NOT_CLOSED, CHANGED_MEANWHILE. Proposals about its assignments follow by themselves (rule 5).
 */
export async function reopenOrganization(
  { tx, now, scope, actor }: Context,
  input: { organizationId: string; version: number; reason: string },
): Promise<Result<{ id: string; planned: boolean }, Refused>> {
  if (!canReopenOrganizations(actor)) return refuse('FORBIDDEN')
  if (!(await lockOrganization(tx, scope, input.organizationId))) return refuse('NOT_FOUND')
  const organization = await findOrganization(tx, scope, input.organizationId)
  if (!organization) return refuse('NOT_FOUND')
  const { id, status, closingAs, closedOn, successor, version } = organization
  const planned = status === 'ACTIVE'
  if (planned && closingAs === null) return refuse('NOT_CLOSED')
  if (version !== input.version) return refuse('CHANGED_MEANWHILE', { theirs: textsOf(organization), version })
  await tx.organization.update({
    where: { id },
    data: { status: 'ACTIVE', closingAs: null, closedOn: null, successorId: null, version: { increment: 1 } },
  })
  await recordEvent(tx, actor, now, {
    kind: 'organizationReopened',
    municipalityId: scope.municipalityId,
    organizationId: id,
    data: { status: closingAs ?? status, closedOn, successorId: successor?.id ?? null, planned },
    note: input.reason,
  })
  return done({ id, planned })
}
