import type { Role } from './prisma/enums'

/**
 * How far a verb reaches: nothing, what was handed to the person, the children linked to the person, the classes the person works with,
 * the own organisation, the whole municipality.
 */
export type Reach = 'none' | 'handed' | 'child' | 'classes' | 'own' | 'all'

/** Every verb of the portal. A new verb without a full row below does not compile. */
export type Verb =
  | 'portal.enter'
  | 'account.own'
  | 'feed.own'
  | 'resolution.read'
  | 'resolution.edit'
  | 'resolution.issue'
  | 'assignment.read'
  | 'assignment.work'
  | 'assignment.submit'
  | 'assignment.hand'
  | 'assignment.discuss'
  | 'assignment.decide'
  | 'assignment.reopen'
  | 'assignment.recordExternal'
  | 'extension.ask'
  | 'extension.decide'
  | 'matrix.read'
  | 'summary.export'
  | 'proposal.decide'
  | 'organization.read'
  | 'organization.edit'
  | 'user.read'
  | 'user.edit'
  | 'calendar.read'
  | 'calendar.edit'
  | 'events.read'
  | 'year.read'
  | 'year.edit'
  | 'class.read'
  | 'class.edit'
  | 'student.read'
  | 'student.byReason'
  | 'student.edit'
  | 'student.erase'
  | 'student.import'
  | 'student.conditions'
  | 'student.restricted'
  | 'transfer.decide'
  | 'rollOver.run'
  | 'activity.read'
  | 'activity.log'
  | 'activity.confirm'
  | 'hours.read'
  | 'hours.totals'
  | 'norm.edit'
  | 'partner.read'
  | 'partner.edit'
  | 'plan.read'
  | 'plan.edit'
  | 'plan.propose'
  | 'plan.review'
  | 'plan.approve'
  | 'register.read'
  | 'register.work'
  | 'register.lead'
  | 'register.confirm'
  | 'project.read'
  | 'project.edit'
  | 'pathway.read'
  | 'pathway.write'
  | 'pathway.approve'
  | 'pathway.counts'
  | 'pathway.templates'
  | 'slip.issue'
  | 'link.dispute'
  | 'consent.read'
  | 'consent.record'
  | 'consent.ask'
  | 'consent.texts'
  | 'family.read'
  | 'family.answer'
  | 'family.consent'
  | 'diagnostics.read'
  | 'diagnostics.scales'
  | 'diagnostics.methods'
  | 'outcome.read'
  | 'outcome.write'
  | 'outcome.confirm'
  | 'outcome.counts'

type Row = Record<Role, Reach>

const row = (
  DEPARTMENT_HEAD: Reach,
  DEPARTMENT_STAFF: Reach,
  RESOURCE_CENTRE: Reach,
  ORG_HEAD: Reach,
  ORG_DEPUTY: Reach,
  TEACHER: Reach,
  PSYCHOLOGIST: Reach,
  PARENT: Reach,
  ADMIN: Reach,
  STUDENT: Reach,
): Row => ({
  DEPARTMENT_HEAD,
  DEPARTMENT_STAFF,
  RESOURCE_CENTRE,
  ORG_HEAD,
  ORG_DEPUTY,
  TEACHER,
  PSYCHOLOGIST,
  PARENT,
  ADMIN,
  STUDENT,
})

/**
 * The one permission table (domain.md §7.3). Roles across: department head, department staff, resource centre, organisation head,
 * deputy, teacher, psychologist, parent, technical admin, pupil of 14 or more. Missing means refused: the type asks for every cell.
 */
