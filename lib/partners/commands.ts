import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { guarded, isUniqueViolation } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { partnersMessages } from './messages'
import { canAddPartner, canEditPartner } from './policy'
import { findPartner } from './queries'
import { type PartnerReason, partnerNameKey } from './rules'
import type { addPartnerSchema, editPartnerSchema } from './schema'

type Refused = PartnerReason | CommonReason

const taken = () => invalid({ name: [partnersMessages.NAME_TAKEN] })

/**
 * Adds a partner: the Resource Centre's own, or one of the head's organisation. Sent twice with one `requestKey` it is added once; a name
 * that the register has already is a field error. Refused: FORBIDDEN.
 */
export async function addPartner(
  { tx, now, scope, actor }: Context,
  input: z.output<typeof addPartnerSchema>,
): Promise<Result<{ id: string }, Refused>> {
  if (!canAddPartner(actor)) return refuse('FORBIDDEN')
  const { requestKey, name, kind, settlement } = input
  const [made] = await tx.partner.createManyAndReturn({
    data: [
      {
        id: requestKey,
        municipalityId: scope.municipalityId,
        organizationId: scope.organizationId,
        nameKey: partnerNameKey(name),
        createdAt: now,
        createdById: actor.userId,
        ...{ name, kind, settlement },
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) return (await findPartner(tx, scope, requestKey)) ? done({ id: requestKey }, true) : taken()
  await recordEvent(tx, actor, now, {
    kind: 'partnerAdded',
    municipalityId: scope.municipalityId,
    organizationId: scope.organizationId,
    subjectId: made.id,
    data: { kind },
  })
  return done(made)
}

/**
 * Changes a partner or takes it out of the forms. Refused: NOT_FOUND (also for what another organisation added), CHANGED_MEANWHILE; a name
 * that is taken is a field error.
 */
export async function editPartner(
  { tx, now, scope, actor }: Context,
  input: z.output<typeof editPartnerSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const current = await findPartner(tx, scope, input.partnerId)
  if (!current || !canEditPartner(actor, current)) return refuse('NOT_FOUND')
  const nameKey = partnerNameKey(input.name)
  const other = await tx.partner.findFirst({
    where: { municipalityId: scope.municipalityId, nameKey, id: { not: current.id } },
    select: { id: true },
  })
  if (other) return taken()
  // Two renamed to one name at once both find it free: the unique index refuses the second.
  const written = await guarded(tx, isUniqueViolation, () =>
    tx.partner.updateMany({
      where: { id: current.id, version: input.version },
      data: {
        name: input.name,
        nameKey,
        kind: input.kind,
        settlement: input.settlement,
        archivedAt: input.archived ? now : null,
        version: { increment: 1 },
      },
    }),
  )
  if (!written) return taken()
  if (written.count === 0)
    return refuse('CHANGED_MEANWHILE', { theirs: { Название: current.name }, version: current.version })
  await recordEvent(tx, actor, now, {
    kind: 'partnerChanged',
    municipalityId: scope.municipalityId,
    organizationId: current.organizationId,
    subjectId: current.id,
    data: { kind: input.kind, archived: input.archived },
  })
  return done({ id: current.id })
}
