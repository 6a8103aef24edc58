import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { CurriculumVariant } from '@/lib/kernel/prisma/enums'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { addContest, editContest, removeContest, setContestPupils } from '@/lib/plans/commands/contests'
import { confirmCurriculum, saveInclusion } from '@/lib/plans/commands/curriculum'
import { addRegisterLink, removeRegisterEvidence, uploadRegisterFile } from '@/lib/plans/commands/evidence'
import { addPortfolio, editPortfolio, removePortfolio, saveModule } from '@/lib/plans/commands/portfolio'
import { addProgramme, editProgramme } from '@/lib/plans/commands/programmes'
import { editProject, removeProject, saveClassProjects } from '@/lib/plans/commands/projects'
import { findCurriculum } from '@/lib/plans/queries/curriculum'
import { findProject, listProjects } from '@/lib/plans/queries/projects'
import { listFigures } from '@/lib/plans/queries/registers'
import { findReadableFile } from '@/lib/resolutions/queries/evidence'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { makeClass, makeSchool, type School, type SchoolClass } from '../../support/school'
import { makePerson, makeWorld, type World, ZONE } from '../../support/town'

let world: World
let school: School
let tenth: SchoolClass
let body: { id: string; head: Actor }

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  const { municipalityId } = world
  const place = {
    municipalityId,
    organizationId: world.organizations.school,
    yearId: school.year.id,
    from: school.from,
  }
  tenth = await makeClass(place, '10А', 10, 6)
  const { id } = await db().organization.create({
    data: {
      municipalityId,
      name: 'Дом творчества',
      shortName: 'Дом творчества',
      kind: 'ADDITIONAL',
      programs: ['ADDITIONAL'],
    },
  })
  body = { id, head: await makePerson(world.town, 'ORG_HEAD', id, 'Мастерова') }
})

const key = () => randomUUID()
const ROWS = [{ grade: 10, subject: 'Основы геологии', hours: 17.5 }]
const inclusion = (actor: Actor, variant: CurriculumVariant, version = 0, rows = ROWS) =>
  run(actor, 'register.lead', saveInclusion, { variant, version, note: null, rows })
const link = (actor: Actor, recordId: string, requestKey: string = key()) =>
  run(actor, 'register.work', addRegisterLink, { recordId, requestKey, title: 'Программа', url: 'https://example.ru/' })
const confirm = (actor: Actor, version: number) => run(actor, 'register.confirm', confirmCurriculum, { version })
const read = (scope: Scope) => findCurriculum(db(), scope, world.organizations.school, school.year.id, ZONE)
const mine = () => scopeOf(world.head, 'register.read') as Scope
const events = (kind: string) => db().event.count({ where: { kind, municipalityId: world.municipalityId } })
const figures = async () => {
  const scope = scopeOf(world.chief, 'register.read') as Scope
  const { rows } = await listFigures(db(), scope, 'projects', school.year.id, school.today, {})
  return rows.find(({ id }) => id === world.organizations.school)
}

