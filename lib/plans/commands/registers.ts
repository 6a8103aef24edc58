import 'server-only'
import { type CommonReason, type Context, invalid, type Result, refuse } from '@/lib/kernel/command'
import { type EventInput, type EventKind, recordEvent } from '@/lib/kernel/events'
import { listStandingRoles } from '@/lib/students/queries/classes'
import { canLead } from '../policy/registers'
import { findPlace, holdRegisters } from '../queries/registers'
import { decideWriting, type RegisterReason } from '../rules/registers'
import type { Place, RegisterKind, RegisterYear } from '../types/registers'

export type RegisterRefused = RegisterReason | CommonReason
export type OpenPlace = Place & { year: RegisterYear }

/**
 * The place in which a register of the actor's organisation is written, its other writers kept away until the transaction ends.
 * Refused: FORBIDDEN (no organisation of one's own), NOT_FOR_THIS_BODY, YEAR_CLOSED.
 */
export async function enterRegister(
  { tx, scope }: Context,
  kind: RegisterKind,
): Promise<{ ok: true; place: OpenPlace } | { ok: false; refusal: Result<never, RegisterRefused> }> {
  if (!scope.organizationId) return { ok: false, refusal: refuse('FORBIDDEN') }
  await holdRegisters(tx, scope.organizationId)
  const place = await findPlace(tx, scope)
  if (!place) return { ok: false, refusal: refuse('FORBIDDEN') }
  const reason = decideWriting(kind, place)
  if (reason || !place.year) return { ok: false, refusal: refuse(reason ?? 'YEAR_CLOSED') }
  return { ok: true, place: { ...place, year: place.year } }
}

/**
 * Who keeps a record: head and deputy name anybody with a standing role in the organisation, a teacher is it oneself. `before` may stay
 * though the role is over. Null of a person who is not of the organisation.
 */
export async function keeperOf(
  { tx, actor, today }: Context,
  organizationId: string,
  askedId: string | null,
  before: string | null = null,
): Promise<string | null> {
  if (!canLead(actor, { organizationId })) return before ?? actor.userId
  const id = askedId ?? before ?? actor.userId
  if (id === before || id === actor.userId) return id
  return (await listStandingRoles(tx, organizationId, id, today)).length > 0 ? id : null
}

export const unknownKeeper = (field: string) =>
  invalid({ [field]: ['Этот человек сейчас не работает в организации. Выберите другого.'] })

/** An event of a record of the registers: facts and counts, nothing about a child. */
export async function tellRegister(
  { tx, actor, now, scope }: Context,
  kind: EventKind,
  record: { organizationId: string; subjectId: string | null },
  data: EventInput['data'] = {},
): Promise<void> {
  await recordEvent(tx, actor, now, { kind, municipalityId: scope.municipalityId, ...record, data })
}
