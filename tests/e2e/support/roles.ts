import {
  ACTIVITY,
  ASK,
  ASSIGNMENT,
  assignmentsOf,
  CLASS,
  CLASS_HOURS,
  CONSENT_CLASS,
  CONTEST,
  currentResolution,
  DIAGNOSED,
  FAMILY,
  firstLink,
  GRADUATE,
  historical,
  linksAt,
  linksOf,
  ORGANIZATION,
  OUTCOME_CLASS,
  PARTNER,
  PATHWAY_CLASS,
  PATHWAY_STEP,
  PERSON,
  PLAN,
  PLAN_ENTRY,
  PLAN_LINE,
  PORTFOLIO,
  PROGRAMME,
  PROJECT,
  PROJECT_CLASS,
  STUDENT,
  TRANSFER,
} from './places'
import type { Portal } from './portal-test'

/** Who sees what. Pages that another role has already shown in every look are only opened: all of a role's, or those named. */
export type Role = {
  login: string
  part?: string
  once?: true | string[]
  pages: (portal: Portal) => Promise<string[]>
}

/** The same for everybody but for the rail: the Department shows them in every look. */
const SAME = ['/account', '/account/password', '/help']

/** What the portal counts for an item: one that is counted, one that is not. */
const measuresOf = async (portal: Portal, resolution: string) => {
  await portal.page.goto(resolution)
  const first = async (name: RegExp) =>
    (await portal.page.getByRole('link', { name }).first().getAttribute('href')) ?? ''
  const untied = new URL(await first(/^Поручения по п.* 2\.1/), 'http://portal').searchParams.get('item')
  return [await first(/^Данные портала/), `${resolution}/measures/${untied}`]
}

const resolutions = async (portal: Portal) => {
  const resolution = await currentResolution(portal)
  const old = await historical(portal)
  return [
    ...['/resolutions', '/resolutions/new', '/resolutions/proposals'],
    ...['', '/matrix', '/matrix?group=none&done=hide', '/summary', '/amend', '/complete'].map(
      (end) => resolution + end,
    ),
    ...(await measuresOf(portal, resolution)),
    ...['', '/matrix', '/results', '/summary'].map((end) => old + end),
  ]
}

const control = async (portal: Portal) => {
  const organization = await firstLink(portal, '/organizations', ORGANIZATION)
  return [
    ...['/', '/assignments', '/assignments?status=all', '/reviews', '/extensions'],
    ...(await assignmentsOf(portal, 'submitted', 'accepted', 'onRework', 'overdue', 'notApplicable')),
    ...['/organizations', '/organizations/new', '/organizations/import'],
    ...['', '/edit', '/close'].map((end) => organization + end),
    ...['/calendar', '/calendar?year=2031', '/account', '/account/password', '/help', '/look'],
  ]
}

const organization = async (portal: Portal) => {
  const resolution = await currentResolution(portal)
  const drafted = await portal.assignmentPath('4.2')
  const reviewed = await portal.assignmentPath('4.1')
  return [
    ...['/', '/resolutions', resolution, `${resolution}/matrix`, `${resolution}/summary`],
    ...['/assignments', '/assignments?status=all', '/assignments?q=нет такого'],
    ...[drafted, `${drafted}/report`, `${drafted}/submit`, `${drafted}/extension`],
    ...[reviewed, `${reviewed}/receipt?revision=1`],
    ...['/people', '/people/new', '/people/offer', await firstLink(portal, '/people', PERSON)],
    ...['/calendar', '/account', '/account/password', '/students/import'],
  ]
}

const pupils = async (portal: Portal) => {
  const group = await firstLink(portal, '/classes', CLASS)
  const student = await firstLink(portal, '/students', STUDENT)
  const choices = await firstLink(portal, '/classes/roll-over', /^\/classes\/roll-over\/[0-9a-f-]{36}$/)
  return [
    ...['/classes', '/classes/new', group, `${group}/edit`, `${group}/add`],
    ...['/classes/roll-over', choices, '/students', '/students?state=gone'],
    ...[student, `${student}/edit`, `${student}/move`, `${student}/restricted`],
    ...['/transfers', await firstLink(portal, '/transfers', TRANSFER), '/years'],
  ]
}

