import { type Reach, reachOf, type Verb } from '@/lib/kernel/permissions'
import type { Role } from '@/lib/kernel/prisma/enums'
import type { Ownership, Planted, Visitor, World } from './world'

/**
 * What an address answers: its page (or file), «not found», the sign-in, another page of the portal, or «moved»: the page, or, when
 * there is nothing to do there now, the record's own page.
 */
export type Expected = 'page' | 'hidden' | 'sign-in' | 'elsewhere' | 'moved' | 'refused'

/** One address with what its record is to a visitor. */
export type Cell = {
  address: string
  about: string
  expected: (visitor: Visitor & { role: Role }) => Expected
  /** What nobody signed in gets, where that is not the page or the sign-in. */
  anonymous?: Expected
}

/** Does the verb reach the record? The words of domain.md §7.3. */
export function reaches(visitor: Visitor & { role: Role }, verb: Verb, record: Ownership): boolean {
  const reach: Reach = reachOf(visitor.role, verb)
  if (record.municipality === 'foreign' || reach === 'none') return false
  if (reach === 'all') return true
  if (reach === 'child') return record.familyOf.includes(visitor.login)
  if (record.organization !== visitor.organization) return false
  return reach === 'own' || record.handedTo === visitor.login
}

/** A report that is still written is the executor's own; of an organisation outside the portal, the Department's. */
export function seesDraft(visitor: Visitor & { role: Role }, record: Ownership): boolean {
  if (!reaches(visitor, 'assignment.read', record)) return false
  if (record.organization === 'external') return reachOf(visitor.role, 'assignment.recordExternal') !== 'none'
  return record.organization === visitor.organization && reaches(visitor, 'assignment.work', record)
}

const shown = (yes: boolean, how: Expected = 'page'): Expected => (yes ? how : 'hidden')
const needs =
  (verb: Verb) =>
  ({ role }: { role: Role }): Expected =>
    shown(reachOf(role, verb) !== 'none')
const everybody = (): Expected => 'page'

type Rule = (world: World) => Cell[]

const plain =
  (address: string, expected: Cell['expected']): Rule =>
  () => [{ address, about: 'no record', expected }]

/** No such record: answers as a foreign one does. */
const ABSENT = [
  ['not there', '00000000-0000-7000-8000-000000000000'],
  ['no id', 'not-an-id'],
] as const

const absent = (make: (id: string) => string): Cell[] =>
  ABSENT.map(([about, id]) => ({ address: make(id), about, expected: () => 'hidden' as const }))

const ofAssignments =
  (path: string, expected: (visitor: Visitor & { role: Role }, record: Planted) => Expected): Rule =>
  ({ worlds }) => [
    ...worlds.map((record) => ({
      address: `/assignments/${record.assignmentId}${path}`,
      about: record.name,
      expected: (visitor: Visitor & { role: Role }) => expected(visitor, record),
    })),
    ...absent((id) => `/assignments/${id}${path}`),
  ]

type Resolution = {
  id: string
  municipality: Ownership['municipality']
  state: Ownership['issuedAs'] | Ownership['draftAs']
  historical: boolean
}

function resolutionsOf({ worlds, historicalId }: World): (Resolution & { about: string })[] {
  return [
    ...worlds.flatMap(({ name, municipality, issuedId, issuedAs, draftId, draftAs }) => [
      { about: `${name}, issued`, id: issuedId, municipality, state: issuedAs, historical: false },
      { about: `${name}, draft`, id: draftId, municipality, state: draftAs, historical: false },
    ]),
    { about: 'historical', id: historicalId, municipality: 'own', state: 'ISSUED', historical: true },
  ]
}

const isPreparing = ({ state }: Resolution) => state === 'DRAFT' || state === 'REVIEWED'
const isPublic = ({ state }: Resolution) => state === 'ISSUED' || state === 'ARCHIVED'

const ofResolutions =
  (path: string, verb: Verb, expected: (role: Role, resolution: Resolution) => Expected, under = ''): Rule =>
  (world) => [
    ...resolutionsOf(world).map((resolution) => ({
      address: `${under}/resolutions/${resolution.id}${path}`,
      about: resolution.about,
      expected: ({ role }: { role: Role }) =>
        reachOf(role, verb) === 'none' || resolution.municipality === 'foreign' ? 'hidden' : expected(role, resolution),
    })),
    ...absent((id) => `${under}/resolutions/${id}${path}`),
  ]

