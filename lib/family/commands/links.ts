import 'server-only'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { type EventKind, recordEvent } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import { type LinkFacts, lockLink } from '../queries/access'
import type { SlipReason } from '../rules/slips'

type Input = { linkId: string; version: number; reason: string }
type Changed = Result<{ studentId: string }, SlipReason | 'NOT_FOUND' | 'CHANGED_MEANWHILE'>

async function change(
  { tx, now, today, actor, scope }: Context,
  input: Input,
  step: {
    kind: EventKind
    objection: (link: LinkFacts) => SlipReason | null
    data: Prisma.GuardianLinkUpdateInput
  },
): Promise<Changed> {
  const link = await lockLink(tx, scope, input.linkId, today)
  if (!link) return refuse('NOT_FOUND')
  const objection = step.objection(link)
  if (objection) return refuse(objection)
  if (link.version !== input.version) return refuse('CHANGED_MEANWHILE')
  await tx.guardianLink.update({ where: { id: link.id }, data: { ...step.data, version: { increment: 1 } } })
  await recordEvent(tx, actor, now, {
    kind: step.kind,
    municipalityId: actor.municipalityId,
    organizationId: actor.organizationId,
    subjectId: link.studentId,
    data: { linkId: link.id, reason: input.reason },
  })
  return done({ studentId: link.studentId })
}

/** Ends a person's access to a child for good; a new slip makes a new one. Refused: NOT_FOUND (also when it has ended), CHANGED_MEANWHILE. */
export function revokeLink(context: Context, input: Input): Promise<Changed> {
  const data = {
    revokedAt: context.now,
    revokedById: context.actor.userId,
    revokeReason: input.reason,
    standsFor: null,
  }
  return change(context, input, { kind: 'linkRevoked', objection: () => null, data })
}

/** A legal dispute freezes a link (rule 22): the person sees nothing till it is over. Refused: LINK_FROZEN, NOT_FOUND, CHANGED_MEANWHILE. */
export function freezeLink(context: Context, input: Input): Promise<Changed> {
  const data = { frozenAt: context.now, frozenById: context.actor.userId, freezeReason: input.reason }
  return change(context, input, {
    kind: 'linkFrozen',
    objection: ({ frozen }) => (frozen ? 'LINK_FROZEN' : null),
    data,
  })
}

/** The dispute is over. Refused: LINK_NOT_FROZEN, NOT_FOUND, CHANGED_MEANWHILE. */
export function unfreezeLink(context: Context, input: Input): Promise<Changed> {
  const data = { frozenAt: null, frozenById: null, freezeReason: null }
  return change(context, input, {
    kind: 'linkUnfrozen',
    objection: ({ frozen }) => (frozen ? null : 'LINK_NOT_FROZEN'),
    data,
  })
}