const staff = async (portal: Portal) => {
  const resolution = await currentResolution(portal)
  return ['/', '/assignments', '/resolutions', resolution, '/calendar', '/account', '/help']
}

const teaching = async (portal: Portal) => {
  await portal.page.goto('/activities/new')
  const one = await portal.page.getByRole('checkbox').first().getAttribute('value')
  const record = await firstLink(portal, '/activities', ACTIVITY)
  const pages = ['/activities', '/activities/new', `/activities/new?class=${one}`, record]
  return [...pages, '/hours', await firstLink(portal, '/hours', CLASS_HOURS)]
}

const schoolLog = async (portal: Portal) => {
  const confirmed = await firstLink(portal, '/activities?state=CONFIRMED', ACTIVITY)
  return [
    ...(await teaching(portal)),
    ...['/activities/confirm', `${confirmed}/edit`, `${confirmed}/correct`, '/partners', '/partners/new'],
  ]
}

/** The own plan while it is written: all its forms. */
const planDraft = async (portal: Portal) => {
  const plan = await firstLink(portal, '/plans', PLAN)
  const entry = await firstLink(portal, plan, PLAN_ENTRY)
  return [
    '/plans',
    plan,
    `${plan}/calendar`,
    `${plan}/edit`,
    `${plan}/paste`,
    `${plan}/entries/new`,
    entry,
    `${plan}/submit`,
    `${plan}/proposals`,
  ]
}

/** A plan in force with an amendment on its way. */
const planInForce = async (portal: Portal) => {
  const plan = await firstLink(portal, '/plans', PLAN)
  const line = await firstLink(portal, `${plan}?revision=1`, PLAN_LINE)
  const pages = ['', '?revision=1', '/compare', '/calendar', '/calendar?as=list', '/proposals']
  return [...pages.map((end) => plan + end), line]
}

/** What a teacher proposes for the plan. */
const proposing = async (portal: Portal) => {
  const plan = await firstLink(portal, '/plans', PLAN)
  return ['/', plan, `${plan}/proposals`, `${plan}/proposals/new`]
}

const people = async (portal: Portal) => [
  ...['/people', '/people/new', '/people/offer'],
  await firstLink(portal, '/people', PERSON),
]

const schoolRegisters = async (portal: Portal) => {
  const group = await firstLink(portal, '/projects', PROJECT_CLASS)
  const contest = await firstLink(portal, '/projects/contests', CONTEST)
  return [
    ...['/curriculum', '/curriculum/technology-module', '/curriculum/other'],
    ...['/portfolio', '/portfolio/module', '/portfolio/new', await firstLink(portal, '/portfolio', PORTFOLIO)],
    ...['/projects', group, `${group}/edit`, await firstLink(portal, group, PROJECT)],
    ...['/projects/contests', '/projects/contests/new', contest, `${contest}/pupils`],
  ]
}

/** A class with routes in every state, one of them in force, its forms, and a step. */
const routes = async (portal: Portal) => {
  const group = await firstLink(portal, '/pathways', PATHWAY_CLASS)
  // The demonstration's children come in an order of chance: the first may have a route that waits and is locked.
  await portal.page.goto(group)
  const active = portal.page.getByRole('row').filter({ hasText: 'Действует' }).first()
  const pathway = (await active.getByRole('link').first().getAttribute('href')) ?? ''
  const step = await firstLink(portal, pathway, PATHWAY_STEP)
  return ['/pathways', group, `${group}/step`, pathway, `${pathway}/edit`, `${pathway}/steps/new`, step]
}

const registersFromAbove = async (portal: Portal) => {
  const pages: string[] = []
  for (const kind of ['curriculum', 'portfolio', 'projects', 'programmes']) {
    await portal.page.goto(`/${kind}`)
    const first = portal.page.getByRole('table', { name: 'Организации' }).getByRole('link').first()
    pages.push(`/${kind}`, (await first.getAttribute('href')) ?? '')
  }
  return pages
}