const edits = (role: Role) => reachOf(role, 'resolution.edit') !== 'none'

/** Drafts: those who prepare them are led to their page, the resource centre reads them; others do not find them. */
function readResolution(role: Role, resolution: Resolution): Expected {
  if (isPreparing(resolution)) return edits(role) ? 'elsewhere' : shown(role === 'RESOURCE_CENTRE')
  return shown(isPublic(resolution) || edits(role))
}

/** The Department's steps on an issued resolution. */
const step =
  (when: (resolution: Resolution) => boolean) =>
  (_role: Role, resolution: Resolution): Expected =>
    isPreparing(resolution) ? 'elsewhere' : shown(when(resolution))

const ofSquares =
  (
    part: 'matrix/cells' | 'matrix/items' | 'measures',
    idOf: (record: Planted) => string,
    may: (role: Role) => boolean = () => true,
  ): Rule =>
  ({ worlds }) => {
    const own = worlds.find(({ name }) => name === 'own')?.issuedId
    const hidden = () => 'hidden' as const
    return [
      ...worlds.map((record) => ({
        address: `/resolutions/${record.issuedId}/${part}/${idOf(record)}`,
        about: record.name,
        expected: (visitor: Visitor & { role: Role }) =>
          shown(may(visitor.role) && reaches(visitor, 'matrix.read', record)),
      })),
      ...worlds
        .filter(({ name }) => name !== 'own')
        .map((record) => ({
          address: `/resolutions/${own}/${part}/${idOf(record)}`,
          about: `${record.name} under own resolution`,
          expected: hidden,
        })),
      ...ABSENT.map(([about, id]) => ({
        address: `/resolutions/${own}/${part}/${id}`,
        about: `${about} under own resolution`,
        expected: hidden,
      })),
    ]
  }

const ofOrganizations =
  (path: string, verb: Verb, also: (role: Role, key: string) => boolean = () => true): Rule =>
  ({ organizations }) => [
    ...Object.entries(organizations).map(([key, id]) => ({
      address: `/organizations/${id}${path}`,
      about: key,
      expected: (visitor: Visitor & { role: Role }) => {
        const reach = reachOf(visitor.role, verb)
        const mine = reach === 'all' || (reach === 'own' && key === visitor.organization)
        return shown(key !== 'foreign' && mine && also(visitor.role, key))
      },
    })),
    ...absent((id) => `/organizations/${id}${path}`),
  ]

const ofPeople: Rule = ({ people }) => [
  ...Object.entries(people).map(([key, id]) => ({
    address: `/people/${id}`,
    about: key,
    expected: (visitor: Visitor & { role: Role }) => {
      const reach = reachOf(visitor.role, 'user.read')
      return shown(key !== 'foreign' && (reach === 'all' || (reach === 'own' && key === visitor.organization)))
    },
  })),
  ...absent((id) => `/people/${id}`),
]

/** Records of pupils and classes: own organisation, or a class of one's own; the Department finds none of them. */
const ofPupils =
  (before: string, idOf: (record: Planted) => string, path: string, verb: Verb): Rule =>
  ({ worlds }) => [
    ...worlds.map((record) => ({
      address: `${before}/${idOf(record)}${path}`,
      about: record.name,
      expected: (visitor: Visitor & { role: Role }) => shown(reaches(visitor, verb, record)),
    })),
    ...absent((id) => `${before}/${id}${path}`),
  ]
const classOf = ({ classId }: Planted) => classId
const pathwayOf = ({ pathwayId }: Planted) => pathwayId
const pupilOf = ({ studentId }: Planted) => studentId

/** Who gives roles at all: GIVABLE of lib/people/policy. */
const GIVERS: Role[] = ['DEPARTMENT_HEAD', 'ORG_HEAD', 'ORG_DEPUTY']
const gives = ({ role }: { role: Role }) => shown(GIVERS.includes(role))

/** A table waiting for import is its sender's alone; each planted one was sent by the head of its organisation. */
const ofImports =
  (path: string): Rule =>
  ({ worlds }) => [
    ...worlds.map((record) => ({
      address: path.replace('[draftId]', record.importDraftId),
      about: record.name,
      expected: (visitor: Visitor & { role: Role }) =>
        shown(reaches(visitor, 'student.import', record) && visitor.login === `head.${visitor.organization}`),
    })),
    ...absent((id) => path.replace('[draftId]', id)),
  ]

