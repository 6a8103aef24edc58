import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'
import type { StepKind } from '@/lib/kernel/prisma/enums'

type Who = Pick<Actor, 'role'>

const PSYCHOLOGIST_STEPS: readonly StepKind[] = ['DIAGNOSTICS', 'CONSULTATION']

/** Head, deputy, and who works with the child's class write routes; whose, the scope says (domain.md §7.3). */
export function canWritePathways(actor: Who): boolean {
  return reachOf(actor.role, 'pathway.write') !== 'none'
}

/**
 * Which steps of a route the actor writes: a psychologist those of diagnostics and consultation (domain.md §7.3 «C w (diagnostics)»), of a
 * route that is the psychologist's to lead all of them, as everybody else; null for all. Without a route: of whatever route of the class.
 */
export function stepsToWrite(
  actor: Who & Pick<Actor, 'userId'>,
  pathway: { curatorId: string } | null,
): readonly StepKind[] | null {
  return actor.role === 'PSYCHOLOGIST' && pathway?.curatorId !== actor.userId ? PSYCHOLOGIST_STEPS : null
}

/** Goal, basis, reviews, the way to the head: whose whole route it is to write. */
export function canLeadPathway(actor: Who & Pick<Actor, 'userId'>, pathway: { curatorId: string } | null): boolean {
  return stepsToWrite(actor, pathway) === null
}

/** Head and deputy let a route come in force. */
export function canApprovePathways(actor: Who): boolean {
  return reachOf(actor.role, 'pathway.approve') === 'own'
}

/** The Resource Centre writes the templates of the municipality. */
export function canEditTemplates(actor: Who): boolean {
  return reachOf(actor.role, 'pathway.templates') === 'all'
}
