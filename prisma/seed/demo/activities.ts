import { type Day, dayToDate } from '../../../lib/kernel/calendar'
import type { PrismaClient } from '../../../lib/kernel/prisma/client'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export type ActivityFrame = {
  municipalityId: string
  yearId: string
  startsOn: Day
  today: Day
  now: Date
  idOf: (key: string) => string
  userOf: (login: string) => string
}

const PARTNERS = [
  ['Прииск «Северный» (вымышлен)', 'ENTERPRISE', 'п. Кедровый'],
  ['Обогатительная фабрика «Кварцевая» (вымышлена)', 'ENTERPRISE', 'г. Таёжный'],
  ['Горный техникум', 'COLLEGE', 'г. Таёжный'],
  ['Краеведческий музей', 'CENTRE', 'г. Таёжный'],
  ['Пожарно-спасательная часть', 'SERVICE', 'г. Таёжный'],
  ['Военный комиссариат', 'MILITARY', 'г. Таёжный'],
  ['Родители: фельдшер скорой помощи', 'FAMILY', 'г. Таёжный'],
] as const

/** An event that classes hold again and again: every so many weeks, on a weekday (0 = Monday), from this grade up. */
const HABITS = [
  ['extracurricular', 'HORIZONS', '«Россия — мои горизонты»', 1, 2, 3, 6],
  ['lessons', 'LESSON', 'Профессии в теме урока', 1, 4, 1, 6],
  ['practice', 'EXCURSION', 'Экскурсия на предприятие', 2, 6, 2, 7],
  ['parents', 'PARENTS', 'Родительское собрание о выборе пути', 1, 9, 0, 8],
  ['practice', 'GAME', 'Игра «Кем быть»', 1, 8, 4, 1],
] as const

/** Every class begins the year with it, so that a demonstration begun in the first days of September is a living one too. */
const FIRST_DAY = ['extracurricular', 'TALK', 'День знаний: встреча с мастерами своего дела', 1, 1] as const

/**
 * Some hundreds of activities of the current year up to today, with who was there: confirmed but for the last ten days, which wait for
 * their heads. In sets: what is held when is worked out by the database, and the counters follow by their triggers.
 */
export async function fillActivities(tx: Tx, frame: ActivityFrame): Promise<void> {
  const { municipalityId, yearId, startsOn, today, now } = frame
  await tx.partner.createMany({
    data: PARTNERS.map(([name, kind, settlement], at) => ({
      ...{ municipalityId, name, kind, settlement, createdAt: now },
      nameKey: name.toLocaleLowerCase('ru').replace(/[«»:(),]/g, ''),
      organizationId: at === 1 ? frame.idOf('school1') : null,
    })),
  })
  const habits = HABITS.map(([code, form, title, hours, weeks, weekday, grade]) => {
    return { code, form, title, hours, weeks, weekday, grade }
  })
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE demo_activity ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, c."id" AS class, c."organizationId" AS organization, c."grade" AS grade, d."id" AS direction,
      h.form, h.title, h.hours, t.day, t.day < ${today}::date - 10 AS sure, g."userId" AS head, coalesce(s."userId", g."userId") AS leader
    FROM "ClassGroup" c
    JOIN "RoleGrant" g ON g."organizationId" = c."organizationId" AND g."role" = 'ORG_HEAD'
    LEFT JOIN LATERAL (SELECT s."userId" FROM "ClassStaff" s WHERE s."classGroupId" = c."id" AND s."duty" = 'CLASS_TEACHER' LIMIT 1) s ON true
    JOIN json_to_recordset(${JSON.stringify(habits)}::json) h(code text, form text, title text, hours float8, weeks int, weekday int, grade int)
      ON c."grade" >= h.grade
    JOIN "Direction" d ON d."yearId" = c."yearId" AND d."code" = h.code
    CROSS JOIN LATERAL (
      SELECT w.day::date AS day FROM generate_series(date_trunc('week', ${startsOn}::date) + make_interval(days => h.weekday + 7),
        ${today}::date, make_interval(weeks => h.weeks)) w(day)) t
    WHERE c."yearId" = ${yearId}::uuid AND c."kind" = 'CLASS' AND t.day BETWEEN ${startsOn}::date AND ${today}::date`
  const [code, form, title, hours, grade] = FIRST_DAY
  // Two heads confirm on the day itself, the others leave it waiting like the rest.
  const quick = [frame.idOf('school1'), frame.idOf('school7')]
  await tx.$executeRaw`
    INSERT INTO demo_activity
    SELECT gen_random_uuid(), c."id", c."organizationId", c."grade", d."id", ${form}, ${title}, ${hours}::float8, ${startsOn}::date,
      ${startsOn}::date < ${today}::date - 10 OR c."organizationId" = ANY (${quick}::uuid[]), g."userId", coalesce(s."userId", g."userId")
    FROM "ClassGroup" c
    JOIN "RoleGrant" g ON g."organizationId" = c."organizationId" AND g."role" = 'ORG_HEAD'
    LEFT JOIN LATERAL (SELECT s."userId" FROM "ClassStaff" s WHERE s."classGroupId" = c."id" AND s."duty" = 'CLASS_TEACHER' LIMIT 1) s ON true
    JOIN "Direction" d ON d."yearId" = c."yearId" AND d."code" = ${code}
    WHERE c."yearId" = ${yearId}::uuid AND c."kind" = 'CLASS' AND c."grade" >= ${grade}`
  await tx.$executeRaw`
    INSERT INTO "Activity" ("id", "municipalityId", "organizationId", "yearId", "directionId", "form", "title", "heldOn", "hours", "partnerId",
      "state", "leaderId", "confirmedAt", "confirmedById", "createdAt", "createdById", "requestKey")
    SELECT id, ${municipalityId}::uuid, organization, ${yearId}::uuid, direction, form::"ActivityForm", title, day, hours,
      CASE WHEN form = 'EXCURSION' THEN (SELECT p."id" FROM "Partner" p WHERE p."municipalityId" = ${municipalityId}::uuid
        AND p."kind" = 'ENTERPRISE' AND p."organizationId" IS NULL LIMIT 1) END,
      CASE WHEN sure THEN 'CONFIRMED' ELSE 'HELD' END::"ActivityState", leader, CASE WHEN sure THEN least(day + interval '1 day', ${now}) END,
      CASE WHEN sure THEN head END, least(day + interval '8 hours', ${now}), leader, gen_random_uuid()
    FROM demo_activity`
  await tx.$executeRaw`
    INSERT INTO "ActivityClass" ("activityId", "classGroupId", "grade") SELECT id, class, grade FROM demo_activity`
  await tx.$executeRaw`
    INSERT INTO "Participation" ("activityId", "studentId", "classGroupId", "attended", "hours")
    SELECT a.id, e."studentId", a.class, abs(hashtext(e."studentId"::text || a.id)) % 100 >= 7, a.hours
    FROM demo_activity a JOIN "Enrollment" e ON e."classGroupId" = a.class AND e."validFrom" <= a.day
      AND (e."validUntil" IS NULL OR e."validUntil" >= a.day)`
  await tx.guidanceLevel.createMany({
    data: [['school1', 'MAIN'] as const, ['school2', 'BASE'] as const].map(([key, level]) => ({
      ...{ organizationId: frame.idOf(key), yearId, level, chosenAt: dayToDate(startsOn) },
      chosenById: frame.userOf('head.school1'),
    })),
  })
}