export const ROLES: Role[] = [
  { login: 'department2', part: ' about resolutions', pages: resolutions },
  { login: 'department2', part: ' about their execution', pages: control },
  {
    login: 'department',
    pages: async (portal) => ['/', '/reviews', '/years', '/classes', '/hours', ...(await people(portal))],
  },
  {
    login: 'resource',
    pages: async (portal) => {
      const resolution = await currentResolution(portal)
      const own = await portal.assignmentPath('3.1', 'Ресурсный центр')
      const other = await firstLink(portal, '/assignments?status=submitted', ASSIGNMENT)
      const partner = await firstLink(portal, '/partners', PARTNER)
      const pages = [own, `${own}/report`, other, resolution, `${resolution}/matrix`, '/organizations']
      return ['/', '/assignments', ...pages, '/hours', '/norms', '/partners', partner]
    },
  },
  { login: 'head.school7', once: SAME, pages: organization },
  { login: 'head.school1', part: ' about classes and pupils', pages: pupils },
  { login: 'head.kindergarten1', once: true, pages: async () => ['/', '/classes', '/classes/roll-over', '/years'] },
  { login: 'head.school7', part: ' about activities', pages: schoolLog },
  { login: 'teacher.school1', part: ' about activities', pages: teaching },
  { login: 'head.school9', part: ' about a plan being written', pages: planDraft },
  { login: 'head.school2', part: ' about a plan in force', pages: planInForce },
  { login: 'teacher.school1', part: ' about proposals for the plan', pages: proposing },
  {
    login: 'head.school5',
    part: ' about a plan not begun',
    once: true,
    pages: async () => ['/', '/plans', '/plans/new'],
  },
  {
    login: 'resource',
    part: ' about plans',
    once: true,
    pages: async (portal) => [
      '/',
      '/plans',
      '/plans?state=none',
      await firstLink(portal, '/plans?state=SUBMITTED', PLAN),
    ],
  },
  {
    login: 'department2',
    part: ' about plans',
    once: true,
    pages: async (portal) => ['/plans', await firstLink(portal, '/plans?state=RC_REVIEWED', PLAN)],
  },
  { login: 'head.school1', part: ' about registers', pages: schoolRegisters },
  { login: 'department', part: ' about registers', pages: registersFromAbove },
  {
    login: 'head.additional1',
    part: ' about programmes',
    pages: async (portal) => ['/programmes', '/programmes/new', await firstLink(portal, '/programmes', PROGRAMME)],
  },
  {
    login: 'teacher.school1',
    part: ' about projects',
    pages: async (portal) => ['/projects', await firstLink(portal, '/projects', PROJECT), '/portfolio'],
  },
  { login: 'teacher.school1', part: ' about routes', pages: routes },
  {
    login: 'head.kindergarten1',
    part: ' about routes',
    once: true,
    pages: routes,
  },
  {
    login: 'resource',
    part: ' about routes',
    pages: async () => ['/pathways', '/pathways/templates', '/pathways/templates/kindergarten-light'],
  },
  { login: 'psychologist.school1', once: ['/calendar', ...SAME], pages: staff },
  {
    login: 'parent1',
    once: SAME,
    pages: async (portal) => [
      ...['/', await firstLink(portal, '/', FAMILY), `${await firstLink(portal, '/', FAMILY)}/consents`],
      ...['/resolutions', await currentResolution(portal), '/account'],
    ],
  },
  {
    login: 'psychologist.school1',
    part: ' about diagnostics',
    once: true,
    pages: async (portal) => {
      await portal.page.goto('/diagnostics')
      const group = (await portal.page.getByRole('link', { name: /^8А/ }).getAttribute('href')) ?? ''
      const child = await firstLink(portal, group, DIAGNOSED)
      return ['/diagnostics', '/diagnostics/blank', group, `${group}/enter`, `${group}/enter?method=readiness`, child]
    },
  },
  {
    login: 'head.school4',
    part: ' about graduates',
    pages: async (portal) => {
      await portal.page.goto('/outcomes')
      const classes = await linksOf(portal, OUTCOME_CLASS)
      const left = `${classes.at(-1)}?phase=ACTUAL`
      const correct = (await linksAt(portal, left, GRADUATE)).slice(0, 1)
      const leaver = correct.flatMap((address) => `/students/${address.split('/').at(-1)}/erase`)
      return [
        '/outcomes',
        ...classes.slice(0, 1),
        left,
        ...correct,
        ...leaver,
        '/students/erasures',
        '/outcomes/summary',
      ]
    },
  },
  {
    login: 'department2',
    part: ' about graduates',
    pages: async () => ['/outcomes/summary', '/outcomes/summary?grade=11', '/students/by-reason'],
  },
  {
    login: 'resource',
    part: ' about methods',
    once: true,
    pages: async () => ['/diagnostics/methods', '/diagnostics/methods/new', '/diagnostics/methods/readiness'],
  },
  {
    login: 'department2',
    part: ' about consents',
    once: true,
    pages: async () => ['/consents/texts', '/consents/texts/PORTAL'],
  },
  { login: 'student1', once: [...SAME, '/account'], pages: async () => ['/', '/account'] },
  {
    login: 'pedagogue.kindergarten1',
    part: ' about families',
    once: true,
    pages: async (portal) => {
      const group = await firstLink(portal, '/classes', CLASS)
      const access = `${await firstLink(portal, group, STUDENT)}/access`
      const consents = await firstLink(portal, '/consents', CONSENT_CLASS)
      const asked = await firstLink(portal, consents, ASK)
      return [
        ...[`${group}/slips`, `${group}/slips/print`, access, `${access}/print`],
        ...[
          '/consents',
          consents,
          `${consents}/ask`,
          asked,
          `/consents/blank/PORTAL?class=${consents.split('/').pop()}`,
        ],
      ]
    },
  },
  {
    login: 'admin',
    once: ['/calendar'],
    pages: async (portal) => [
      '/',
      '/organizations',
      '/calendar',
      '/people',
      await firstLink(portal, '/people', PERSON),
    ],
  },
  {
    login: 'deputy.school1',
    once: true,
    pages: async () => ['/', '/assignments', '/people', '/people/new', '/account'],
  },
  { login: 'teacher.school1', once: true, pages: staff },
]

