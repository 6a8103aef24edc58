import { randomUUID } from 'node:crypto'
import {
  addDays,
  addWorkingDays,
  type Day,
  dayToDate,
  endOfLocalDay,
  type WorkingCalendar,
} from '../../../lib/kernel/calendar'
import type { AssignmentState, Role } from '../../../lib/kernel/prisma/enums'
import { neededDueAt } from '../../../lib/resolutions/rules/deadlines'
import { periodsUntil } from '../../../lib/resolutions/rules/periods'
import type { DemoItem } from './current-resolution'

/** How one demo assignment stands. */
export type Recipe =
  | 'new'
  | 'acknowledged'
  | 'drafted'
  | 'submitted'
  | 'reviewing'
  | 'returned'
  | 'reworked'
  | 'accepted'
  | 'acceptedExtended'
  | 'acceptedLate'
  | 'extended'
  | 'extensionAsked'
  | 'notApplicable'
  | 'reopened'

export type DemoOrg = { id: string; key: string; headId: string | null; headRole: Role }
export type Rows = {
  assignments: Record<string, unknown>[]
  reports: Record<string, unknown>[]
  evidence: Record<string, unknown>[]
  extensions: Record<string, unknown>[]
  messages: Record<string, unknown>[]
  events: Record<string, unknown>[]
}

export type Frame = {
  municipalityId: string
  resolutionId: string
  timeZone: string
  calendar: WorkingCalendar
  today: Day
  now: Date
  issuedOn: Day
  departmentHeadId: string
  departmentStaffId: string
}

export const emptyRows = (): Rows => ({
  assignments: [],
  reports: [],
  evidence: [],
  extensions: [],
  messages: [],
  events: [],
})

/** Noon of a day in UTC: a plain instant of the working day in Irkutsk's evening, never after `now`. */
function instant(frame: Frame, day: Day, hour = 4): Date {
  const at = new Date(dayToDate(day).getTime() + hour * 3_600_000)
  return at < frame.now ? at : new Date(frame.now.getTime() - 3_600_000)
}

function min(a: Day, b: Day): Day {
  return a < b ? a : b
}

const TEXTS = [
  'Работа по пункту выполнена: документ обсуждён на педагогическом совете, утверждён приказом и размещён на сайте организации.',
  'Пункт исполняется: проведены встречи с родителями и работодателями, материалы собраны и приложены к отчёту.',
  'Подготовлен и утверждён документ, ответственные назначены приказом, педагоги ознакомлены.',
]

/** A figure of a plausible size for its unit. */
function plausible({ key, unit }: DemoItem['figures'][number], lot: number): number {
  if (key === 'variants') return 1 + (lot % 5)
  if (unit === '%') return 60 + (lot % 40)
  if (unit === 'ч') return 40 + (lot % 41)
  if (unit === 'чел.') return 12 + (lot % 60)
  return 3 + (lot % 18)
}

/** Adds the assignments of one item for one organisation, each with the history that leads to its recipe. */
export function addAssignments(
  rows: Rows,
  frame: Frame,
  item: DemoItem & { id: string },
  org: DemoOrg,
  part: 'RESPONSIBLE' | 'CO_EXECUTOR',
  recipeOf: (periodKey: string) => Recipe,
): void {
  if (!item.reading) return
  for (const period of periodsUntil(item.reading, frame.today, frame.calendar)) {
    addOne(rows, frame, item, org, part, period.key, period.dueOn, recipeOf(period.key))
  }
}

