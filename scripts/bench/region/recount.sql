-- What the counters of hours hold and what the records give, figure by figure, where they differ: one row for each difference.
-- Written apart from hours_recount() and from the triggers, so that it does not repeat their mistakes. A row of zeros is as good as none.
WITH counted AS MATERIALIZED (
  SELECT *, "state" IN ('CONFIRMED', 'LOCKED') AND "correctedById" IS NULL AND NOT "voids" AS sure, "state" = 'HELD' AND "correctsId" IS NULL AS held
  FROM "Activity"),
a AS MATERIALIZED (SELECT * FROM counted WHERE sure OR held),
there AS MATERIALIZED (
  SELECT p."activityId", p."classGroupId", count(*) AS pupils, sum(p."hours") AS hours FROM "Participation" p WHERE p."attended" GROUP BY 1, 2),
classes AS MATERIALIZED (
  SELECT a."municipalityId", a."organizationId", a."yearId", a."directionId", a.sure, a.held, c."classGroupId", c."grade", c."headcount",
    coalesce(t.pupils, 0) + c."headcount" AS attendances, coalesce(t.hours, 0) AS named, c."headcount" * a."hours" AS unnamed
  FROM a JOIN "ActivityClass" c ON c."activityId" = a."id"
  LEFT JOIN there t ON t."activityId" = c."activityId" AND t."classGroupId" = c."classGroupId"),
pupils AS MATERIALIZED (
  SELECT p."studentId", a."yearId", a."directionId", ARRAY[coalesce(sum(p."hours") FILTER (WHERE sure), 0), count(*) FILTER (WHERE sure),
    coalesce(sum(p."hours") FILTER (WHERE held), 0), count(*) FILTER (WHERE held)]::float8[] AS figures
  FROM a JOIN "Participation" p ON p."activityId" = a."id" AND p."attended" GROUP BY 1, 2, 3),
of_class AS (
  SELECT "classGroupId", "directionId", ARRAY[count(*) FILTER (WHERE sure), coalesce(sum(attendances) FILTER (WHERE sure), 0),
    coalesce(sum(named) FILTER (WHERE sure), 0), coalesce(sum(unnamed) FILTER (WHERE sure), 0), count(*) FILTER (WHERE held),
    coalesce(sum(attendances) FILTER (WHERE held), 0), coalesce(sum(named + unnamed) FILTER (WHERE held), 0)]::float8[] AS figures
  FROM classes GROUP BY 1, 2),
of_grade AS (
  SELECT "organizationId", "yearId", "directionId", "grade", ARRAY[coalesce(sum(attendances) FILTER (WHERE sure), 0),
    coalesce(sum(named) FILTER (WHERE sure), 0), coalesce(sum(unnamed) FILTER (WHERE sure), 0),
    coalesce(sum(attendances) FILTER (WHERE held), 0), coalesce(sum(named + unnamed) FILTER (WHERE held), 0)]::float8[] AS figures
  FROM classes GROUP BY 1, 2, 3, 4),
of_organization AS (
  SELECT "organizationId", "yearId", "directionId", array_cat(n.figures, coalesce(h.figures, array_fill(0::float8, ARRAY[4]))) AS figures
  FROM (SELECT "organizationId", "yearId", "directionId", ARRAY[count(*) FILTER (WHERE sure), count(*) FILTER (WHERE held)]::float8[] AS figures
    FROM a GROUP BY 1, 2, 3) n
  LEFT JOIN (SELECT "organizationId", "yearId", "directionId", ARRAY[coalesce(sum(attendances) FILTER (WHERE sure), 0),
      coalesce(sum(named) FILTER (WHERE sure), 0), coalesce(sum(unnamed) FILTER (WHERE sure), 0),
      coalesce(sum(named + unnamed) FILTER (WHERE held), 0)]::float8[] AS figures FROM classes GROUP BY 1, 2, 3) h
    USING ("organizationId", "yearId", "directionId")),
of_municipality AS (
  SELECT "municipalityId", "yearId", "directionId", "grade", ARRAY[coalesce(sum(attendances) FILTER (WHERE sure), 0),
    coalesce(sum(named) FILTER (WHERE sure), 0), coalesce(sum(unnamed) FILTER (WHERE sure), 0),
    coalesce(sum(attendances) FILTER (WHERE held), 0), coalesce(sum(named + unnamed) FILTER (WHERE held), 0)]::float8[] AS figures
  FROM classes GROUP BY 1, 2, 3, 4),
