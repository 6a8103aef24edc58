import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { addDays, type Day, endOfLocalDay } from '@/lib/kernel/calendar'
import { neededDueAt } from '@/lib/resolutions/rules/deadlines'

const ZONE = 'Asia/Irkutsk'
const ITEMS: [string, string, 'ORG' | 'RC' | 'SCHOOL' | 'KINDERGARTEN' | 'ADDITIONAL', string | null][] = [
  [
    '1',
    'Утвердить муниципальную модель профессиональной ориентации и профессионального самоопределения обучающихся.',
    'ORG',
    null,
  ],
  [
    '2.1',
    'Обеспечить реализацию региональной дорожной карты по профессиональной ориентации на территории муниципалитета.',
    'ORG',
    '2026 г.',
  ],
  [
    '2.2',
    'Продолжить работу по привлечению педагогических кадров для реализации программ профильного обучения.',
    'ORG',
    'постоянно',
  ],
  ['3.1', 'Провести отбор лучших практик профориентационной работы на всех уровнях образования.', 'RC', '2026 г.'],
  [
    '3.2',
    'Включить в план работы мероприятия по распространению лучших практик профориентационной работы.',
    'RC',
    '2026 г.',
  ],
  [
    '3.3',
    'Оказывать методическую поддержку образовательным организациям в разработке планов по профориентации.',
    'RC',
    'постоянно',
  ],
  [
    '3.4',
    'Содействовать образовательным организациям в организации профессиональных проб и практик с привлечением партнёров.',
    'RC',
    null,
  ],
  [
    '3.5',
    'Организовать курсовую подготовку педагогов по сопровождению профессионального самоопределения.',
    'RC',
    '2026 г.',
  ],
  [
    '4.1',
    'Разработать план профориентационной работы с учётом федеральных направлений и представить его в Управление образования.',
    'SCHOOL',
    '2026 г.',
  ],
  [
    '4.2',
    'Включить в учебный план вариативные формы профориентации: область «Самоопределение», модуль в «Технологии», элективные курсы.',
    'SCHOOL',
    null,
  ],
  [
    '4.3',
    'Включить модуль «Профориентация» в рабочую программу воспитания и реализовать не менее одного проекта с партнёрами.',
    'SCHOOL',
    '2026 г.',
  ],
  [
    '4.4',
    'Обеспечить выполнение индивидуальных проектов обучающимися десятых классов и участие в конференциях.',
    'SCHOOL',
    'постоянно',
  ],
  [
    '5.1',
    'Разработать план ранней профориентации воспитанников и представить его в Управление образования.',
    'KINDERGARTEN',
    '2026 г.',
  ],
  ['5.2', 'Разработать индивидуальный образовательный маршрут на каждого воспитанника.', 'KINDERGARTEN', null],
  [
    '6.1',
    'Обновить дополнительные общеразвивающие программы с учётом муниципальной модели профориентации.',
    'ADDITIONAL',
    '2026 г.',
  ],
]

export type Fixture = Awaited<ReturnType<typeof plant>>
export type Planted = { id: string; itemId: string; organizationId: string }

type AssignmentInput = {
  itemId: string
  resolutionId: string
  organizationId: string
  state?: string
  dueOn?: Day | null
  originalDueOn?: Day | null
  reworkDueOn?: Day | null
  sentOn?: Day | null
  acceptedOn?: Day | null
  periodKey?: string
  historical?: boolean
  handedToId?: string | null
  extensionOpen?: boolean
  createdOn?: Day
  reviewOn?: Day | null
  text?: string
}

/** Noon of a day in Irkutsk. */
export const noon = (day: Day): Date => new Date(endOfLocalDay(day, ZONE).getTime() - 12 * 3600_000 + 1)