function addOne(
  rows: Rows,
  frame: Frame,
  item: DemoItem & { id: string },
  org: DemoOrg,
  part: 'RESPONSIBLE' | 'CO_EXECUTOR',
  periodKey: string,
  dueOn: Day | null,
  recipe: Recipe,
): void {
  const id = randomUUID()
  const at = (day: Day | null) => (day === null ? null : endOfLocalDay(day, frame.timeZone))
  const issuedAt = instant(frame, frame.issuedOn)
  const actor = org.headId ?? frame.departmentStaffId
  const event = (
    kind: string,
    when: Date,
    actorId: string,
    actorRole: Role,
    data: object = {},
    note: string | null = null,
  ) =>
    rows.events.push({
      municipalityId: frame.municipalityId,
      at: when,
      kind,
      actorId,
      actorRole,
      organizationId: org.id,
      resolutionId: frame.resolutionId,
      assignmentId: id,
      data,
      note,
    })
  event('assignmentCreated', issuedAt, frame.departmentHeadId, 'DEPARTMENT_HEAD', { dueOn, periodKey })

  let current = dueOn
  let rework: Day | null = null
  let state: AssignmentState = 'ISSUED'
  const submissions: { submittedAt: Date; reworkDueAt: Date | null }[] = []
  const row: Record<string, unknown> = { version: 1, extensionCount: 0, extensionOpen: false }
  const own = [...(org.key + item.number)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const sentOn = min(
    addDays(frame.today, -3),
    dueOn === null ? addDays(frame.today, -6) : addDays(dueOn, -1 - (own % 5)),
  )
  let revision = 0
  const report = (reportState: string, when: Date | null, over: object = {}) => {
    revision++
    const reportId = randomUUID()
    const figures = Object.fromEntries(item.figures.map((asked, i) => [asked.key, plausible(asked, own + i * 7)]))
    if ('children' in figures) figures.withPathway = Math.max(1, Number(figures.children) - (own % 3))
    rows.reports.push({
      id: reportId,
      assignmentId: id,
      revision,
      text: TEXTS[own % TEXTS.length],
      figures,
      state: reportState,
      submittedAt: when,
      submittedById: when ? actor : null,
      updatedAt: when ?? instant(frame, addDays(frame.today, -1)),
      updatedById: actor,
      version: 2,
      ...over,
    })
    if (reportState !== 'DRAFT') {
      for (const requirement of item.evidence.filter(({ required }) => required)) {
        rows.evidence.push({
          id: randomUUID(),
          reportId,
          requirementKey: requirement.key,
          kind: 'LINK',
          title: requirement.title,
          url: `https://${org.key}.example/dokumenty/punkt-${item.number.replace('.', '-')}`,
          createdById: actor,
          createdAt: when ?? frame.now,
        })
      }
    }
  }
  const acknowledge = () => {
    const when = instant(frame, addDays(frame.issuedOn, 1 + (own % 4)))
    Object.assign(row, { acknowledgedAt: when, acknowledgedById: actor })
    event('assignmentAcknowledged', when, actor, org.headRole)
    state = 'ACKNOWLEDGED'
  }
  const send = (when: Date, reworkDueAt: Date | null, over: object = {}, reportState = 'SUBMITTED') => {
    submissions.push({ submittedAt: when, reworkDueAt })
    report(reportState, when, { reworkDueAt, ...over })
    event('reportSubmitted', when, actor, org.headRole, { revision })
    Object.assign(row, { submittedAt: when, submittedById: actor })
    state = 'SUBMITTED'
  }
  const accept = (when: Date) => {
    const last = rows.reports.at(-1)
    if (last) Object.assign(last, { state: 'ACCEPTED', reviewedAt: when, reviewedById: frame.departmentStaffId })
    Object.assign(row, { acceptedAt: when, acceptedById: frame.departmentStaffId })
    event('reportAccepted', when, frame.departmentStaffId, 'DEPARTMENT_STAFF')
    state = 'ACCEPTED'
  }
  const extend = (days: number, reason: string) => {
    if (dueOn === null) return
    const askedAt = instant(frame, min(addDays(dueOn, -4), addDays(frame.today, -5)))
    current = frame.calendar.isWorkingDay(addDays(dueOn, days))
      ? addDays(dueOn, days)
      : addWorkingDays(addDays(dueOn, days), 1, frame.calendar)
    const decidedAt = new Date(askedAt.getTime() + 26 * 3_600_000)
    rows.extensions.push({
      id: randomUUID(),
      assignmentId: id,
      requestedDueOn: dayToDate(current),
      reason,
      state: 'APPROVED',
      askedAt,
      askedById: actor,
      askedAfterDue: false,
      askedLate: false,
      previousDueOn: dayToDate(dueOn),
      decidedDueOn: dayToDate(current),
      decidedAt,
      decidedById: frame.departmentHeadId,
      version: 2,
    })
    event('extensionAsked', askedAt, actor, org.headRole, { requestedDueOn: current })
    event('extensionGranted', decidedAt, frame.departmentHeadId, 'DEPARTMENT_HEAD', { from: dueOn, to: current })
    row.extensionCount = 1
  }

  if (recipe !== 'new') acknowledge()
  switch (recipe) {
    case 'new':
    case 'acknowledged':
      break
    case 'drafted':
      report('DRAFT', null)
      state = 'IN_PROGRESS'
      break
    case 'submitted':
      send(instant(frame, sentOn), null)
      break
    case 'reviewing':
      send(instant(frame, min(sentOn, addDays(frame.today, -12))), null)
      Object.assign(row, {
        reviewStartedAt: instant(frame, addDays(frame.today, -1)),
        reviewStartedById: frame.departmentStaffId,
      })
      break
    case 'returned':
    case 'reworked': {
      const back = instant(frame, addDays(frame.today, -2))
      rework = addWorkingDays(addDays(frame.today, -2), 5, frame.calendar)
      send(
        instant(frame, min(sentOn, addDays(frame.today, -4))),
        null,
        {
          reviewedAt: back,
          reviewedById: frame.departmentStaffId,
          comment: 'Приложите приказ об утверждении и укажите ответственных по каждому направлению.',
        },
        'RETURNED',
      )
      event(
        'reportReturned',
        back,
        frame.departmentStaffId,
        'DEPARTMENT_STAFF',
        { reworkDueOn: rework },
        'Приложите приказ об утверждении и укажите ответственных по каждому направлению.',
      )
      state = 'RETURNED'
      if (recipe === 'reworked') send(instant(frame, addDays(frame.today, -1)), at(rework))
      else report('DRAFT', null)
      break
    }
    case 'accepted':
      send(instant(frame, sentOn), null)
      accept(instant(frame, min(addDays(sentOn, 2), addDays(frame.today, -1))))
      break
    case 'acceptedExtended':
      extend(9, 'Карантин: педагогический совет перенесён.')
      send(instant(frame, min(addDays(dueOn ?? frame.today, 3), addDays(frame.today, -2))), null)
      accept(instant(frame, addDays(frame.today, -1)))
      break
    case 'acceptedLate':
      send(instant(frame, min(addDays(dueOn ?? frame.today, 4), addDays(frame.today, -2))), null, {
        lateReason: 'Ответственный был на больничном.',
      })
      accept(instant(frame, addDays(frame.today, -1)))
      break
    case 'extended':
      extend(32, 'Новый директор приступил к работе в этом месяце, план согласовывается.')
      report('DRAFT', null)
      state = 'IN_PROGRESS'
      break
    case 'extensionAsked': {
      const askedAt = instant(frame, addDays(frame.today, -1))
      rows.extensions.push({
        id: randomUUID(),
        assignmentId: id,
        openFor: id,
        requestedDueOn: dayToDate(addDays(frame.today, 21)),
        reason: 'Ждём согласования с работодателем, встреча назначена на следующую неделю.',
        state: 'REQUESTED',
        askedAt,
        askedById: actor,
        askedAfterDue: dueOn !== null && dueOn < frame.today,
        askedLate: true,
        previousDueOn: dayToDate(dueOn ?? frame.today),
      })
      event('extensionAsked', askedAt, actor, org.headRole, { requestedDueOn: addDays(frame.today, 21) })
      row.extensionOpen = true
      state = 'IN_PROGRESS'
      break
    }
    case 'notApplicable':
      state = 'NOT_APPLICABLE'
      row.notApplicableReason = 'В организации нет классов, к которым относится пункт.'
      event(
        'assignmentNotApplicable',
        instant(frame, addDays(frame.today, -6)),
        frame.departmentStaffId,
        'DEPARTMENT_STAFF',
        {},
        'В организации нет классов, к которым относится пункт.',
      )
      break
    case 'reopened':
      send(instant(frame, sentOn), null)
      accept(instant(frame, addDays(frame.today, -2)))
      event(
        'assignmentReopened',
        instant(frame, addDays(frame.today, -1)),
        frame.departmentHeadId,
        'DEPARTMENT_HEAD',
        {},
        'Проверка показала, что приказ не подписан.',
      )
      Object.assign(row, { acceptedAt: null, acceptedById: null })
      rework = addWorkingDays(frame.today, 5, frame.calendar)
      state = 'REOPENED'
      break
  }
  if (recipe === 'submitted' || recipe === 'returned') {
    rows.messages.push({
      id: randomUUID(),
      assignmentId: id,
      authorId: actor,
      text: 'Подскажите, достаточно ли ссылки на сайт или нужен скан приказа?',
      createdAt: instant(frame, addDays(frame.today, -2)),
    })
    rows.messages.push({
      id: randomUUID(),
      assignmentId: id,
      authorId: frame.departmentStaffId,
      text: 'Достаточно ссылки, если приказ опубликован на этой странице.',
      createdAt: instant(frame, addDays(frame.today, -1)),
    })
  }
  rows.assignments.push({
    id,
    municipalityId: frame.municipalityId,
    resolutionId: frame.resolutionId,
    itemId: item.id,
    organizationId: org.id,
    part,
    periodKey,
    originalDueOn: dueOn && dayToDate(dueOn),
    originalDueAt: at(dueOn),
    currentDueOn: current && dayToDate(current),
    currentDueAt: at(current),
    reworkDueOn: rework && dayToDate(rework),
    reworkDueAt: at(rework),
    reviewOn: item.reading?.mode === 'REVIEW_ONLY' ? dayToDate(item.reading.reviewOn) : null,
    state,
    neededDueAt: neededDueAt(submissions),
    createdAt: issuedAt,
    ...row,
  })
}