describe('the curriculum register', () => {
  it('is written by head and deputy, once for one content, and tells an overtaken form so', async () => {
    expect(said(await inclusion(world.deputy, 'ELECTIVES'))).toBe('done')
    expect(said(await inclusion(world.deputy, 'ELECTIVES'))).toBe('already')
    expect(said(await inclusion(world.head, 'ELECTIVES', 0, []))).toBe('CHANGED_MEANWHILE')
    for (const actor of [world.teacher, world.chief, world.methodist, world.parent, world.admin])
      expect(said(await inclusion(actor, 'OTHER'))).toBe('FORBIDDEN')
    expect(said(await inclusion(body.head, 'OTHER'))).toBe('NOT_FOR_THIS_BODY')
  })

  it('of eight forms sent at once with different rows takes one', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        inclusion(world.head, 'RESEARCH_PROJECTS', 0, [{ grade: at + 1, subject: 'Проект', hours: 2 }]),
      ),
    )
    expect(tally(results)).toEqual({ done: 1, CHANGED_MEANWHILE: 7 })
    const found = (await read(mine())).inclusions.find(({ variant }) => variant === 'RESEARCH_PROJECTS')
    expect(found?.rows).toHaveLength(1)
  })

  it('counts a variant with evidence only, is confirmed by the head as seen, and any change takes the confirmation off', async () => {
    const before = await read(mine())
    const elective = before.inclusions.find(({ variant }) => variant === 'ELECTIVES')
    expect(said(await confirm(world.head, before.state.version))).toBe('NOTHING_COUNTS')
    expect((await figures())?.variants).toBe(0)
    const requestKey = key()
    const twice = await Promise.all([1, 2, 3].map(() => link(world.head, elective?.id ?? '', requestKey)))
    expect(tally(twice)).toEqual({ done: 1, already: 2 })
    expect((await figures())?.variants).toBe(1)
    expect(said(await confirm(world.head, before.state.version))).toBe('CHANGED_MEANWHILE')
    const { state } = await read(mine())
    expect(said(await confirm(world.deputy, state.version))).toBe('FORBIDDEN')
    expect(tally(await Promise.all([1, 2, 3].map(() => confirm(world.head, state.version))))).toEqual({
      done: 1,
      ALREADY_CONFIRMED: 2,
    })
    expect(await figures()).toMatchObject({ confirmed: true, variants: 1 })
    expect(said(await inclusion(world.deputy, 'ELECTIVES', 1, [...ROWS, ...ROWS]))).toBe('done')
    expect(await figures()).toMatchObject({ confirmed: false, variants: 1 })
    const after = await read(mine())
    expect(after.state).toMatchObject({ confirmedOn: null, confirmedBy: null })
    expect(said(await confirm(world.head, after.state.version))).toBe('done')
    const piece = after.inclusions.flatMap(({ evidence }) => evidence)[0]?.id ?? ''
    const remove = (actor: Actor) => run(actor, 'register.work', removeRegisterEvidence, { registerEvidenceId: piece })
    expect(said(await remove(world.stranger))).toBe('NOT_FOUND')
    expect(said(await remove(world.teacher))).toBe('FORBIDDEN')
    expect(said(await remove(world.head))).toBe('done')
    expect(said(await remove(world.head))).toBe('NOT_FOUND')
    expect(await figures()).toMatchObject({ confirmed: false, variants: 0 })
    expect(await events('curriculumConfirmed')).toBe(2)
  })

  it('of another school is not there', async () => {
    expect((await read(scopeOf(world.stranger, 'register.read') as Scope)).inclusions).toEqual([])
    const id = (await read(mine())).inclusions[0]?.id ?? ''
    expect(said(await link(world.stranger, id))).toBe('NOT_FOUND')
    expect(said(await link(world.teacher, id))).toBe('FORBIDDEN')
  })

  it('holds ten pieces of evidence a record, also when twelve come at once', async () => {
    const id = (await read(mine())).inclusions[0]?.id ?? ''
    const results = await Promise.all(Array.from({ length: 12 }, () => link(world.head, id)))
    expect(tally(results)).toEqual({ done: 10, EVIDENCE_LIMIT: 2 })
  })
})

