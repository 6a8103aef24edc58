import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { importOrganizations, previewImport } from '@/lib/institutions/commands/import'
import {
  closeDue,
  closeOrganization,
  createOrganization,
  editOrganization,
  reopenOrganization,
} from '@/lib/institutions/commands/organizations'
import { readOrganizationFile } from '@/lib/institutions/commands/read-sheet'
import { listOrganizationChoices, listOrganizations } from '@/lib/institutions/queries'
import type { OrganizationFields, OrganizationFilter } from '@/lib/institutions/types'
import type { Actor } from '@/lib/kernel/actor'
import { db, inTransaction } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { enter, key, makePerson, makeTown, mustActor, reasonOf, run, type Town } from '../people/fixture'

let town: Town
let abroad: Town
let staff: Actor
let colleague: Actor
let head: Actor
beforeAll(async () => {
  town = await makeTown()
  abroad = await makeTown('Соседний район')
  const signedIn = async (role: 'DEPARTMENT_STAFF' | 'ORG_HEAD', organizationId: string) =>
    mustActor(await enter((await makePerson(town, [{ role, organizationId }])).login))
  staff = await signedIn('DEPARTMENT_STAFF', town.department)
  colleague = await signedIn('DEPARTMENT_STAFF', town.department)
  head = await signedIn('ORG_HEAD', town.school)
})

const fields = (shortName: string, more: Partial<OrganizationFields> = {}): OrganizationFields => ({
  name: `Муниципальное учреждение «${shortName}»`,
  shortName,
  kind: 'SCHOOL',
  programs: ['PRIMARY', 'BASIC'],
  settlement: 'Мамакан',
  inn: null,
  openedOn: null,
  ...more,
})

const edit = <I, T>(actor: Actor, command: Parameters<typeof run<I, T>>[2], input: I) =>
  run(actor, 'organization.edit', command, input)

const create = (shortName: string, more: Partial<OrganizationFields> = {}) =>
  edit(staff, createOrganization, { requestKey: key(), ...fields(shortName, more) })

async function made(shortName: string): Promise<string> {
  const result = await create(shortName)
  if (!result.ok) throw new Error('refused')
  return result.data.id
}