/** Open to everybody. */
export const PUBLIC_PAGES = ['/sign-in', '/personas', '/look', '/slip', '/questionnaire']

/** A resolution of two items with each kind of doubt, and the questions its draft can ask. */
export const DRAFT_TEXT = [
  ...['Решение коллегии', 'от 3 сентября 2026 г. № 44', '«О днях открытых дверей»', 'КОЛЛЕГИЯ РЕШИЛА:'],
  '1. Руководителям общеобразовательных организаций провести дни открытых дверей. Срок: до 1 декабря 2026 г.',
  '2. Управлению образования обеспечить контроль. Обобщить итоги. Срок: постоянно.',
].join('\n\n')

/** Reads that resolution in and tells every address of its draft: all cards, each form, the page before the issue. */
export async function makeDraft({ page }: Portal): Promise<{ draft: string; forms: string[]; issue: string }> {
  await page.goto('/resolutions/new')
  await page.getByRole('textbox', { name: 'Текст решения' }).fill(DRAFT_TEXT)
  await page.getByRole('button', { name: 'Разобрать решение' }).click()
  await page.waitForURL(/\/draft$/)
  const draft = new URL(page.url()).pathname
  const id = (await page.getByRole('article').first().getAttribute('id'))?.replace('item-', '')
  const kinds = ['text', 'executor', 'deadline', 'evidence', 'split'].map((kind) => `edit=${kind}&item=${id}`)
  const forms = ['edit=head', 'edit=add', ...kinds].map((query) => `${draft}?${query}`)
  return { draft, forms, issue: draft.replace(/draft$/, 'issue') }
}