/** A municipality with one resolution of fifteen items for its twenty-odd organisations, in every state there is. */
export async function plant(pool: pg.Pool, today: Day, name = 'Тайшетский район') {
  const municipalityId = randomUUID()
  await pool.query('INSERT INTO "Municipality" ("id", "name", "region") VALUES ($1, $2, $3)', [
    municipalityId,
    name,
    'Иркутская область',
  ])
  const organization = async (shortName: string, full: string, kind: string, programs: string[]) => {
    const id = randomUUID()
    await pool.query(
      'INSERT INTO "Organization" ("id", "municipalityId", "name", "shortName", "kind", "programs") VALUES ($1, $2, $3, $4, $5::"OrganizationKind", $6::"Program"[])',
      [id, municipalityId, full, shortName, kind, programs],
    )
    return id
  }
  const department = await organization(
    'Управление образования',
    'Управление образования администрации района',
    'DEPARTMENT',
    [],
  )
  const centre = await organization('Ресурсный центр', 'Муниципальный ресурсный центр', 'RESOURCE_CENTRE', [])
  const schools: string[] = []
  for (let n = 1; n <= 9; n++) {
    schools.push(
      await organization(`СОШ № ${n}`, `Средняя общеобразовательная школа № ${n}`, 'SCHOOL', ['PRIMARY', 'BASIC']),
    )
  }
  const kindergartens: string[] = []
  for (const [n, word] of [
    'Берёзка',
    'Звёздочка',
    'Ёлочка',
    'Сказка',
    'Белочка',
    'Радуга',
    'Рябинка',
    'Солнышко',
  ].entries()) {
    kindergartens.push(
      await organization(`Детский сад «${word}»`, `Детский сад № ${n + 1} «${word}»`, 'KINDERGARTEN', ['PRESCHOOL']),
    )
  }
  const additional: string[] = []
  for (const word of ['ДДТ «Радуга»', 'ДЮСШ', 'Центр «Кванториум»']) {
    additional.push(
      await organization(word, `Учреждение дополнительного образования ${word}`, 'ADDITIONAL', ['ADDITIONAL']),
    )
  }
  const person = async (
    role: string,
    organizationId: string,
    lastName: string,
    firstName = 'Анна',
    middleName = 'Петровна',
  ) => {
    const id = randomUUID()
    const grantId = randomUUID()
    await pool.query(
      'INSERT INTO "User" ("id", "municipalityId", "login", "passwordHash", "lastName", "firstName", "middleName", "mustChangePassword") VALUES ($1, $2, $3, $4, $5, $6, $7, false)',
      [id, municipalityId, `p${id.slice(0, 8)}`, 'none', lastName, firstName, middleName],
    )
    await pool.query(
      'INSERT INTO "RoleGrant" ("id", "userId", "organizationId", "role", "validFrom") VALUES ($1, $2, $3, $4::"Role", $5::date)',
      [grantId, id, organizationId, role, '2020-01-01'],
    )
    return { id, grantId }
  }
  const people = {
    head: await person('DEPARTMENT_HEAD', department, 'Наумова', 'Светлана', 'Егоровна'),
    staff: await person('DEPARTMENT_STAFF', department, 'Орлова'),
    centre: await person('RESOURCE_CENTRE', centre, 'Михайлова', 'Елена', 'Викторовна'),
    school: await person('ORG_HEAD', schools[0] as string, 'Кедрова', 'Ольга', 'Ильинична'),
    otherSchool: await person('ORG_HEAD', schools[1] as string, 'Соболев', 'Игорь', 'Львович'),
    teacher: await person('TEACHER', schools[0] as string, 'Лугова', 'Вера', 'Сергеевна'),
    parent: await person('PARENT', schools[0] as string, 'Рябинин', 'Пётр', 'Ильич'),
    admin: await person('ADMIN', department, 'Техников', 'Юрий', 'Олегович'),
  }
  const resolution = async (number: string, date: Day, title: string, historical = false, state = 'ISSUED') => {
    const id = randomUUID()
    await pool.query(
      `INSERT INTO "Resolution" ("id", "municipalityId", "number", "date", "title", "sourceText", "state", "historical", "issuedAt", "createdById")
       VALUES ($1, $2, $3, $4::date, $5, '', $6::"ResolutionState", $7, $8, $9)`,
      [id, municipalityId, number, date, title, state, historical, noon(date), people.head.id],
    )
    return id
  }
  const item = async (
    resolutionId: string,
    position: number,
    [number, text, , deadlineText]: (typeof ITEMS)[number],
    more: { mode?: string; reviewOn?: Day; latePolicy?: string } = {},
  ) => {
    const id = randomUUID()
    const mode =
      more.mode ?? (deadlineText === null ? 'REVIEW_ONLY' : deadlineText === 'постоянно' ? 'PERIODIC' : 'FIXED')
    const kind = deadlineText === null ? 'NONE' : deadlineText === 'постоянно' ? 'ONGOING' : 'YEAR'
    await pool.query(
      `INSERT INTO "ResolutionItem" ("id", "resolutionId", "position", "number", "text", "deadlineText", "deadlineKind", "deadlineMode", "reviewOn", "latePolicy", "state", "evidence", "figures", "role")
       VALUES ($1, $2, $3, $4, $5, $6, $7::"DeadlineKind", $8::"DeadlineMode", $9::date, $10::"LatePolicy", 'ISSUED', $11::jsonb, $12::jsonb, 'TASK')`,
      [
        id,
        resolutionId,
        position,
        number,
        text,
        deadlineText,
        kind,
        mode,
        more.reviewOn ?? null,
        more.latePolicy ?? 'LOCK',
        JSON.stringify([{ key: 'plan', title: 'Приказ и план', kind: 'ANY', required: true }]),
        JSON.stringify([{ key: 'children', label: 'Охвачено обучающихся', unit: 'чел.', required: false }]),
      ],
    )
    return id
  }
  const assignment = async (input: AssignmentInput): Promise<string> => {
    const id = randomUUID()
    const due = input.dueOn ?? null
    const original = input.originalDueOn === undefined ? due : input.originalDueOn
    const at = (day: Day | null | undefined) => (day ? endOfLocalDay(day, ZONE) : null)
    const sent = input.sentOn ? noon(input.sentOn) : null
    await pool.query(
      `INSERT INTO "Assignment" ("id", "municipalityId", "resolutionId", "itemId", "organizationId", "periodKey", "historical", "originalDueOn", "originalDueAt",
         "currentDueOn", "currentDueAt", "reworkDueOn", "reworkDueAt", "reviewOn", "state", "submittedAt", "submittedById", "neededDueAt", "acceptedAt", "handedToId", "extensionOpen", "extensionCount", "createdAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10::date, $11, $12::date, $13, $14::date, $15::"AssignmentState", $16, $17, $18, $19, $20, $21, $22, $23)`,
      [
        id,
        municipalityId,
        input.resolutionId,
        input.itemId,
        input.organizationId,
        input.periodKey ?? 'ONCE',
        input.historical ?? false,
        original,
        at(original),
        due,
        at(due),
        input.reworkDueOn ?? null,
        at(input.reworkDueOn),
        input.reviewOn ?? null,
        input.state ?? 'ISSUED',
        sent,
        sent && people.school.id,
        sent && neededDueAt([{ submittedAt: sent, reworkDueAt: null }]),
        input.acceptedOn ? noon(input.acceptedOn) : null,
        input.handedToId ?? null,
        input.extensionOpen ?? false,
        original !== due ? 1 : 0,
        noon(input.createdOn ?? addDays(today, -300)),
      ],
    )
    if (sent) {
      const reportId = randomUUID()
      const state = input.state === 'ACCEPTED' ? 'ACCEPTED' : input.state === 'RETURNED' ? 'RETURNED' : 'SUBMITTED'
      const reviewed = input.acceptedOn ?? (input.state === 'RETURNED' ? input.sentOn : null)
      await pool.query(
        `INSERT INTO "ExecutionReport" ("id", "assignmentId", "revision", "text", "figures", "state", "submittedAt", "submittedById", "reviewedAt", "comment")
         VALUES ($1, $2, 1, $3, $4::jsonb, $5::"ReportState", $6, $7, $8, $9)`,
        [
          reportId,
          id,
          input.text ?? 'План разработан и утверждён приказом, работа ведётся по семи направлениям.',
          JSON.stringify({ children: 128 }),
          state,
          sent,
          people.school.id,
          reviewed ? noon(reviewed) : null,
          state === 'RETURNED' ? 'Приложите утверждённый приказ: пока приложен проект.' : null,
        ],
      )
      await pool.query(
        `INSERT INTO "Evidence" ("id", "reportId", "kind", "title", "url", "createdById", "requestKey") VALUES ($1, $2, 'LINK', $3, $4, $5, $1)`,
        [randomUUID(), reportId, 'Приказ об утверждении плана', 'https://example.ru/prikaz', people.school.id],
      )
    }
    if (original && due && original !== due) {
      await pool.query(
        `INSERT INTO "ExtensionRequest" ("id", "assignmentId", "requestedDueOn", "reason", "state", "askedAt", "askedById", "askedAfterDue", "askedLate", "previousDueOn", "decidedDueOn", "decidedAt", "decidedById", "requestKey")
         VALUES ($1, $2, $3::date, $4, 'APPROVED', $5, $6, false, false, $7::date, $3::date, $8, $9, $1)`,
        [
          randomUUID(),
          id,
          due,
          'Перенос мероприятия партнёром.',
          noon(addDays(original, -5)),
          people.school.id,
          original,
          noon(addDays(original, -4)),
          people.head.id,
        ],
      )
    }
    if (input.extensionOpen && due) {
      await pool.query(
        `INSERT INTO "ExtensionRequest" ("id", "assignmentId", "openFor", "requestedDueOn", "reason", "askedAt", "askedById", "askedAfterDue", "askedLate", "previousDueOn", "requestKey")
         VALUES ($1, $2, $2, $3::date, $4, $5, $6, false, false, $7::date, $1)`,
        [
          randomUUID(),
          id,
          addDays(due, 30),
          'Ожидаем решения педагогического совета.',
          noon(addDays(today, -3)),
          people.school.id,
          due,
        ],
      )
    }
    return id
  }
  return {
    pool,
    municipalityId,
    department,
    centre,
    schools,
    kindergartens,
    additional,
    people,
    resolution,
    item,
    assignment,
    today,
  }
}

