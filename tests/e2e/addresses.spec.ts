import { ASSIGNMENT, currentResolution, firstLink, historical, ORGANIZATION, PERSON } from './support/places'
import { expect, test } from './support/portal-test'

test('wild addresses are answered, never with a failure of the server', async ({ signInAs }) => {
  test.setTimeout(120_000)
  const portal = await signInAs('department')
  const resolution = await currentResolution(portal)
  const old = await historical(portal)
  const organization = await firstLink(portal, '/organizations', ORGANIZATION)
  const person = await firstLink(portal, '/people', PERSON)
  const assignment = await firstLink(portal, '/assignments?status=inProgress', ASSIGNMENT)
  // Several faults in one address: a page reads only its own of them.
  const wild = [
    'status=__proto__&sort=constructor&done=__proto__&evidence=constructor&revision=1e309&after=%00',
    'status=open&status=all&done=toString&a[b]=c&a=d&format=exe&after=2026-02-31.x&edit=text&item=%3Cscript%3E',
    `q=%F0%9F%9A%A8%00&after=none_${'-'.repeat(36)}&year=NaN&on=0000-00-00&dueFrom=9999-99-99&dueTo=1&edit=split`,
    `q=${'я'.repeat(2000)}&after=2026-99-99T99:99:99.000Z_${'-'.repeat(36)}&page=-1&year=99999999&on=2026-02-31`,
    'q=%25_%27%22--&organization=%27--&item=1&resolution=[]&period=2026-Q9&handed=x&kind=x&state=x&role=x',
  ]
  const pages = [
    ...['/', '/resolutions', '/assignments', '/reviews', '/extensions', '/organizations', '/people', '/calendar'],
    ...[resolution, `${resolution}/matrix`, `${resolution}/summary`, '/resolutions/proposals', '/account'],
    ...[person, organization, assignment, `${old}/results`],
    ...['/api/exports/assignments', `/api/exports${resolution}/summary`],
  ]
  const failed: string[] = []
  for (const page of pages) {
    const statuses = await Promise.all(wild.map((query) => portal.statusOf(`${page}?${query}`)))
    statuses.forEach((status, at) => {
      if (status >= 500) failed.push(`${status} ${page}?${wild[at]}`)
    })
  }
  const ids = [
    '1',
    '-'.repeat(36),
    '%00',
    "'%20or%20'1'='1",
    '00000000-0000-0000-0000-000000000000',
    '..%2f..%2fetc',
    'я'.repeat(300),
  ]
  for (const id of ids) {
    const paths = [
      `/resolutions/${id}`,
      `/resolutions/${id}/matrix/cells/${id}`,
      `/assignments/${id}/report`,
      `/people/${id}`,
    ]
    for (const path of [
      ...paths,
      `/organizations/${id}/edit`,
      `/api/files/${id}`,
      `/api/exports/resolutions/${id}/summary?format=docx`,
    ]) {
      const status = await portal.statusOf(path)
      if (status < 400 || status >= 500) failed.push(`${status} ${path}`)
    }
  }
  expect(failed).toEqual([])
})

test('a page that a role may not see is not found, as one that is not there', async ({ signInAs }) => {
  test.setTimeout(90_000)
  const chief = await signInAs('department')
  const resolution = await currentResolution(chief)
  const assignment = await firstLink(chief, '/assignments?status=accepted', ASSIGNMENT)
  const organizationPath = await firstLink(chief, '/organizations?kind=EXTERNAL', ORGANIZATION)
  const person = await firstLink(chief, '/people', PERSON)
  const editing = [
    '/resolutions/new',
    '/resolutions/proposals',
    ...['/amend', '/complete', '/results', '/draft', '/issue'].map((end) => resolution + end),
  ]
  const deciding = ['/reviews', '/extensions']
  const figures = [`${resolution}/matrix`, `${resolution}/summary`, `/api/exports${resolution}/summary?format=docx`]
  const foreign = [
    organizationPath,
    `${organizationPath}/edit`,
    '/organizations/new',
    '/organizations/import',
    '/api/organizations/sample',
  ]
  const accounts = ['/people', '/people/new', person]
  const closed: Record<string, string[]> = {
    department2: accounts,
    resource: [...editing, ...deciding, ...accounts, '/organizations/new', `${organizationPath}/edit`],
    'head.kindergarten6': [...editing, ...deciding, ...foreign, assignment, person],
    'psychologist.school1': [
      ...editing,
      ...deciding,
      ...figures,
      ...foreign,
      ...accounts,
      assignment,
      '/organizations',
    ],
    parent2: [
      ...editing,
      ...deciding,
      ...figures,
      ...foreign,
      ...accounts,
      assignment,
      '/assignments',
      '/calendar',
      '/api/exports/assignments?format=csv',
    ],
    admin: [
      ...editing,
      ...deciding,
      ...figures,
      assignment,
      '/assignments',
      '/resolutions',
      resolution,
      '/organizations/new',
    ],
  }
  const open: string[] = []
  for (const [login, paths] of Object.entries(closed)) {
    const portal = await signInAs(login)
    for (const path of paths) {
      const status = await portal.statusOf(path)
      if (status !== 404) open.push(`${login}: ${status} ${path}`)
    }
  }
  expect(open).toEqual([])
})