/** What is asked of a planted class: own organisation, or a class of one's own. */
const ofClass =
  (under: (id: string) => string, verb: Verb): Rule =>
  ({ worlds }) => [
    ...worlds.map((record) => ({
      address: under(record.classId),
      about: record.name,
      expected: (visitor: Visitor & { role: Role }) => shown(reaches(visitor, verb, record)),
    })),
    ...absent(under),
  ]

/** A part of a plan's page. */
const ofPlan = (
  path: string | ((record: Planted) => string),
  verb: Verb,
  how?: (visitor: Visitor & { role: Role }) => Expected,
): Rule => {
  const end = (record: Planted) => (typeof path === 'string' ? path : path(record))
  return ({ worlds }) =>
    worlds.map((record) => ({
      address: `/plans/${record.planId}${end(record)}`,
      about: record.name,
      expected: (visitor: Visitor & { role: Role }): Expected =>
        reaches(visitor, verb, record) ? (how?.(visitor) ?? 'page') : 'hidden',
    }))
}

/** Records of another class, with which no teacher works: of head and deputy alone; `classes` reaches none of them. */
const ofSchool =
  (
    make: (record: Planted) => string,
    under: (id: string) => string,
    verb: Verb,
    how: (visitor: Visitor & { role: Role }) => Expected = () => 'page',
  ): Rule =>
  ({ worlds }) => [
    ...worlds.map((record) => ({
      address: under(make(record)),
      about: record.name,
      expected: (visitor: Visitor & { role: Role }): Expected =>
        reachOf(visitor.role, verb) !== 'classes' && reaches(visitor, verb, record) ? how(visitor) : 'hidden',
    })),
    ...absent(under),
  ]

/** Open without a session: whoever has one is led on from the sign-in, the rest is for everybody. */
export const OPEN_PAGES = ['/sign-in', '/personas', '/look', '/slip', '/questionnaire']

const withoutSlip =
  (address: string): Rule =>
  () => [{ address, about: 'no slip in hand', expected: () => 'elsewhere', anonymous: 'elsewhere' }]