/** The issued resolution of the demonstration, in every state; deterministic for a given day. */
export async function plantResolution(f: Fixture): Promise<{ resolutionId: string; items: string[]; ids: string[] }> {
  const { today } = f
  const resolutionId = await f.resolution(
    '5',
    addDays(today, -290),
    'О совершенствовании профориентационной работы в муниципальной системе образования',
  )
  const items: string[] = []
  const ids: string[] = []
  let turn = 0
  for (const [n, row] of ITEMS.entries()) {
    const itemId = await f.item(
      resolutionId,
      (n + 1) * 10,
      row,
      row[3] === null ? { reviewOn: addDays(today, -20) } : {},
    )
    items.push(itemId)
    const to = {
      ORG: [f.department],
      RC: [f.centre],
      SCHOOL: f.schools,
      KINDERGARTEN: f.kindergartens,
      ADDITIONAL: f.additional,
    }[row[2]]
    for (const organizationId of to) {
      turn++
      const base = { itemId, resolutionId, organizationId }
      const day = (shift: number) => addDays(today, shift)
      if (row[3] === null) {
        ids.push(await f.assignment({ ...base, reviewOn: day(-20), state: turn % 3 === 0 ? 'IN_PROGRESS' : 'ISSUED' }))
      } else if (row[3] === 'постоянно') {
        ids.push(
          await f.assignment({
            ...base,
            periodKey: String(Number(today.slice(0, 4)) - 1),
            dueOn: `${today.slice(0, 4)}-01-20`,
            state: turn % 4 === 0 ? 'ISSUED' : 'ACCEPTED',
            sentOn:
              turn % 4 === 0 ? null : turn % 3 === 0 ? `${today.slice(0, 4)}-02-03` : `${today.slice(0, 4)}-01-15`,
            acceptedOn: turn % 4 === 0 ? null : `${today.slice(0, 4)}-02-05`,
          }),
        )
        ids.push(
          await f.assignment({
            ...base,
            periodKey: today.slice(0, 4),
            dueOn: `${Number(today.slice(0, 4)) + 1}-01-20`,
            state: 'ACKNOWLEDGED',
          }),
        )
      } else {
        const inputs: AssignmentInput[] = [
          { ...base, state: 'ACCEPTED', dueOn: day(-30), sentOn: day(-34), acceptedOn: day(-31) },
          { ...base, state: 'ISSUED', dueOn: day(5) },
          { ...base, state: 'SUBMITTED', dueOn: day(3), sentOn: day(-9) },
          { ...base, state: 'IN_PROGRESS', dueOn: day(-12) },
          { ...base, state: 'RETURNED', dueOn: day(-2), sentOn: day(-4), reworkDueOn: day(4) },
          { ...base, state: 'ACCEPTED', dueOn: day(-20), sentOn: day(-17), acceptedOn: day(-14) },
          { ...base, state: 'IN_PROGRESS', dueOn: day(9), extensionOpen: true },
          {
            ...base,
            state: 'ACCEPTED',
            dueOn: day(-10),
            originalDueOn: day(-40),
            sentOn: day(-15),
            acceptedOn: day(-11),
          },
          { ...base, state: 'ISSUED', dueOn: day(37) },
          { ...base, state: 'NOT_APPLICABLE', dueOn: day(37) },
          { ...base, state: 'IN_PROGRESS', dueOn: day(-3), extensionOpen: true },
          { ...base, state: 'SUBMITTED', dueOn: day(-8), sentOn: day(-6) },
          { ...base, state: 'ACKNOWLEDGED', dueOn: day(0) },
        ]
        ids.push(await f.assignment(inputs[turn % inputs.length] as AssignmentInput))
      }
    }
  }
  // The head of the first school has handed three of its assignments to the teacher.
  await f.pool.query(
    `UPDATE "Assignment" SET "handedToId" = $1 WHERE "id" IN (SELECT "id" FROM "Assignment"
       WHERE "resolutionId" = $2 AND "organizationId" = $3 AND "state" NOT IN ('ACCEPTED', 'NOT_APPLICABLE') ORDER BY "effectiveDueOn", "id" LIMIT 3)`,
    [f.people.teacher.id, resolutionId, f.schools[0]],
  )
  return { resolutionId, items, ids }
}