describe('an organisation', () => {
  it('is added once, with an event, and its short name is taken from then on whatever its case', async () => {
    const id = await made('Школа № 7')
    expect(reasonOf(await create('школа  № 7'))).toBe('shortName')
    expect(await db().event.count({ where: { organizationId: id, kind: 'organizationCreated' } })).toBe(1)
  })

  it('sent twice at once is added once', async () => {
    const input = { requestKey: key(), ...fields('Школа двойная') }
    const results = await Promise.all(Array.from({ length: 6 }, () => edit(staff, createOrganization, input)))
    expect(results.map(reasonOf)).toEqual(Array(6).fill('ok'))
    expect(await db().organization.count({ where: { shortName: 'Школа двойная' } })).toBe(1)
  })

  it('may have the name of one in another municipality', async () => {
    await db().organization.create({
      data: { municipalityId: abroad.id, name: 'x', shortName: 'Школа соседей', kind: 'SCHOOL' },
    })
    expect(reasonOf(await create('Школа соседей'))).toBe('ok')
  })

  it('a stale edit gets both texts and changes nothing', async () => {
    const organizationId = await made('Школа правок')
    const change = (actor: Actor, settlement: string) =>
      edit(actor, editOrganization, { organizationId, version: 1, ...fields('Школа правок', { settlement }) })
    expect(reasonOf(await change(staff, 'Балахнинский'))).toBe('ok')
    const stale = await change(colleague, 'Артёмовский')
    expect(stale).toMatchObject({
      reason: 'CHANGED_MEANWHILE',
      details: {
        theirs: { 'Населённый пункт': 'Балахнинский' },
        mine: { 'Населённый пункт': 'Артёмовский' },
        version: 2,
      },
    })
    expect(await db().organization.findUnique({ where: { id: organizationId } })).toMatchObject({
      settlement: 'Балахнинский',
      version: 2,
    })
  })

  it('of two edits at once exactly one is saved', async () => {
    const organizationId = await made('Школа гонки')
    const results = await Promise.all(
      [staff, colleague, staff, colleague].map((actor, i) =>
        edit(actor, editOrganization, {
          organizationId,
          version: 1,
          ...fields('Школа гонки', { settlement: `Посёлок ${i}` }),
        }),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(new Set(results.map(reasonOf))).toEqual(new Set(['ok', 'CHANGED_MEANWHILE']))
  })

  it('does not become an outside body while people hold roles there', async () => {
    const { version } = await db().organization.findUniqueOrThrow({ where: { id: town.school } })
    const change = (kind: OrganizationFields['kind'], programs: OrganizationFields['programs']) =>
      edit(staff, editOrganization, {
        organizationId: town.school,
        version,
        ...fields('Школа № 1', { kind, programs }),
      })
    expect(reasonOf(await change('EXTERNAL', []))).toBe('KIND_HAS_PEOPLE')
    expect(reasonOf(await change('KINDERGARTEN', ['PRESCHOOL']))).toBe('ok')
  })

  it('of another municipality is not found', async () => {
    const input = { organizationId: abroad.school, version: 1, ...fields('Чужая') }
    expect(reasonOf(await edit(staff, editOrganization, input))).toBe('NOT_FOUND')
  })
})

describe('closing', () => {
  const close = (organizationId: string, more = {}) =>
    edit(staff, closeOrganization, {
      organizationId,
      version: 1,
      how: 'CLOSED' as const,
      closedOn: '2026-08-31',
      successorId: null,
      note: 'Постановление администрации',
      ...more,
    })

  it('keeps the organisation, its day and successor, and it is offered no longer', async () => {
    const [old, next] = [await made('Школа старая'), await made('Школа новая')]
    expect(reasonOf(await close(old, { how: 'REORGANIZED', successorId: next }))).toBe('ok')
    expect(reasonOf(await close(old))).toBe('ALREADY_CLOSED')
    const scope = scopeOf(staff, 'organization.read')
    if (!scope) throw new Error('no scope')
    const offered = (await listOrganizationChoices(db(), scope)).map(({ id }) => id)
    expect(offered).toContain(next)
    expect(offered).not.toContain(old)
    expect(reasonOf(await close(next, { how: 'REORGANIZED', successorId: old }))).toBe('SUCCESSOR_NOT_ACTIVE')
  })

  it('refuses a foreign successor as not found, a stale version, and the own organisation', async () => {
    const id = await made('Школа на закрытие')
    expect(reasonOf(await close(id, { how: 'REORGANIZED', successorId: abroad.school }))).toBe('NOT_FOUND')
    expect(reasonOf(await close(id, { version: 9 }))).toBe('CHANGED_MEANWHILE')
    expect(reasonOf(await close(town.department))).toBe('OWN_ORGANIZATION')
  })

  it('two that name each other as successors at once: one remains', async () => {
    const [one, two] = [await made('Школа А'), await made('Школа Б')]
    const results = await Promise.all([
      close(one, { how: 'REORGANIZED', successorId: two }),
      close(two, { how: 'REORGANIZED', successorId: one }),
    ])
    expect(results.map(reasonOf).sort()).toEqual(['SUCCESSOR_NOT_ACTIVE', 'ok'])
  })

  describe('from a day to come', () => {
    const plan = (id: string, more = {}) => close(id, { closedOn: '2999-08-31', ...more })
    const stored = (id: string) => db().organization.findUniqueOrThrow({ where: { id } })
    const eventsOf = async (id: string) => {
      const events = await db().event.findMany({ where: { organizationId: id }, orderBy: { id: 'asc' } })
      return events.map(({ kind }) => kind)
    }

    it('leaves the organisation active until then and closes it by itself on the day, once', async () => {
      const id = await made('Школа до лета')
      expect(reasonOf(await plan(id))).toBe('ok')
      expect(await stored(id)).toMatchObject({ status: 'ACTIVE', closingAs: 'CLOSED' })
      expect(await inTransaction(closeDue)).toBe(0)
      // 31.08.2999 begins in Irkutsk at 16:00 UTC of the day before.
      const eve = new Date('2999-08-30T15:59:59Z')
      expect(await inTransaction((tx) => closeDue(tx, eve))).toBe(0)
      const dawn = new Date('2999-08-30T16:00:00Z')
      const closed = await Promise.all([1, 2].map(() => inTransaction((tx) => closeDue(tx, dawn))))
      expect(closed.sort()).toEqual([0, 1])
      expect(await stored(id)).toMatchObject({ status: 'CLOSED', closingAs: null })
      expect(await eventsOf(id)).toEqual(['organizationCreated', 'organizationClosingPlanned', 'organizationClosed'])
    })

    it('is called off, and a closed organisation made active, by the head of the Department with a reason', async () => {
      const chief = mustActor(
        await enter((await makePerson(town, [{ role: 'DEPARTMENT_HEAD', organizationId: town.department }])).login),
      )
      const reopen = async (id: string, version: number, actor?: Actor) =>
        edit(actor ?? (await chief), reopenOrganization, { organizationId: id, version, reason: 'Постановление № 7' })
      const id = await made('Школа сохранённая')
      expect(reasonOf(await reopen(id, 1))).toBe('NOT_CLOSED')
      await plan(id)
      expect(reasonOf(await reopen(id, 2, staff))).toBe('FORBIDDEN')
      expect(reasonOf(await reopen(id, 1))).toBe('CHANGED_MEANWHILE')
      expect(await reopen(id, 2)).toMatchObject({ ok: true, data: { planned: true } })
      expect(await inTransaction((tx) => closeDue(tx, new Date('2999-12-31T00:00:00Z')))).toBe(0)
      expect(reasonOf(await close(id, { version: 3 }))).toBe('ok')
      expect(await reopen(id, 4)).toMatchObject({ ok: true, data: { planned: false } })
      expect(await stored(id)).toMatchObject({ status: 'ACTIVE', closingAs: null, closedOn: null, successorId: null })
      expect(reasonOf(await reopen(abroad.school, 1))).toBe('NOT_FOUND')
      const [last] = await db().event.findMany({ where: { organizationId: id }, orderBy: { id: 'desc' }, take: 1 })
      expect(last).toMatchObject({ kind: 'organizationReopened', note: 'Постановление № 7' })
    })
  })
})

describe('a spreadsheet', () => {
  const TITLES = ['Наименование', 'Краткое наименование', 'Вид', 'Уровни (программы)', 'Населённый пункт', 'ИНН']
  const preview = async (bytes: Buffer, name: string) => {
    const file = new File([new Uint8Array(bytes)], name)
    const sheet = await readOrganizationFile({ file })
    return edit(staff, (context, input: { file: File }) => previewImport(context, input, sheet), { file })
  }
  const csv = (rows: string[][], separator: string) => rows.map((row) => row.join(separator)).join('\r\n')
  const good = (mark: string) => [
    TITLES,
    [`Школа имени ${mark}`, `Школа ${mark}`, 'школа', 'НОО, ООО', 'Мамакан', '3802000001'],
    [],
    ['', `Сад ${mark}`, 'детский сад', '', '', ''],
    [`Колледж ${mark}`, `Колледж ${mark}`, 'внешняя', '', 'Бодайбо', ''],
  ]

  it.each([
    [
      'semicolons in windows-1251',
      (mark: string) =>
        iconv.encode(
          csv(
            good(mark).map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell))),
            ';',
          ),
          'windows-1251',
        ),
    ],
    ['semicolons in UTF-8 with its mark', (mark: string) => Buffer.from(`\uFEFF${csv(good(mark), ';')}`)],
    [
      'commas in UTF-8',
      (mark: string) =>
        Buffer.from(
          csv(
            good(mark).map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell))),
            ',',
          ),
        ),
    ],
    [
      'commas in windows-1251',
      (mark: string) =>
        iconv.encode(
          csv(
            good(mark).map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell))),
            ',',
          ),
          'windows-1251',
        ),
    ],
    [
      'tabs in UTF-16',
      (mark: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(csv(good(mark), '\t'), 'utf-16le')]),
    ],
  ])('csv with %s is read', async (mark, file) => {
    const result = await preview(file(mark.slice(0, 6) + mark.length), 'orgs.csv')
    if (!result.ok) throw new Error(JSON.stringify(result))
    expect(result.data.errors).toEqual([])
    expect(result.data.rows.map(({ row, kind, programs }) => ({ row, kind, programs }))).toEqual([
      { row: 2, kind: 'SCHOOL', programs: ['PRIMARY', 'BASIC'] },
      { row: 4, kind: 'KINDERGARTEN', programs: ['PRESCHOOL'] },
      { row: 5, kind: 'EXTERNAL', programs: [] },
    ])
  })

  async function xlsx(rows: (string | number)[][]): Promise<Buffer> {
    return writeXlsx(rows.map((row) => row.map((value) => ({ value })))).toBuffer()
  }

  it('xlsx is read, numbers as they look', async () => {
    const result = await preview(
      await xlsx([TITLES, ['', 'Школа Икс', 'СОШ', 'СОО', 'Бодайбо', 3802000002]]),
      'orgs.xlsx',
    )
    expect(result).toMatchObject({ ok: true, data: { errors: [], rows: [{ row: 2, inn: '3802000002' }] } })
  })

  it('errors name their row and column; nothing is written by looking', async () => {
    const before = await db().organization.count()
    const rows = [
      TITLES,
      ['', 'Школа № 2', 'школа', 'НОО', '', ''],
      ['', 'Повтор', 'школа', 'НОО', '', ''],
      ['', 'повтор', 'школа', 'НОО', '', ''],
      ['', 'Школа странная', 'завод', 'НОО', '', ''],
      ['', 'Школа с ДО', 'школа', 'ДО', '', ''],
      ['', 'Школа с ИНН', 'школа', 'НОО', '', '123'],
      ['Без краткого', '', 'школа', 'НОО', '', ''],
    ]
    const result = await preview(Buffer.from(csv(rows, ';')), 'orgs.csv')
    if (!result.ok) throw new Error('refused')
    expect(result.data.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Краткое наименование'],
      [4, 'Краткое наименование'],
      [5, 'Вид'],
      [6, 'Уровни (программы)'],
      [7, 'ИНН'],
      [8, 'Краткое наименование'],
    ])
    expect(await db().organization.count()).toBe(before)
  })

  it('what is no table is refused at its field', async () => {
    expect(reasonOf(await preview(Buffer.from('PK\u0003\u0004 broken'), 'a.xlsx'))).toBe('file')
    expect(reasonOf(await preview(Buffer.from('Фамилия;Имя\r\nИванов;Пётр'), 'a.csv'))).toBe('file')
    expect(reasonOf(await preview(Buffer.from([0, 1, 2, 0, 0]), 'a.csv'))).toBe('file')
  })

  const rows = (...names: string[]) => names.map((shortName, at) => ({ row: at + 2, ...fields(shortName) }))

  it('is added all or none, also when a twin comes at the same moment', async () => {
    const twins = await Promise.all([
      edit(staff, importOrganizations, { rows: rows('Близнец 1', 'Близнец 2') }),
      edit(colleague, importOrganizations, { rows: rows('Близнец 3', 'Близнец 2') }),
    ])
    expect(twins.map(reasonOf).sort()).toEqual(['IMPORT_HAS_ERRORS', 'ok'])
    const names = await db().organization.findMany({ where: { shortName: { startsWith: 'Близнец' } } })
    expect(names).toHaveLength(2)
  })

  it('leaves an event for the file and one for each organisation', async () => {
    const before = await db().event.count({ where: { kind: { startsWith: 'organization' } } })
    expect(reasonOf(await edit(staff, importOrganizations, { rows: rows('Событие 1', 'Событие 2') }))).toBe('ok')
    expect(await db().event.count({ where: { kind: { startsWith: 'organization' } } })).toBe(before + 3)
  })
})