/** Every page of the build. One without a line here fails the stage. */
export const PAGES: Record<string, Rule> = {
  '/sign-in': plain('/sign-in', () => 'elsewhere'),
  '/personas': plain('/personas', everybody),
  '/look': plain('/look', everybody),
  '/slip': plain('/slip', everybody),
  // Without a slip in hand the later steps lead to the first.
  '/questionnaire': plain('/questionnaire', everybody),
  '/questionnaire/[page]': (world) => [
    ...withoutSlip('/questionnaire/1')(world),
    ...absent((id) => `/questionnaire/${id}`).map((cell) => ({ ...cell, anonymous: 'hidden' as const })),
  ],
  '/slip/child': (world) => withoutSlip('/slip/child')(world),
  '/slip/account': (world) => withoutSlip('/slip/account')(world),
  '/account/password': plain('/account/password', everybody),
  '/account': plain('/account', needs('account.own')),
  '/': plain('/', needs('portal.enter')),
  '/assignments': plain('/assignments', needs('assignment.read')),
  '/help': plain('/help', needs('portal.enter')),
  '/calendar': plain('/calendar', needs('calendar.read')),
  '/extensions': plain('/extensions', needs('extension.decide')),
  '/reviews': plain('/reviews', needs('assignment.decide')),
  '/organizations': plain('/organizations', needs('organization.read')),
  '/organizations/new': plain('/organizations/new', needs('organization.edit')),
  '/organizations/import': plain('/organizations/import', needs('organization.edit')),
  '/people': plain('/people', needs('user.read')),
  '/people/new': plain('/people/new', gives),
  '/people/offer': plain('/people/offer', gives),
  '/resolutions': plain('/resolutions', needs('resolution.read')),
  '/resolutions/new': plain('/resolutions/new', needs('resolution.edit')),
  '/resolutions/proposals': plain('/resolutions/proposals', needs('proposal.decide')),
  '/assignments/[assignmentId]': ofAssignments('', (visitor, record) =>
    shown(reaches(visitor, 'assignment.read', record)),
  ),
  '/assignments/[assignmentId]/extension': ofAssignments('/extension', (visitor, record) =>
    shown(reaches(visitor, 'assignment.read', record), 'moved'),
  ),
  '/assignments/[assignmentId]/report': ofAssignments('/report', (visitor, record) =>
    shown(seesDraft(visitor, record), 'moved'),
  ),
  '/assignments/[assignmentId]/submit': ofAssignments('/submit', (visitor, record) =>
    shown(seesDraft(visitor, record), 'moved'),
  ),
  '/assignments/[assignmentId]/receipt': ofAssignments('/receipt?revision=1', (visitor, record) =>
    shown(seesDraft(visitor, record), 'moved'),
  ),
  '/resolutions/[resolutionId]': ofResolutions('', 'resolution.read', readResolution),
  '/resolutions/[resolutionId]/draft': ofResolutions('/draft', 'resolution.edit', (_role, one) =>
    isPreparing(one) ? 'page' : 'elsewhere',
  ),
  '/resolutions/[resolutionId]/issue': ofResolutions('/issue', 'resolution.issue', (_role, one) =>
    isPreparing(one) ? 'page' : 'elsewhere',
  ),
  '/resolutions/[resolutionId]/amend': ofResolutions(
    '/amend',
    'resolution.issue',
    step(({ state }) => state === 'ISSUED'),
  ),
  '/resolutions/[resolutionId]/complete': ofResolutions(
    '/complete',
    'resolution.issue',
    step(({ state }) => state === 'ISSUED'),
  ),
  '/resolutions/[resolutionId]/results': ofResolutions(
    '/results',
    'resolution.issue',
    step(({ historical }) => historical),
  ),
  '/resolutions/[resolutionId]/matrix': ofResolutions('/matrix', 'matrix.read', (_role, one) => shown(isPublic(one))),
  '/resolutions/[resolutionId]/summary': ofResolutions('/summary', 'summary.export', (_role, one) =>
    shown(isPublic(one)),
  ),
  '/resolutions/[resolutionId]/matrix/cells/[assignmentId]': ofSquares(
    'matrix/cells',
    ({ assignmentId }) => assignmentId,
  ),
  '/resolutions/[resolutionId]/matrix/items/[itemId]': ofSquares('matrix/items', ({ issuedItemId }) => issuedItemId),
  '/resolutions/[resolutionId]/measures/[itemId]': ofSquares(
    'measures',
    ({ issuedItemId }) => issuedItemId,
    (role) => reachOf(role, 'matrix.read') === 'all',
  ),
  '/organizations/[organizationId]': ofOrganizations('', 'organization.read'),
  '/organizations/[organizationId]/edit': ofOrganizations('/edit', 'organization.edit'),
  '/organizations/[organizationId]/close': ofOrganizations('/close', 'organization.edit'),
  '/organizations/[organizationId]/reopen': ofOrganizations(
    '/reopen',
    'organization.edit',
    (role, key) => role === 'DEPARTMENT_HEAD' && key === 'leaving',
  ),
  '/people/[personId]': ofPeople,
  '/years': plain('/years', needs('year.read')),
  '/classes': plain('/classes', needs('class.read')),
  '/classes/new': plain('/classes/new', needs('class.edit')),
  '/classes/roll-over': plain('/classes/roll-over', needs('rollOver.run')),
  '/classes/roll-over/[classId]': ofPupils('/classes/roll-over', classOf, '', 'rollOver.run'),
  '/classes/[classId]': ofPupils('/classes', classOf, '', 'student.read'),
  '/classes/[classId]/slips': ofPupils('/classes', classOf, '/slips', 'slip.issue'),
  '/classes/[classId]/slips/print': ofPupils('/classes', classOf, '/slips/print', 'slip.issue'),
  '/classes/[classId]/edit': ofPupils('/classes', classOf, '/edit', 'class.edit'),
  '/classes/[classId]/add': ofPupils('/classes', classOf, '/add', 'student.edit'),
  '/students': plain('/students', needs('student.read')),
  '/students/by-reason': plain('/students/by-reason', needs('student.byReason')),
  // A reading is its reader's alone; each planted one is somebody's who knocks at no door.
  '/students/by-reason/[readingId]': ({ worlds }) => [
    ...worlds.map(({ name, readingId }) => ({
      ...{ address: `/students/by-reason/${readingId}`, about: name },
      expected: () => 'hidden' as const,
    })),
    ...absent((id) => `/students/by-reason/${id}`),
  ],
  '/students/[studentId]': ofPupils('/students', pupilOf, '', 'student.read'),
  '/students/[studentId]/access': ofPupils('/students', pupilOf, '/access', 'slip.issue'),
  '/students/[studentId]/access/print': ofPupils('/students', pupilOf, '/access/print', 'slip.issue'),
  '/outcomes': plain('/outcomes', needs('outcome.read')),
  '/outcomes/summary': plain('/outcomes/summary', needs('outcome.counts')),
  '/outcomes/classes/[classId]': ofPupils('/outcomes/classes', classOf, '', 'outcome.read'),
  // Of a class that left long ago: its head and deputy correct.
  '/outcomes/classes/[classId]/pupils/[studentId]': ({ worlds }) => [
    ...worlds.map((record) => ({
      address: `/outcomes/classes/${record.leaverClassId}/pupils/${record.leaverId}`,
      about: record.name,
      expected: (visitor: Visitor & { role: Role }) => shown(reaches(visitor, 'outcome.confirm', record)),
    })),
    ...worlds
      .slice(0, 1)
      .flatMap(({ leaverClassId }) => absent((id) => `/outcomes/classes/${leaverClassId}/pupils/${id}`)),
    ...absent((id) => `/outcomes/classes/${id}/pupils/${id}`),
  ],
  '/diagnostics': plain('/diagnostics', needs('diagnostics.read')),
  '/diagnostics/blank': plain('/diagnostics/blank', needs('diagnostics.scales')),
  '/diagnostics/classes/[classId]': ofPupils('/diagnostics/classes', classOf, '', 'diagnostics.read'),
  // No psychologist works with a planted class.
  '/diagnostics/classes/[classId]/enter': ofPupils('/diagnostics/classes', classOf, '/enter', 'diagnostics.scales'),
  '/diagnostics/sittings/[sittingId]': ofPupils(
    '/diagnostics/sittings',
    ({ sittingId }) => sittingId,
    '',
    'diagnostics.scales',
  ),
  '/diagnostics/students/[studentId]': ofPupils('/diagnostics/students', pupilOf, '', 'diagnostics.read'),
  '/diagnostics/methods': plain('/diagnostics/methods', needs('diagnostics.methods')),
  '/diagnostics/methods/new': plain('/diagnostics/methods/new', needs('diagnostics.methods')),
  '/diagnostics/methods/[code]': (world) => [
    ...plain('/diagnostics/methods/readiness', needs('diagnostics.methods'))(world),
    ...absent((id) => `/diagnostics/methods/${id}`),
  ],
  '/consents': plain('/consents', needs('consent.read')),
  '/consents/classes/[classId]': ofPupils('/consents/classes', classOf, '', 'consent.read'),
  '/consents/classes/[classId]/ask': ofPupils('/consents/classes', classOf, '/ask', 'consent.ask'),
  '/consents/asks/[askId]': ofPupils('/consents/asks', ({ askId }) => askId, '', 'consent.read'),
  '/consents/blank/[purpose]': (world) => [
    ...plain('/consents/blank/PHOTO', needs('consent.read'))(world),
    ...ofClass((id) => `/consents/blank/PORTAL?class=${id}`, 'consent.read')(world),
  ],
  '/consents/texts': plain('/consents/texts', needs('consent.texts')),
  '/consents/texts/[purpose]': (world) => [
    ...plain('/consents/texts/PHOTO', needs('consent.texts'))(world),
    ...absent((id) => `/consents/texts/${id}`),
  ],
  // A pupil gives no consents: the page is the parent's.
  '/family/[studentId]/consents': ofPupils('/family', pupilOf, '/consents', 'family.consent'),
  '/family/[studentId]': ofPupils('/family', pupilOf, '', 'family.read'),
  '/students/[studentId]/edit': ofPupils('/students', pupilOf, '/edit', 'student.edit'),
  '/students/[studentId]/erase': ofPupils('/students', pupilOf, '/erase', 'student.erase'),
  '/students/erasures': plain('/students/erasures', needs('student.erase')),
  '/students/erasures/[actId]': ofPupils('/students/erasures', ({ actId }) => actId, '', 'student.erase'),
  '/students/[studentId]/move': ofPupils('/students', pupilOf, '/move', 'student.edit'),
  '/students/[studentId]/restricted': ofPupils('/students', pupilOf, '/restricted', 'student.restricted'),
  '/transfers': plain('/transfers', needs('transfer.decide')),
  '/transfers/[transferId]': ofPupils('/transfers', ({ transferId }) => transferId, '', 'transfer.decide'),
  '/students/import': plain('/students/import', needs('student.import')),
  '/students/import/[draftId]': ofImports('/students/import/[draftId]'),
  '/activities': plain('/activities', needs('activity.read')),
  '/activities/new': (world) => [
    ...plain('/activities/new', needs('activity.log'))(world),
    ...ofClass((id) => `/activities/new?class=${id}`, 'activity.log')(world).filter(({ about }) => about !== 'no id'),
  ],
  '/activities/confirm': plain('/activities/confirm', needs('activity.confirm')),
  '/activities/[activityId]': ofSchool(
    ({ activityId }) => activityId,
    (id) => `/activities/${id}`,
    'activity.read',
  ),
  '/activities/[activityId]/edit': ofSchool(
    ({ activityId }) => activityId,
    (id) => `/activities/${id}/edit`,
    'activity.log',
    () => 'moved',
  ),
  '/activities/[activityId]/correct': ofSchool(
    ({ activityId }) => activityId,
    (id) => `/activities/${id}/correct`,
    'activity.log',
    () => 'elsewhere',
  ),
  '/hours': plain('/hours', ({ role }) =>
    shown(reachOf(role, 'hours.totals') !== 'none' || reachOf(role, 'hours.read') !== 'none'),
  ),
  '/hours/[classId]': ofClass((id) => `/hours/${id}`, 'hours.read'),
  '/norms': plain('/norms', needs('norm.edit')),
  '/partners': plain('/partners', needs('partner.read')),
  '/partners/new': plain('/partners/new', needs('partner.edit')),
  '/partners/[partnerId]': ofSchool(
    ({ partnerId }) => partnerId,
    (id) => `/partners/${id}`,
    'partner.edit',
  ),
  '/plans': plain('/plans', needs('plan.read')),
  '/plans/new': plain('/plans/new', needs('plan.edit')),
  '/plans/[planId]': ofSchool(
    ({ planId }) => planId,
    (id) => `/plans/${id}`,
    'plan.read',
  ),
  '/plans/[planId]/calendar': ofSchool(
    ({ planId }) => planId,
    (id) => `/plans/${id}/calendar?month=2026-11&as=list`,
    'plan.read',
  ),
  '/plans/[planId]/edit': ofPlan('/edit', 'plan.edit'),
  '/plans/[planId]/paste': ofPlan('/paste', 'plan.edit'),
  '/plans/[planId]/submit': ofPlan('/submit', 'plan.edit'),
  '/plans/[planId]/entries/new': ofPlan('/entries/new', 'plan.edit'),
  '/plans/[planId]/entries/[entryId]': ofPlan(({ planEntryId }) => `/entries/${planEntryId}`, 'plan.edit'),
  '/plans/[planId]/lines/[lineId]': ofPlan(({ planLineId }) => `/lines/${planLineId}`, 'plan.edit'),
  // Above the organisation the draft is not seen: one revision has nothing to be compared with.
  // Head and deputy answer, a teacher proposes; each planted proposal is somebody else's.
  '/plans/[planId]/proposals': ofPlan('/proposals', 'plan.read', ({ role }) =>
    shown(reachOf(role, 'plan.edit') !== 'none' || reachOf(role, 'plan.propose') !== 'none'),
  ),
  '/plans/[planId]/proposals/new': ofPlan('/proposals/new', 'plan.propose'),
  '/plans/[planId]/compare': ofPlan('/compare', 'plan.read', ({ role }) => shown(reachOf(role, 'plan.read') === 'own')),
  '/curriculum': plain('/curriculum', needs('register.read')),
  '/curriculum/[variant]': (world) => [
    ...plain('/curriculum/own-area', needs('register.lead'))(world),
    ...absent((id) => `/curriculum/${id}`),
  ],
  '/portfolio': plain('/portfolio', needs('register.read')),
  '/portfolio/module': plain('/portfolio/module', needs('register.lead')),
  '/portfolio/new': plain('/portfolio/new', needs('register.work')),
  '/portfolio/[portfolioId]': ofPupils('/portfolio', ({ portfolioId }) => portfolioId, '', 'register.read'),
  '/projects': plain('/projects', needs('register.read')),
  // Above the schools one of them has to be named.
  '/projects/contests': plain('/projects/contests', (visitor) =>
    shown(reachOf(visitor.role, 'register.read') === 'own'),
  ),
  '/projects/contests/new': (world) => [
    ...plain('/projects/contests/new', needs('project.edit'))(world),
    ...ofClass(
      (id) => `/projects/contests/new?class=${id}`,
      'project.edit',
    )(world).filter(({ about }) => about !== 'no id'),
  ],
  // A teacher reaches what they supervise; each planted one is the head's.
  '/projects/contests/[contestId]': ofSchool(
    ({ contestId }) => contestId,
    (id) => `/projects/contests/${id}`,
    'project.read',
  ),
  '/projects/contests/[contestId]/pupils': ofSchool(
    ({ contestId }) => contestId,
    (id) => `/projects/contests/${id}/pupils`,
    'project.edit',
  ),
  '/projects/[projectId]': ofSchool(
    ({ projectId }) => projectId,
    (id) => `/projects/${id}`,
    'project.read',
  ),
  '/projects/classes/[classId]': ofSchool(
    ({ tenthId }) => tenthId,
    (id) => `/projects/classes/${id}`,
    'project.read',
  ),
  '/projects/classes/[classId]/edit': ofSchool(
    ({ tenthId }) => tenthId,
    (id) => `/projects/classes/${id}/edit`,
    'project.read',
  ),
  '/programmes': plain('/programmes', needs('register.read')),
  // The first school keeps no additional programmes of its own.
  '/programmes/new': plain('/programmes/new', () => 'hidden'),
  '/programmes/[programmeId]': ofPupils('/programmes', ({ programmeId }) => programmeId, '', 'register.read'),
  '/pathways': plain('/pathways', needs('pathway.counts')),
  '/pathways/classes/[classId]': ofPupils('/pathways/classes', classOf, '', 'pathway.read'),
  '/pathways/classes/[classId]/step': ofPupils('/pathways/classes', classOf, '/step', 'pathway.write'),
  '/pathways/[pathwayId]': ofPupils('/pathways', pathwayOf, '', 'pathway.read'),
  '/pathways/[pathwayId]/edit': ofPupils('/pathways', pathwayOf, '/edit', 'pathway.write'),
  '/pathways/[pathwayId]/steps/new': ofPupils('/pathways', pathwayOf, '/steps/new', 'pathway.write'),
  '/pathways/[pathwayId]/steps/[stepId]': ({ worlds }) => [
    ...worlds.map((record) => ({
      address: `/pathways/${record.pathwayId}/steps/${record.stepId}`,
      about: record.name,
      expected: (visitor: Visitor & { role: Role }) => shown(reaches(visitor, 'pathway.write', record)),
    })),
    ...absent((id) => `/pathways/${id}/steps/${id}`),
  ],
  '/pathways/templates': plain('/pathways/templates', needs('pathway.templates')),
  '/pathways/templates/[key]': (world) => [
    ...plain('/pathways/templates/grades-8-9', needs('pathway.templates'))(world),
    ...absent((id) => `/pathways/templates/${id}`),
  ],
}