export const PERMISSIONS: Record<Verb, Row> = {
  'portal.enter': row('all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'account.own': row('own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own'),
  // The feed of one's own days for a phone's calendar: for those whom plans or assignments concern.
  'feed.own': row('own', 'own', 'own', 'own', 'own', 'own', 'own', 'none', 'none', 'none'),
  'resolution.read': row('all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'none', 'all'),
  'resolution.edit': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'resolution.issue': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'assignment.read': row('all', 'all', 'all', 'own', 'own', 'handed', 'handed', 'none', 'none', 'none'),
  'assignment.work': row('own', 'own', 'own', 'own', 'own', 'handed', 'handed', 'none', 'none', 'none'),
  'assignment.submit': row('own', 'own', 'own', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'assignment.hand': row('own', 'own', 'own', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'assignment.discuss': row('all', 'all', 'all', 'own', 'own', 'handed', 'handed', 'none', 'none', 'none'),
  'assignment.decide': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'assignment.reopen': row('all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'assignment.recordExternal': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'extension.ask': row('own', 'own', 'own', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'extension.decide': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'matrix.read': row('all', 'all', 'all', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'summary.export': row('all', 'all', 'all', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'proposal.decide': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'organization.read': row('all', 'all', 'all', 'own', 'own', 'none', 'none', 'none', 'all', 'none'),
  'organization.edit': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'user.read': row('all', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'all', 'none'),
  'user.edit': row('all', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'all', 'none'),
  'calendar.read': row('all', 'all', 'all', 'all', 'all', 'all', 'all', 'none', 'all', 'none'),
  'calendar.edit': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'all', 'none'),
  'events.read': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'all', 'none'),
  'year.read': row('all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'year.edit': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  // Classes and counts of pupils hold no names; cards of pupils are the organisation's.
  'class.read': row('all', 'all', 'all', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'class.edit': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'student.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  // One child, named in full, for a typed reason that the family sees (rule 27).
  'student.byReason': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'student.edit': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  // The operator destroys what it knows of a child: its head, by an act.
  'student.erase': row('none', 'none', 'none', 'own', 'none', 'none', 'none', 'none', 'none', 'none'),
  'student.import': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'student.conditions': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'student.restricted': row('none', 'none', 'none', 'own', 'own', 'none', 'classes', 'none', 'none', 'none'),
  'transfer.decide': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'rollOver.run': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  // The log of activities and hours by name belong to school and class; above them there are counts alone.
  'activity.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'activity.log': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'activity.confirm': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'hours.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'hours.totals': row('all', 'all', 'all', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'norm.edit': row('all', 'all', 'all', 'none', 'none', 'none', 'none', 'none', 'all', 'none'),
  'partner.read': row('all', 'all', 'all', 'all', 'all', 'all', 'all', 'none', 'none', 'none'),
  'partner.edit': row('none', 'none', 'all', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'plan.read': row('all', 'all', 'all', 'own', 'own', 'own', 'own', 'none', 'none', 'none'),
  'plan.edit': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  // A teacher proposes entries; the plan is written by head and deputy. A psychologist reads it (domain.md §7.3).
  'plan.propose': row('none', 'none', 'none', 'none', 'none', 'own', 'none', 'none', 'none', 'none'),
  'plan.review': row('none', 'none', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  'plan.approve': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  // The registers of items 4.2–4.4 and 6.1 without children's names; pupils' projects and contests by name are the organisation's.
  'register.read': row('all', 'all', 'all', 'own', 'own', 'own', 'own', 'none', 'none', 'none'),
  'register.work': row('none', 'none', 'none', 'own', 'own', 'own', 'own', 'none', 'none', 'none'),
  'register.lead': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'register.confirm': row('none', 'none', 'none', 'own', 'none', 'none', 'none', 'none', 'none', 'none'),
  'project.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'project.edit': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  // Routes by name belong to school and class; above them there are counts, and the templates are the municipality's.
  'pathway.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'pathway.write': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'pathway.approve': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'pathway.counts': row('all', 'all', 'all', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'pathway.templates': row('none', 'none', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  // Slips are given out by who knows the family: head, deputy, class teacher (domain.md §7.3 «access slips»).
  'slip.issue': row('none', 'none', 'none', 'own', 'own', 'classes', 'none', 'none', 'none', 'none'),
  'link.dispute': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  // Consents by name belong to school and class; their texts are the municipality's.
  'consent.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'consent.record': row('none', 'none', 'none', 'own', 'own', 'classes', 'none', 'none', 'none', 'none'),
  'consent.ask': row('none', 'none', 'none', 'own', 'own', 'classes', 'none', 'none', 'none', 'none'),
  'consent.texts': row('all', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  // A family sees its own child by a standing link; a pupil sees the same but gives no consents (issue «A child's route and the family»).
  'family.read': row('none', 'none', 'none', 'none', 'none', 'none', 'none', 'child', 'none', 'child'),
  'family.answer': row('none', 'none', 'none', 'none', 'none', 'none', 'none', 'child', 'none', 'child'),
  'family.consent': row('none', 'none', 'none', 'none', 'none', 'none', 'none', 'child', 'none', 'none'),
  // Scales are the psychologist's; summaries, once released, of head, deputy and class (domain.md §7.3, rule 16). Methods are the centre's.
  'diagnostics.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'diagnostics.scales': row('none', 'none', 'none', 'none', 'none', 'none', 'classes', 'none', 'none', 'none'),
  'diagnostics.methods': row('none', 'none', 'all', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  // Where graduates go: by name of school and class, above them in counts (domain.md §7.3 «Graduate outcomes»).
  'outcome.read': row('none', 'none', 'none', 'own', 'own', 'classes', 'classes', 'none', 'none', 'none'),
  'outcome.write': row('none', 'none', 'none', 'own', 'own', 'classes', 'none', 'none', 'none', 'none'),
  'outcome.confirm': row('none', 'none', 'none', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
  'outcome.counts': row('all', 'all', 'all', 'own', 'own', 'none', 'none', 'none', 'none', 'none'),
}

/** How far `role` may go with `verb`; an unknown role or verb reaches nothing. */
export function reachOf(role: Role, verb: Verb): Reach {
  return PERMISSIONS[verb]?.[role] ?? 'none'
}