describe('the module and the portfolio', () => {
  const content = (more: Record<string, unknown> = {}) => ({
    ...{ kind: 'TRIAL' as const, title: 'Проба', gradeFrom: 8, gradeTo: 9, partnerId: null, withParents: true },
    ...{ heldOn: school.today, result: null, leaderId: null, activityId: null },
    ...more,
  })
  const add = (actor: Actor, more: Record<string, unknown> = {}, requestKey: string = key()) =>
    run(actor, 'register.work', addPortfolio, { requestKey, ...content(more) })
  const edit = (actor: Actor, portfolioId: string, version = 1, more: Record<string, unknown> = {}) =>
    run(actor, 'register.work', editPortfolio, { portfolioId, version, ...content(more) })

  it('the module is present with evidence only', async () => {
    const save = (actor: Actor, version: number, present = true) =>
      run(actor, 'register.lead', saveModule, { version, present, place: 'раздел 2' })
    expect(said(await save(world.teacher, 0))).toBe('FORBIDDEN')
    expect(said(await save(world.deputy, 0))).toBe('done')
    expect(said(await save(world.head, 0))).toBe('already')
    expect(said(await save(world.head, 0, false))).toBe('CHANGED_MEANWHILE')
    expect((await figures())?.modulePresent).toBe(false)
    const module = await db().upbringingModule.findFirstOrThrow({
      where: { organizationId: world.organizations.school },
    })
    expect(said(await link(world.head, module.id))).toBe('done')
    expect((await figures())?.modulePresent).toBe(true)
  })

  it('a teacher keeps own records; a colleague’s are forbidden, another school’s are not there', async () => {
    const { id } = dataOf(await add(world.teacher))
    expect(said(await edit(school.colleague, id))).toBe('FORBIDDEN')
    expect(said(await edit(world.stranger, id))).toBe('NOT_FOUND')
    expect(said(await link(school.colleague, id))).toBe('FORBIDDEN')
    expect(said(await link(world.teacher, id))).toBe('done')
    expect(said(await edit(world.teacher, id))).toBe('done')
    expect(said(await edit(world.teacher, id))).toBe('CHANGED_MEANWHILE')
    const remove = (actor: Actor) => run(actor, 'register.work', removePortfolio, { portfolioId: id, version: 2 })
    expect(said(await remove(school.colleague))).toBe('FORBIDDEN')
    expect(said(await remove(world.head))).toBe('done')
    expect(said(await edit(world.teacher, id, 3))).toBe('NOT_FOUND')
    expect(await db().portfolioProject.count({ where: { id } })).toBe(1)
  })

  it('is added once however often one form is sent, also at once; a teacher cannot name another leader', async () => {
    const requestKey = key()
    const results = await Promise.all(
      Array.from({ length: 8 }, () => add(world.teacher, { leaderId: world.head.userId }, requestKey)),
    )
    expect(tally(results)).toEqual({ done: 1, already: 7 })
    const made = await db().portfolioProject.findUniqueOrThrow({ where: { id: requestKey } })
    expect(made.leaderId).toBe(world.teacher.userId)
  })

  it('takes no day ahead or outside the year, no foreign activity and no leader from elsewhere', async () => {
    expect(said(await add(world.head, { heldOn: addDays(school.today, 1) }))).toBe('invalid')
    expect(said(await add(world.head, { heldOn: addDays(school.from, -1) }))).toBe('invalid')
    expect(said(await add(world.head, { partnerId: randomUUID() }))).toBe('invalid')
    expect(said(await add(world.head, { activityId: randomUUID() }))).toBe('invalid')
    expect(said(await add(world.head, { leaderId: world.stranger.userId }))).toBe('invalid')
    expect(said(await add(world.head, { leaderId: world.teacher.userId, heldOn: null }))).toBe('done')
  })

  it('counts what was held with a partner or parents', async () => {
    const before = await figures()
    await add(world.head, { withParents: false })
    await add(world.head, { heldOn: null })
    await add(world.head)
    const after = await figures()
    expect((after?.portfolioHeld ?? 0) - (before?.portfolioHeld ?? 0)).toBe(1)
    expect((after?.portfolioPlanned ?? 0) - (before?.portfolioPlanned ?? 0)).toBe(1)
  })
})