/** Handlers that answer without a session. */
export const OPEN_HANDLERS = ['/api/health', '/api/ready', '/api/calendar/[feed]']

/** Every route handler that is read by GET. One without a line here or in POST_HANDLERS fails the stage. */
export const HANDLERS: Record<string, Rule> = {
  '/api/health': plain('/api/health', everybody),
  '/api/ready': plain('/api/ready', everybody),
  // Nobody's role opens it: it asks for a key (metrics.test.ts).
  '/api/metrics': plain('/api/metrics', () => 'sign-in'),
  // The address itself is the key: it opens to whoever has it, in no session and in any.
  '/api/calendar/[feed]': ({ feeds }) =>
    Object.entries(feeds).map(([about, secret]) => {
      const answer: Expected = about === 'live' ? 'page' : 'hidden'
      return { address: `/api/calendar/${secret}.ics`, about, expected: () => answer, anonymous: answer }
    }),
  '/api/exports/assignments': (world) => [
    ...plain('/api/exports/assignments?status=all&historical=all&format=csv', needs('assignment.read'))(world),
    ...plain('/api/exports/assignments?status=all&format=xlsx', needs('assignment.read'))(world),
  ],
  '/api/exports/resolutions/[resolutionId]/summary': (world) =>
    ['docx', 'xlsx'].flatMap((format) =>
      ofResolutions(
        `/summary?format=${format}`,
        'summary.export',
        (_role, one) => shown(isPublic(one)),
        '/api/exports',
      )(world),
    ),
  // The planted items are tied to no records: there is nothing to count for anybody.
  '/api/exports/resolutions/[resolutionId]/measures/[itemId]': (world) =>
    ofSquares(
      'measures',
      ({ issuedItemId }) => issuedItemId,
      () => false,
    )(world).map((one) => ({ ...one, address: `/api/exports${one.address}` })),
  '/api/students/import/sample': plain('/api/students/import/sample?kind=STAFF', needs('student.import')),
  '/api/students/import/[draftId]/progress': ofImports('/api/students/import/[draftId]/progress'),
  '/api/exports/outcomes': plain('/api/exports/outcomes?format=csv&grade=11', needs('outcome.counts')),
  '/api/exports/hours': (world) => [
    ...plain('/api/exports/hours?format=csv', needs('hours.totals'))(world),
    ...ofClass(
      (id) => `/api/exports/hours?format=xlsx&class=${id}`,
      'hours.read',
    )(world).filter(({ about }) => about !== 'no id'),
  ],
  '/api/classes/[classId]/slips': ofPupils('/api/classes', classOf, '/slips', 'slip.issue'),
  '/api/pathways/[pathwayId]/pdf': ofPupils('/api/pathways', pathwayOf, '/pdf', 'pathway.read'),
  // The planted route is a draft: there is nothing to print for a family.
  '/api/family/[studentId]/pathway': (world) =>
    ofPupils(
      '/api/family',
      pupilOf,
      '/pathway',
      'family.read',
    )(world).map((cell) => ({ ...cell, expected: () => 'hidden' as const })),
  '/api/organizations/sample': plain('/api/organizations/sample', needs('organization.edit')),
  '/api/files/[fileId]': ({ files, worlds }) => [
    ...(['own', 'neighbour'] as const).map((key) => {
      const record = worlds.find(({ name }) => name === (key === 'own' ? 'own' : 'neighbourDraft')) as Planted
      return {
        address: `/api/files/${files[key]}`,
        about: `evidence of a draft, ${key}`,
        // The Department answers for the municipality's files; a draft's evidence is else the executor's own (rule 24).
        expected: (visitor: Visitor & { role: Role }) => shown(edits(visitor.role) || seesDraft(visitor, record)),
      }
    }),
    ...(['ofIssued', 'ofDraft', 'ofCancelled'] as const).map((key) => ({
      address: `/api/files/${files[key]}`,
      about: `document of a resolution, ${key}`,
      expected: ({ role }: { role: Role }) =>
        shown(edits(role) || (key === 'ofIssued' && reachOf(role, 'resolution.read') !== 'none')),
    })),
    { address: `/api/files/${worlds.at(-1)?.fileId}`, about: 'foreign', expected: () => 'hidden' as const },
    ...absent((id) => `/api/files/${id}`),
  ],
}

/** Handlers that write. Those who may send an empty form, which is «refused» as broken; the others a whole one. */
export const POST_HANDLERS: Record<string, Rule> = {
  '/api/activities/[activityId]/files': ofSchool(
    ({ activityId }) => activityId,
    (id) => `/api/activities/${id}/files`,
    'activity.log',
    () => 'refused',
  ),
  '/api/registers/[recordId]/files': ofSchool(
    ({ portfolioId }) => portfolioId,
    (id) => `/api/registers/${id}/files`,
    'register.lead',
    () => 'refused',
  ),
  '/api/assignments/[assignmentId]/evidence': ({ worlds }) => [
    ...worlds.map((record) => ({
      address: `/api/assignments/${record.assignmentId}/evidence`,
      about: record.name,
      expected: (visitor: Visitor & { role: Role }) => shown(seesDraft(visitor, record), 'refused'),
    })),
    ...absent((id) => `/api/assignments/${id}/evidence`),
  ],
}