describe('the list of organisations', () => {
  const nothing: OrganizationFilter = {
    search: null,
    kind: null,
    program: null,
    settlement: null,
    status: null,
    after: null,
  }
  const list = (actor: Actor, filter: Partial<OrganizationFilter> = {}) => {
    const scope = scopeOf(actor, 'organization.read')
    if (!scope) throw new Error('no scope')
    return listOrganizations(db(), scope, { ...nothing, ...filter })
  }

  it('numbers stand in their order, pages have no gaps or doubles', async () => {
    await db().organization.createMany({
      data: Array.from({ length: 90 }, (_, i) => ({
        municipalityId: town.id,
        name: `Лицей № ${i}`,
        shortName: `Лицей № ${i}`,
        kind: 'SCHOOL' as const,
      })),
    })
    const names: string[] = []
    let after: string | null = null
    do {
      const page = await list(staff, { search: 'лицей', after })
      names.push(...page.rows.map(({ shortName }) => shortName))
      after = page.next
    } while (after)
    expect(names).toEqual(Array.from({ length: 90 }, (_, i) => `Лицей № ${i}`))
  })

  it('a head sees the own organisation, nobody another municipality', async () => {
    expect((await list(head)).rows.map(({ id }) => id)).toEqual([town.school])
    expect((await list(staff, { after: abroad.school })).rows).toEqual([])
  })

  it('filters by kind, programme and settlement', async () => {
    await create('Центр дополнительный', { kind: 'ADDITIONAL', programs: ['ADDITIONAL'], settlement: 'Перевоз' })
    for (const filter of [{ kind: 'ADDITIONAL' }, { program: 'ADDITIONAL' }, { settlement: 'Перевоз' }] as const) {
      expect((await list(staff, filter)).rows.map(({ shortName }) => shortName)).toEqual(['Центр дополнительный'])
    }
  })
})