totals AS MATERIALIZED (SELECT "studentId", "yearId", sum(figures[1]) AS hours FROM pupils GROUP BY 1, 2),
reached AS (
  SELECT e."organizationId", e."yearId", c."grade", d.day AS "fromOn",
    ARRAY[sum(d.sign), sum(d.sign) FILTER (WHERE coalesce(t.hours, 0) >= n."minHours")]::float8[] AS figures
  FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId" AND c."grade" BETWEEN 6 AND 11
  LEFT JOIN "GuidanceLevel" l ON l."organizationId" = e."organizationId" AND l."yearId" = e."yearId"
  JOIN "HoursNorm" n ON n."yearId" = e."yearId" AND n."directionId" IS NULL AND n."level" = coalesce(l."level", 'BASE')
    AND c."grade" BETWEEN n."gradeFrom" AND n."gradeTo"
  LEFT JOIN totals t ON t."studentId" = e."studentId" AND t."yearId" = e."yearId",
  LATERAL (VALUES (e."validFrom", 1), (e."validUntil" + 1, -1)) d(day, sign)
  WHERE e."kind" = 'MAIN' AND e."leaveReason" IS DISTINCT FROM 'MISTAKEN' AND d.day IS NOT NULL GROUP BY 1, 2, 3, 4)
SELECT 'StudentHours' AS counter, k."studentId"::text AS of
FROM (SELECT *, ARRAY["hours", "events", "heldHours", "heldEvents"]::float8[] AS kept FROM "StudentHours") k
FULL JOIN pupils r USING ("studentId", "yearId", "directionId")
WHERE coalesce(k.kept, array_fill(0::float8, ARRAY[4])) <> coalesce(r.figures, array_fill(0::float8, ARRAY[4]))
UNION ALL
SELECT 'ClassHours', k."classGroupId"::text
FROM (SELECT *, ARRAY["events", "attendances", "namedHours", "headcountHours", "heldEvents", "heldAttendances", "heldHours"]::float8[] AS kept
  FROM "ClassHours") k FULL JOIN of_class r USING ("classGroupId", "directionId")
WHERE coalesce(k.kept, array_fill(0::float8, ARRAY[7])) <> coalesce(r.figures, array_fill(0::float8, ARRAY[7]))
UNION ALL
SELECT 'GradeHours', k."organizationId"::text
FROM (SELECT *, ARRAY["attendances", "namedHours", "headcountHours", "heldAttendances", "heldHours"]::float8[] AS kept FROM "GradeHours") k
FULL JOIN of_grade r USING ("organizationId", "yearId", "directionId", "grade")
WHERE coalesce(k.kept, array_fill(0::float8, ARRAY[5])) <> coalesce(r.figures, array_fill(0::float8, ARRAY[5]))
UNION ALL
SELECT 'ActivityCount', k."organizationId"::text
FROM (SELECT *, ARRAY["events", "heldEvents", "attendances", "namedHours", "headcountHours", "heldHours"]::float8[] AS kept FROM "ActivityCount") k
FULL JOIN of_organization r USING ("organizationId", "yearId", "directionId")
WHERE coalesce(k.kept, array_fill(0::float8, ARRAY[6])) <> coalesce(r.figures, array_fill(0::float8, ARRAY[6]))
UNION ALL
SELECT 'MunicipalityHours', k."municipalityId"::text
FROM (SELECT "municipalityId", "yearId", "directionId", "grade", ARRAY[sum("attendances"), sum("namedHours"), sum("headcountHours"),
    sum("heldAttendances"), sum("heldHours")]::float8[] AS kept FROM "MunicipalityHours" GROUP BY 1, 2, 3, 4) k
FULL JOIN of_municipality r USING ("municipalityId", "yearId", "directionId", "grade")
WHERE coalesce(k.kept, array_fill(0::float8, ARRAY[5])) <> coalesce(r.figures, array_fill(0::float8, ARRAY[5]))
UNION ALL
SELECT 'StudentTotal', k."studentId"::text
FROM "StudentTotal" k FULL JOIN totals r USING ("studentId", "yearId") WHERE coalesce(k."hours", 0) <> coalesce(r.hours, 0)
UNION ALL
SELECT 'ReachedCount', k."organizationId"::text
FROM "ReachedCount" k FULL JOIN reached r USING ("organizationId", "yearId", "grade", "fromOn")
WHERE coalesce(ARRAY[k."pupils", k."reached"]::float8[], '{0,0}') <> ARRAY[coalesce(r.figures[1], 0), coalesce(r.figures[2], 0)]
