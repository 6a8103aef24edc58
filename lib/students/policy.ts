import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'

type Who = Pick<Actor, 'role'>

/** Head and deputy keep the classes of their organisation. */
export function canEditClasses(actor: Who): boolean {
  return reachOf(actor.role, 'class.edit') === 'own'
}

/** Head and deputy keep the pupils. */
export function canEditStudents(actor: Who): boolean {
  return reachOf(actor.role, 'student.edit') === 'own'
}

/** The head destroys, by an act, what the organisation knows of a child that has left. */
export function canErase(actor: Who): boolean {
  return reachOf(actor.role, 'student.erase') === 'own'
}

/** Names of pupils are for the organisation's own people; the Department sees counts (domain.md §0 b). */
export function canSeeNames(actor: Who): boolean {
  return reachOf(actor.role, 'student.read') !== 'none'
}

/** Health data: head, deputy and the class's psychologist. */
export function canSeeRestricted(actor: Who): boolean {
  return reachOf(actor.role, 'student.restricted') !== 'none'
}

/** Conditions are written by who knows their cause. */
export function canEditConditions(actor: Who): boolean {
  return canSeeRestricted(actor)
}

export function canDecideTransfers(actor: Who): boolean {
  return reachOf(actor.role, 'transfer.decide') === 'own'
}

export function canRunRollOver(actor: Who): boolean {
  return reachOf(actor.role, 'rollOver.run') === 'own'
}

/** Whether a reading of a pupil's card is written down: by everybody who does not work with the class (rule 27). */
export function isReadingRecorded(worksWithClass: boolean): boolean {
  return !worksWithClass
}
