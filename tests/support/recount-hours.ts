import { db } from '@/lib/kernel/db'

/** What the counters of hours and of reached norms hold and what a recount of the records gives, where they differ; empty when the triggers are right. */
export async function hoursErrors(): Promise<unknown[]> {
  return db().$queryRaw`
    WITH a AS (
      SELECT *, CASE WHEN "state" IN ('CONFIRMED', 'LOCKED') AND "correctedById" IS NULL AND NOT "voids" THEN 'sure'
        WHEN "state" = 'HELD' AND "correctsId" IS NULL THEN 'held' END AS how
      FROM "Activity"),
    p AS (SELECT * FROM "Participation" WHERE "attended"),
    s AS (SELECT c."activityId", c."classGroupId", c."grade", c."headcount", count(p."studentId") AS named, coalesce(sum(p."hours"), 0) AS hours
      FROM "ActivityClass" c LEFT JOIN p ON p."activityId" = c."activityId" AND p."classGroupId" = c."classGroupId" GROUP BY 1, 2, 3, 4),
    done AS (SELECT p."studentId", a."yearId", sum(p."hours") AS n FROM a JOIN p ON p."activityId" = a."id" WHERE how = 'sure' GROUP BY 1, 2),
    facts AS (
      SELECT ARRAY['count', "organizationId"::text, "directionId"::text, how || 'Events'] AS key, 1::float8 AS n FROM a WHERE how IS NOT NULL
      UNION ALL
      SELECT ARRAY['student', p."studentId"::text, a."directionId"::text, f.what], f.n
      FROM a JOIN p ON p."activityId" = a."id", LATERAL (VALUES (how || 'Hours', p."hours"), (how || 'Events', 1)) f(what, n) WHERE how IS NOT NULL
      UNION ALL
      SELECT ARRAY['class', s."classGroupId"::text, a."directionId"::text, f.what], f.n
      FROM a JOIN s ON s."activityId" = a."id",
      LATERAL (VALUES (how || 'Events', 1::float8), (how || 'Attendances', s.named + s."headcount"),
        (CASE how WHEN 'sure' THEN 'sureNamed' ELSE 'heldHours' END, s.hours),
        (CASE how WHEN 'sure' THEN 'sureHeadcount' ELSE 'heldHours' END, s."headcount" * a."hours")) f(what, n) WHERE how IS NOT NULL
      UNION ALL
      SELECT ARRAY['grade', a."organizationId"::text, a."directionId"::text || s."grade", f.what], f.n
      FROM a JOIN s ON s."activityId" = a."id",
      LATERAL (VALUES (how || 'Attendances', (s.named + s."headcount")::float8),
        (CASE how WHEN 'sure' THEN 'sureNamed' ELSE 'heldHours' END, s.hours),
        (CASE how WHEN 'sure' THEN 'sureHeadcount' ELSE 'heldHours' END, s."headcount" * a."hours")) f(what, n) WHERE how IS NOT NULL
      UNION ALL
      SELECT key || f.what, f.n
      FROM a JOIN s ON s."activityId" = a."id",
      LATERAL (VALUES (ARRAY['municipality', a."municipalityId"::text, a."directionId"::text || s."grade"]),
        (ARRAY['organization', a."organizationId"::text, a."directionId"::text])) k(key),
      LATERAL (VALUES (how || 'Attendances', (s.named + s."headcount")::float8),
        (CASE how WHEN 'sure' THEN 'sureNamed' ELSE 'heldHours' END, s.hours),
        (CASE how WHEN 'sure' THEN 'sureHeadcount' ELSE 'heldHours' END, s."headcount" * a."hours")) f(what, n)
      -- An organisation's attendances that are not yet confirmed are not kept.
      WHERE how IS NOT NULL AND NOT (key[1] = 'organization' AND f.what = 'heldAttendances')
      UNION ALL
      SELECT ARRAY['total', "studentId"::text, "yearId"::text, 'hours'], n FROM done
      UNION ALL
      SELECT ARRAY['reached', e."organizationId"::text, e."yearId"::text || g."grade", d.day || f.what], d.sign * f.n
      FROM "Enrollment" e JOIN "ClassGroup" g ON g."id" = e."classGroupId" AND g."grade" BETWEEN 6 AND 11
      JOIN "HoursNorm" h ON h."yearId" = e."yearId" AND h."directionId" IS NULL AND g."grade" BETWEEN h."gradeFrom" AND h."gradeTo"
        AND h."level" = coalesce((SELECT l."level" FROM "GuidanceLevel" l WHERE l."organizationId" = e."organizationId" AND l."yearId" = e."yearId"), 'BASE')
      LEFT JOIN done ON done."studentId" = e."studentId" AND done."yearId" = e."yearId",
      LATERAL (VALUES ('pupils', 1), ('reached', (coalesce(done.n, 0) >= h."minHours")::int)) f(what, n),
      LATERAL (VALUES (e."validFrom", 1), (e."validUntil" + 1, -1)) d(day, sign)
      WHERE d.day IS NOT NULL AND e."kind" = 'MAIN' AND e."leaveReason" IS DISTINCT FROM 'MISTAKEN'),
    recount AS (SELECT key, sum(n) AS n FROM facts GROUP BY key HAVING sum(n) <> 0),
    kept AS (
      SELECT key, n FROM (
        SELECT ARRAY['count', "organizationId"::text, "directionId"::text, f.what] AS key, f.n::float8 AS n
        FROM "ActivityCount", LATERAL (VALUES ('sureEvents', "events"), ('heldEvents', "heldEvents")) f(what, n)
        UNION ALL
        SELECT ARRAY['student', "studentId"::text, "directionId"::text, f.what], f.n FROM "StudentHours",
          LATERAL (VALUES ('sureHours', "hours"), ('sureEvents', "events"), ('heldHours', "heldHours"), ('heldEvents', "heldEvents")) f(what, n)
        UNION ALL
        SELECT ARRAY['class', "classGroupId"::text, "directionId"::text, f.what], f.n FROM "ClassHours",
          LATERAL (VALUES ('sureEvents', "events"), ('sureAttendances', "attendances"), ('sureNamed', "namedHours"),
            ('sureHeadcount', "headcountHours"), ('heldEvents', "heldEvents"), ('heldAttendances', "heldAttendances"), ('heldHours', "heldHours")) f(what, n)
        UNION ALL
        SELECT ARRAY['grade', "organizationId"::text, "directionId"::text || "grade", f.what], f.n FROM "GradeHours",
          LATERAL (VALUES ('sureAttendances', "attendances"), ('sureNamed', "namedHours"), ('sureHeadcount', "headcountHours"),
            ('heldAttendances', "heldAttendances"), ('heldHours', "heldHours")) f(what, n)
        UNION ALL
        SELECT ARRAY['municipality', "municipalityId"::text, "directionId"::text || "grade", f.what], sum(f.n) FROM "MunicipalityHours",
          LATERAL (VALUES ('sureAttendances', "attendances"), ('sureNamed', "namedHours"), ('sureHeadcount', "headcountHours"),
            ('heldAttendances', "heldAttendances"), ('heldHours', "heldHours")) f(what, n) GROUP BY 1
        UNION ALL
        SELECT ARRAY['organization', "organizationId"::text, "directionId"::text, f.what], f.n FROM "ActivityCount",
          LATERAL (VALUES ('sureAttendances', "attendances"), ('sureNamed', "namedHours"), ('sureHeadcount', "headcountHours"),
            ('heldHours', "heldHours")) f(what, n)
        UNION ALL
        SELECT ARRAY['total', "studentId"::text, "yearId"::text, 'hours'], "hours" FROM "StudentTotal"
        UNION ALL
        SELECT ARRAY['reached', "organizationId"::text, "yearId"::text || "grade", "fromOn" || f.what], f.n FROM "ReachedCount",
          LATERAL (VALUES ('pupils', "pupils"), ('reached', "reached")) f(what, n)) k
      WHERE n <> 0)
    SELECT key, kept.n AS kept, recount.n AS recounted FROM kept FULL JOIN recount USING (key) WHERE kept.n IS DISTINCT FROM recount.n`
}
