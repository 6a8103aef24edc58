import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { findClass, listRoster } from '@/lib/activities/queries/classes'
import { dayWithin } from '@/lib/institutions/rules/years'
import type { Actor } from '@/lib/kernel/actor'
import type { Day } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import { listStaffChoices } from '@/lib/students/queries/classes'
import { canKeep } from '../policy/registers'
import { findProject, listClassProjects, listProjectClasses, listProjects } from '../queries/projects'
import { listFigures } from '../queries/registers'
import { isProjectGrade } from '../rules/projects'
import type { ProjectClass, ProjectDetail, ProjectPage, ProjectRow } from '../types/projects'
import type { FiguresPage, OrganizationFigures, PersonName, StaffChoice } from '../types/registers'
import { loadFigures, loadFrame, type Query, type RegisterFrame, todayOf } from './registers'

export type ProjectsView = {
  frame: RegisterFrame
  /** Of the one organisation shown. */
  totals: OrganizationFigures | null
  classes: ProjectClass[]
  /** What this person supervises. */
  mine: ProjectPage
  figures: FiguresPage
}

/** Individual projects (item 4.4): classes of grades 10–11 and one's own; above the schools counts alone. */
export async function loadProjects(query: Query): Promise<ProjectsView> {
  const frame = await loadFrame('projects', query)
  const { actor, scope, organization, year, day, today, after } = frame
  const named = scopeOf(actor, 'project.read')
  const shown = organization && year ? { organization, year } : null
  const [totals, classes, mine, figures] = await Promise.all([
    shown ? listFigures(db(), scope, 'projects', shown.year.id, day, { organizationId: shown.organization.id }) : null,
    shown && named
      ? listProjectClasses(db(), named, today, {
          ...{ organizationId: shown.organization.id, yearId: shown.year.id, day },
        })
      : [],
    shown && named
      ? listProjects(db(), named, today, { yearId: shown.year.id, supervisorId: actor.userId, after })
      : { rows: [], next: null },
    loadFigures(frame),
  ])
  return { frame, totals: totals?.rows[0] ?? null, classes, mine, figures }
}

export type ClassProjectsView = {
  group: { id: string; name: string; yearCode: string }
  rows: { pupil: PersonName & { id: string }; project: ProjectRow | null }[]
  staff: StaffChoice[]
  actor: Actor
  open: boolean
}

/** A class of grades 10–11 with who has a project and who has none; a class out of reach or of another grade is no such page. */
export async function loadClassProjects(classId: string): Promise<ClassProjectsView> {
  const { actor, scope } = await requireScope('project.read')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(classId)
  const group = id.success ? await findClass(db(), scope, today, id.data) : null
  if (!group || !isProjectGrade(group.grade)) notFound()
  const open = group.year.state === 'CURRENT'
  const { organizationId } = group
  const [roster, staff] = await Promise.all([
    listRoster(db(), scope, today, [group.id], dayWithin(group.year, today)),
    open ? listStaffChoices(db(), organizationId, today) : [],
  ])
  const studentIds = roster.map((pupil) => pupil.id)
  const found = await listClassProjects(db(), scope, today, { organizationId, yearId: group.year.id, studentIds })
  const projects = new Map(found.map((row) => [row.studentId, row]))
  return {
    group: { id: group.id, name: group.name, yearCode: group.year.code },
    rows: roster.map(({ classGroupId: _class, ...pupil }) => ({ pupil, project: projects.get(pupil.id) ?? null })),
    staff: staff.map(({ roles: _roles, ...person }) => person),
    ...{ actor, open },
  }
}

export type ProjectRecordView = {
  project: ProjectDetail
  staff: StaffChoice[]
  today: Day
  /** Head, deputy and supervisor add evidence. */
  keeps: boolean
  requestKey: string
}

/** One project by name: of the organisation, for a teacher one supervised or of an own class. */
export async function loadProject(projectId: string): Promise<ProjectRecordView> {
  const { actor, scope } = await requireScope('project.read')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(projectId)
  const project = id.success ? await findProject(db(), scope, today, id.data) : null
  if (!project) notFound()
  const staff = project.open ? await listStaffChoices(db(), project.organizationId, today) : []
  return {
    ...{ project, staff: staff.map(({ roles: _roles, ...person }) => person), today },
    keeps: project.open && canKeep(actor, { organizationId: project.organizationId, keeperId: project.supervisorId }),
    requestKey: randomUUID(),
  }
}