describe('individual projects', () => {
  const row = (more: Record<string, unknown> = {}) => ({
    ...{ topic: 'Тема', supervisorId: world.teacher.userId, career: false, version: 0 },
    ...more,
  })
  const save = (actor: Actor, classId: string, rows: Record<string, ReturnType<typeof row>>) =>
    run(actor, 'project.edit', saveClassProjects, { classId, rows })
  const pupil = (at: number) => tenth.pupils[at] ?? ''
  const projectOf = (studentId: string) => db().individualProject.findFirstOrThrow({ where: { studentId } })
  const change = (actor: Actor, projectId: string, version: number, more: Record<string, unknown> = {}) =>
    run(actor, 'project.edit', editProject, {
      ...{ projectId, version, topic: 'Новая тема', supervisorId: null, career: true },
      ...{ state: 'IN_PROGRESS' as const, defenceOn: null, result: null, ...more },
    })

  it('of a class are entered at once, in as many statements for five pupils as for one', async () => {
    const one = await countStatements(async () =>
      dataOf(await save(world.head, tenth.id, { [pupil(0)]: row({ career: true }) })),
    )
    const rows = Object.fromEntries(tenth.pupils.slice(1, 5).map((id) => [id, row()]))
    const many = await countStatements(async () => dataOf(await save(world.head, tenth.id, rows)))
    expect(many).toBe(one)
    expect(await figures()).toMatchObject({ students: 6, withProject: 5, careerProjects: 1 })
    expect(said(await save(world.head, tenth.id, rows))).toBe('already')
  })

  it('of eight forms at once with different topics for one pupil take one', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, at) => save(world.head, tenth.id, { [pupil(5)]: row({ topic: `Тема ${at}` }) })),
    )
    expect(tally(results)).toEqual({ done: 1, CHANGED_MEANWHILE: 7 })
  })

  it('are for grades 10 and 11, for who is in the class, in a class in reach, with a supervisor of the organisation', async () => {
    expect(said(await save(world.head, school.mine.id, {}))).toBe('NOT_OF_GRADE')
    expect(said(await save(world.head, tenth.id, { [school.mine.pupils[0] ?? '']: row() }))).toBe('NOT_ENROLLED')
    expect(said(await save(world.teacher, tenth.id, { [pupil(0)]: row() }))).toBe('NOT_FOUND')
    expect(said(await save(world.stranger, tenth.id, { [pupil(0)]: row() }))).toBe('NOT_FOUND')
    const foreign = row({ supervisorId: world.stranger.userId, version: 1 })
    expect(said(await save(world.head, tenth.id, { [pupil(0)]: foreign }))).toBe('invalid')
    for (const actor of [world.chief, world.methodist, world.parent])
      expect(said(await save(actor, tenth.id, {}))).toBe('FORBIDDEN')
  })

  it('a supervisor reads and keeps own projects, a colleague finds none of them', async () => {
    const { id, version } = await projectOf(pupil(1))
    const scope = (actor: Actor) => scopeOf(actor, 'project.read') as Scope
    const list = (actor: Actor) =>
      listProjects(db(), scope(actor), school.today, { yearId: school.year.id, supervisorId: null, after: null })
    expect((await list(world.teacher)).rows).toHaveLength(6)
    expect((await list(school.colleague)).rows).toEqual([])
    expect(await findProject(db(), scope(school.colleague), school.today, id)).toBeNull()
    expect(said(await change(school.colleague, id, version))).toBe('NOT_FOUND')
    expect(said(await change(world.stranger, id, version))).toBe('NOT_FOUND')
    expect(said(await change(world.teacher, id, version))).toBe('done')
    expect(said(await change(world.teacher, id, version))).toBe('CHANGED_MEANWHILE')
    expect((await findProject(db(), scope(world.teacher), school.today, id))?.name).not.toBeNull()
    await db().enrollment.updateMany({
      where: { studentId: pupil(1) },
      data: { validUntil: dayToDate(school.yesterday) },
    })
    expect((await findProject(db(), scope(world.teacher), school.today, id))?.name).toBeNull()
    await db().enrollment.updateMany({ where: { studentId: pupil(1) }, data: { validUntil: null } })
  })

  it('a defence needs its day, and a project that was taken out is taken up anew', async () => {
    const { id, version } = await projectOf(pupil(2))
    expect(said(await change(world.head, id, version, { state: 'DEFENDED' }))).toBe('invalid')
    expect(
      said(await change(world.head, id, version, { state: 'DEFENDED', defenceOn: addDays(school.today, 1) })),
    ).toBe('invalid')
    expect(said(await change(world.head, id, version, { state: 'DEFENDED', defenceOn: school.today }))).toBe('done')
    const before = (await figures())?.withProject ?? 0
    const remove = () => run(world.head, 'project.edit', removeProject, { projectId: id, version: version + 1 })
    expect(tally(await Promise.all([remove(), remove()]))).toEqual({ done: 1, NOT_FOUND: 1 })
    expect((await figures())?.withProject).toBe(before - 1)
    expect(said(await save(world.head, tenth.id, { [pupil(2)]: row({ topic: 'Снова' }) }))).toBe('done')
    expect(await projectOf(pupil(2))).toMatchObject({ id, topic: 'Снова', state: 'IN_PROGRESS', defenceOn: null })
  })

  it('evidence of a project is added by head and supervisor, read in the school by who sees the project, and by nobody above it', async () => {
    const { id } = await projectOf(pupil(3))
    const upload = (actor: Actor) => {
      const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
      const scope = scopeOf(actor, 'register.work') as Scope
      return uploadRegisterFile({ actor, scope }, { bytes, name: 'протокол.pdf' }, { recordId: id, requestKey: key() })
    }
    expect(said(await upload(school.colleague))).toBe('FORBIDDEN')
    expect(said(await upload(world.stranger))).toBe('NOT_FOUND')
    expect(said(await upload(world.teacher))).toBe('done')
    const { fileId } = await db().registerEvidence.findFirstOrThrow({ where: { projectId: id } })
    const opens = async (who: Actor) => (await findReadableFile(db(), who, fileId ?? '')) !== null
    for (const who of [world.head, world.teacher]) expect(await opens(who), who.role).toBe(true)
    const others = [school.colleague, world.stranger, world.chief, world.controller, world.methodist, world.parent]
    for (const who of others) expect(await opens(who), who.role).toBe(false)
    const scope = scopeOf(world.head, 'project.read') as Scope
    expect((await findProject(db(), scope, school.today, id))?.evidence).toMatchObject([{ title: 'протокол.pdf' }])
  })
})

