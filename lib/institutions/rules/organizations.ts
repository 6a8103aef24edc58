import type { Day } from '@/lib/kernel/calendar'
import type { OrganizationKind, OrganizationStatus, Program } from '@/lib/kernel/prisma/enums'

export type InstitutionsReason =
  | 'NAME_TAKEN'
  | 'ALREADY_CLOSED'
  | 'NOT_CLOSED'
  | 'CLOSED_BEFORE_OPENED'
  | 'SUCCESSOR_IS_SELF'
  | 'SUCCESSOR_NOT_ACTIVE'
  | 'SUCCESSOR_MISSING'
  | 'OWN_ORGANIZATION'
  | 'KIND_HAS_PEOPLE'
  | 'IMPORT_HAS_ERRORS'
  | 'DAY_KIND_MISMATCH'
  | 'DAY_NOT_EXCEPTION'

/** Teaching organisations follow at least one programme of their kind; other bodies none. */
const PROGRAMS_OF: Record<OrganizationKind, { allowed: readonly Program[]; oneOf: readonly Program[] }> = {
  DEPARTMENT: { allowed: [], oneOf: [] },
  RESOURCE_CENTRE: { allowed: [], oneOf: [] },
  // A rural school with preschool groups is both (domain.md §1, «Fan-out counts»).
  SCHOOL: {
    allowed: ['PRESCHOOL', 'PRIMARY', 'BASIC', 'SECONDARY', 'ADDITIONAL'],
    oneOf: ['PRIMARY', 'BASIC', 'SECONDARY'],
  },
  KINDERGARTEN: { allowed: ['PRESCHOOL', 'PRIMARY', 'ADDITIONAL'], oneOf: ['PRESCHOOL'] },
  ADDITIONAL: { allowed: ['ADDITIONAL', 'PRESCHOOL'], oneOf: ['ADDITIONAL'] },
  EXTERNAL: { allowed: [], oneOf: [] },
}

const ORDER: readonly Program[] = ['PRESCHOOL', 'PRIMARY', 'BASIC', 'SECONDARY', 'ADDITIONAL']

/** Each programme once, in the order of ages. */
export function sortedPrograms(programs: readonly Program[]): Program[] {
  return ORDER.filter((program) => programs.includes(program))
}

/** What speaks against this set of programmes for the kind, in a sentence for its field; null when nothing does. */
export function decidePrograms(kind: OrganizationKind, programs: readonly Program[]): string | null {
  const { allowed, oneOf } = PROGRAMS_OF[kind]
  if (allowed.length === 0) {
    return programs.length > 0 ? 'У организации этого вида уровней образования нет: снимите отметки.' : null
  }
  if (programs.some((program) => !allowed.includes(program))) {
    return 'Отмечен уровень, которого в организации этого вида не бывает: проверьте вид и уровни.'
  }
  if (!programs.some((program) => oneOf.includes(program))) {
    if (kind === 'SCHOOL') return 'Отметьте хотя бы один уровень: начальное, основное или среднее общее образование.'
    if (kind === 'KINDERGARTEN') return 'Отметьте дошкольное образование: без него это не детский сад.'
    return 'Отметьте дополнительное образование.'
  }
  return null
}

/** Kinds among which an organisation may change; a Department does not become a school. */
const INTERCHANGEABLE: readonly OrganizationKind[] = ['SCHOOL', 'KINDERGARTEN', 'ADDITIONAL']

/** May the kind change while people hold roles there? */
export function decideKindChange(
  from: OrganizationKind,
  to: OrganizationKind,
  hasPeople: boolean,
): 'KIND_HAS_PEOPLE' | null {
  if (from === to || !hasPeople) return null
  return INTERCHANGEABLE.includes(from) && INTERCHANGEABLE.includes(to) ? null : 'KIND_HAS_PEOPLE'
}

/** May the organisation be closed or reorganised from the day, past or to come? A reorganised one names its active successor. */
export function decideClosing(facts: {
  organization: { id: string; status: OrganizationStatus; openedOn: Day | null }
  ownOrganizationId: string
  how: 'CLOSED' | 'REORGANIZED'
  closedOn: Day
  successor: { id: string; status: OrganizationStatus } | null
}): InstitutionsReason | null {
  const { organization, successor } = facts
  if (organization.status !== 'ACTIVE') return 'ALREADY_CLOSED'
  if (organization.id === facts.ownOrganizationId) return 'OWN_ORGANIZATION'
  if (organization.openedOn !== null && facts.closedOn < organization.openedOn) return 'CLOSED_BEFORE_OPENED'
  if (facts.how === 'REORGANIZED' && !successor) return 'SUCCESSOR_MISSING'
  if (successor?.id === organization.id) return 'SUCCESSOR_IS_SELF'
  if (successor && successor.status !== 'ACTIVE') return 'SUCCESSOR_NOT_ACTIVE'
  return null
}

/** Does a closing from that day hold already, or does it wait for its day? */
export function hasClosingCome(closedOn: Day, today: Day): boolean {
  return closedOn <= today
}