describe('conferences and contests', () => {
  const content = (more: Record<string, unknown> = {}) => ({
    ...{ kind: 'CONTEST' as const, title: 'Конкурс', level: 'MUNICIPAL' as const, heldOn: school.today, career: true },
    ...{ result: 'WINNER' as const, supervisorId: null, ...more },
  })
  const add = (actor: Actor, studentIds: string[], requestKey: string = key(), more: Record<string, unknown> = {}) =>
    run(actor, 'project.edit', addContest, { requestKey, studentIds, ...content(more) })

  it('a teacher enters pupils of own classes and keeps what they supervised', async () => {
    const [first = ''] = school.mine.pupils
    expect(said(await add(world.teacher, [first, school.other.pupils[0] ?? '']))).toBe('NOT_FOUND')
    const requestKey = key()
    const results = await Promise.all(Array.from({ length: 6 }, () => add(world.teacher, [first], requestKey)))
    expect(tally(results)).toEqual({ done: 1, already: 5 })
    const edit = (actor: Actor, version: number) =>
      run(actor, 'project.edit', editContest, { contestId: requestKey, version, ...content({ result: 'PARTICIPANT' }) })
    expect(said(await edit(school.colleague, 1))).toBe('NOT_FOUND')
    expect(said(await edit(world.stranger, 1))).toBe('NOT_FOUND')
    expect(said(await edit(world.teacher, 1))).toBe('done')
    expect((await figures())?.contests).toBe(1)
    const remove = () => run(world.head, 'project.edit', removeContest, { contestId: requestKey, version: 2 })
    expect(said(await remove())).toBe('done')
    expect((await figures())?.contests).toBe(0)
  })

  it('who took part can be said anew; whom the form could not show stays, and nobody out of reach comes in', async () => {
    const [first = '', second = '', third = ''] = school.mine.pupils
    const [other = ''] = school.other.pupils
    const { id } = dataOf(await add(world.head, [first, other], key(), { supervisorId: world.teacher.userId }))
    const set = (actor: Actor, version: number, studentIds: string[], shownIds: string[] = school.mine.pupils) =>
      run(actor, 'project.edit', setContestPupils, { contestId: id, version, shownIds, studentIds })
    const there = async () =>
      (await db().contestPupil.findMany({ where: { entryId: id } })).map(({ studentId }) => studentId).sort()
    expect(said(await set(school.colleague, 1, [second]))).toBe('NOT_FOUND')
    expect(said(await set(world.stranger, 1, [second]))).toBe('NOT_FOUND')
    expect(said(await set(world.teacher, 1, [school.foreign.pupils[0] ?? '']))).toBe('NOT_FOUND')
    expect(await there()).toEqual([first, other].sort())
    const both = await Promise.all([1, 2].map(() => set(world.teacher, 1, [second, third])))
    expect(tally(both)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect(await there(), 'the pupil of the class that the teacher does not see stays').toEqual(
      [second, third, other].sort(),
    )
    expect(said(await set(world.head, 2, [], [...school.mine.pupils, other]))).toBe('invalid')
    expect((await there()).length).toBe(3)
  })

  it('takes no pupil of another school and no day ahead', async () => {
    expect(said(await add(world.head, [school.foreign.pupils[0] ?? '']))).toBe('NOT_FOUND')
    const ahead = { heldOn: addDays(school.today, 1) }
    expect(said(await add(world.head, [school.mine.pupils[0] ?? ''], key(), ahead))).toBe('invalid')
  })

  it('a diploma is read by head and supervisor; a colleague and everybody above the school find no file', async () => {
    const { id } = dataOf(await add(world.teacher, [school.mine.pupils[0] ?? '']))
    const actor = world.teacher
    const scope = scopeOf(actor, 'register.work') as Scope
    const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
    const form = { recordId: id, requestKey: key() }
    expect(said(await uploadRegisterFile({ actor, scope }, { bytes, name: 'диплом.pdf' }, form))).toBe('done')
    expect(said(await uploadRegisterFile({ actor, scope }, { bytes, name: 'диплом.pdf' }, form))).toBe('already')
    const { fileId } = await db().registerEvidence.findFirstOrThrow({ where: { contestId: id } })
    const opens = async (who: Actor) => (await findReadableFile(db(), who, fileId ?? '')) !== null
    expect(await opens(world.head)).toBe(true)
    expect(await opens(world.teacher)).toBe(true)
    for (const who of [
      school.colleague,
      world.stranger,
      world.chief,
      world.controller,
      world.methodist,
      world.parent,
      world.admin,
    ])
      expect(await opens(who), who.role).toBe(false)
  })
})

describe('additional programmes', () => {
  const content = (more: Record<string, unknown> = {}) => ({
    ...{
      title: 'Юный столяр',
      direction: 'TECHNICAL' as const,
      hours: 144,
      ageFrom: 11,
      ageTo: 15,
      careerContent: null,
    },
    ...{ startsOn: school.from, endsOn: null, updatedForModelOn: null, keeperId: null, ...more },
  })
  const add = (actor: Actor, requestKey: string = key(), more: Record<string, unknown> = {}) =>
    run(actor, 'register.work', addProgramme, { requestKey, ...content(more) })
  const shares = async () => {
    const scope = scopeOf(world.chief, 'register.read') as Scope
    const { rows } = await listFigures(db(), scope, 'programmes', school.year.id, school.today, {})
    return rows.find(({ id }) => id === body.id)
  }

  it('are kept by additional bodies, added once, and count as updated with evidence', async () => {
    expect(said(await add(world.head))).toBe('NOT_FOR_THIS_BODY')
    const requestKey = key()
    expect(tally(await Promise.all([1, 2, 3, 4].map(() => add(body.head, requestKey))))).toEqual({
      done: 1,
      already: 3,
    })
    const edit = (actor: Actor, version: number, more: Record<string, unknown> = {}) =>
      run(actor, 'register.work', editProgramme, { programmeId: requestKey, version, ...content(more) })
    expect(said(await edit(world.head, 1))).toBe('NOT_FOUND')
    expect(said(await edit(body.head, 1, { updatedForModelOn: addDays(school.today, 1) }))).toBe('invalid')
    expect(said(await edit(body.head, 1, { updatedForModelOn: school.today }))).toBe('done')
    expect(said(await edit(body.head, 1))).toBe('CHANGED_MEANWHILE')
    expect(await shares()).toMatchObject({ programmes: 1, programmesUpdated: 0 })
    expect(said(await link(body.head, requestKey))).toBe('done')
    expect(await shares()).toMatchObject({ programmes: 1, programmesUpdated: 1 })
    const teacher = await makePerson(world.town, 'TEACHER', body.id, 'Столярова')
    expect(said(await edit(teacher, 2))).toBe('FORBIDDEN')
    const own = dataOf(await add(teacher))
    expect(said(await link(teacher, own.id))).toBe('done')
  })
})

describe('a year that is over', () => {
  it('is read and not written', async () => {
    await db().academicYear.update({ where: { id: school.year.id }, data: { state: 'CLOSED' } })
    expect(said(await inclusion(world.head, 'OTHER'))).toBe('YEAR_CLOSED')
    const { inclusions } = await read(mine())
    expect(inclusions.length).toBeGreaterThan(0)
    expect(said(await link(world.head, inclusions[0]?.id ?? ''))).toBe('YEAR_CLOSED')
    const rows = {
      [tenth.pupils[0] ?? '']: { topic: 'Тема', supervisorId: world.head.userId, career: false, version: 0 },
    }
    expect(said(await run(world.head, 'project.edit', saveClassProjects, { classId: tenth.id, rows }))).toBe(
      'YEAR_CLOSED',
    )
  })
})
