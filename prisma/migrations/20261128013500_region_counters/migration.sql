-- The hours of a municipality, and how many pupils have reached their norm, are counters too: summed anew over a region's 900 schools
-- and 330,000 pupils they took five seconds (decision 004).

-- AlterTable
ALTER TABLE "ActivityCount" ADD COLUMN "attendances" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "namedHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN "headcountHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN "heldHours" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "MunicipalityHours" (
    "municipalityId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "directionId" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "attendances" INTEGER NOT NULL DEFAULT 0,
    "namedHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "headcountHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "heldAttendances" INTEGER NOT NULL DEFAULT 0,
    "heldHours" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "MunicipalityHours_pkey" PRIMARY KEY ("municipalityId","yearId","directionId","grade","part")
);

-- CreateTable
CREATE TABLE "StudentTotal" (
    "studentId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "StudentTotal_pkey" PRIMARY KEY ("studentId","yearId")
);

-- CreateTable
CREATE TABLE "ReachedCount" (
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "fromOn" DATE NOT NULL,
    "pupils" INTEGER NOT NULL DEFAULT 0,
    "reached" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReachedCount_pkey" PRIMARY KEY ("organizationId","yearId","grade","fromOn")
);

-- Organisations in the order of their names as people count («Школа 2» before «Школа 10»), a page by key.
CREATE INDEX "Organization_natural" ON "Organization" ("municipalityId", (regexp_replace("shortName", '[0-9].*$', '')),
  (COALESCE(substring("shortName" from '[0-9]{1,9}')::bigint, 0)), "shortName", "id");

-- Of a municipality's eight parts, that of an organisation: schools of other parts do not wait for each other's commit.
CREATE FUNCTION hours_part(organization uuid) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT get_byte(uuid_send(organization), 15) % 8 $$;

-- The stays whose pupils have a norm (rule 14): grades 6 to 11 of a school, with the hours asked by the organisation's level.
CREATE FUNCTION normed_stays() RETURNS TABLE ("studentId" uuid, "organizationId" uuid, "yearId" uuid, "grade" int, "validFrom" date,
  "validUntil" date, "minHours" float8) LANGUAGE sql STABLE AS $$
  SELECT e."studentId", e."organizationId", e."yearId", c."grade", e."validFrom", e."validUntil", n."minHours"
  FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId" AND c."grade" >= 6
  LEFT JOIN "GuidanceLevel" l ON l."organizationId" = e."organizationId" AND l."yearId" = e."yearId"
  JOIN "HoursNorm" n ON n."yearId" = e."yearId" AND n."directionId" IS NULL AND n."level" = coalesce(l."level", 'BASE')
    AND c."grade" BETWEEN n."gradeFrom" AND n."gradeTo"
  WHERE e."kind" = 'MAIN' AND e."leaveReason" IS DISTINCT FROM 'MISTAKEN'
$$;

-- The norms of a year are held by those who count pupils against them, and taken alone by what changes norms, levels or grades.
CREATE FUNCTION norms_key(year uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended('profmarshrut: norms of ' || year, 0)
$$;

-- A stay is counted from its first day and counted back after its last one, so that a sum up to a day is who is there on that day.
CREATE TYPE reached_change AS (
  organization uuid, year uuid, grade int, from_on date, until_on date, pupils bigint, reached bigint
);
CREATE FUNCTION reached_count_apply(changes reached_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ReachedCount" AS c ("organizationId", "yearId", "grade", "fromOn", "pupils", "reached")
  SELECT organization, year, grade, d.day, sum(d.sign * pupils), sum(d.sign * reached)
  FROM unnest(changes), LATERAL (VALUES (from_on, 1), (until_on + 1, -1)) d(day, sign) WHERE d.day IS NOT NULL
  GROUP BY 1, 2, 3, 4 HAVING sum(d.sign * pupils) <> 0 OR sum(d.sign * reached) <> 0
  ORDER BY 1, 2, 3, 4
  ON CONFLICT ("organizationId", "yearId", "grade", "fromOn") DO UPDATE SET
    "pupils" = c."pupils" + EXCLUDED."pupils", "reached" = c."reached" + EXCLUDED."reached";
END $$;

-- Confirmed hours of pupils in a year, over all directions. The row is what two writers of one pupil wait for: a pupil's hours and stays
-- change one after the other, and each sees what the one before has written.
CREATE TYPE student_total_change AS (student uuid, year uuid, hours float8);
CREATE FUNCTION student_total_apply(changes student_total_change[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE totals student_total_change[];
BEGIN
  IF changes IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock_shared(norms_key(year)) FROM (SELECT DISTINCT year FROM unnest(changes) ORDER BY 1) y;
  WITH made AS (
    INSERT INTO "StudentTotal" AS t ("studentId", "yearId", "hours") SELECT student, year, hours FROM unnest(changes) ORDER BY 1, 2
    ON CONFLICT ("studentId", "yearId") DO UPDATE SET "hours" = t."hours" + EXCLUDED."hours" RETURNING "studentId", "yearId", "hours")
  SELECT array_agg(ROW("studentId", "yearId", "hours")::student_total_change) INTO totals FROM made;
  PERFORM reached_count_apply(array_agg(ROW(d.*)::reached_change)) FROM (
    SELECT s."organizationId", s."yearId", s."grade", s."validFrom", s."validUntil", 0::bigint,
      ((t.hours >= s."minHours")::int - (t.hours - c.hours >= s."minHours")::int)::bigint
    FROM unnest(totals) t JOIN unnest(changes) c ON c.student = t.student AND c.year = t.year
    JOIN normed_stays() s ON s."studentId" = t.student AND s."yearId" = t.year
    WHERE (t.hours >= s."minHours") <> (t.hours - c.hours >= s."minHours")) d;
END $$;

-- A change of hours goes through ActivityCount (its row is held since the record's own count), ClassHours, GradeHours, StudentHours,
-- MunicipalityHours, StudentTotal, ReachedCount, and in each by its key.
CREATE OR REPLACE FUNCTION attendance_apply(changes attendance_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ActivityCount" AS c ("organizationId", "yearId", "directionId", "municipalityId", "attendances", "namedHours",
    "headcountHours", "heldHours")
  SELECT organization, year, direction, municipality, sum(sure * attendances), sum(sure * named), sum(sure * headcount),
    sum(held * (named + headcount))
  FROM (SELECT *, (counting = 2)::int AS sure, (counting = 1)::int AS held FROM unnest(changes) WHERE counting > 0) f
  GROUP BY 1, 2, 3, 4
  HAVING sum(sure * attendances) <> 0 OR sum(sure * named) <> 0 OR sum(sure * headcount) <> 0 OR sum(held * (named + headcount)) <> 0
  ORDER BY 1, 2, 3
  ON CONFLICT ("organizationId", "yearId", "directionId") DO UPDATE SET
    "attendances" = c."attendances" + EXCLUDED."attendances", "namedHours" = c."namedHours" + EXCLUDED."namedHours",
    "headcountHours" = c."headcountHours" + EXCLUDED."headcountHours", "heldHours" = c."heldHours" + EXCLUDED."heldHours";

  INSERT INTO "ClassHours" AS c ("classGroupId", "directionId", "events", "attendances", "namedHours", "headcountHours", "heldEvents",
    "heldAttendances", "heldHours")
  SELECT class, direction, sum(sure * events), sum(sure * attendances), sum(sure * named), sum(sure * headcount),
    sum(held * events), sum(held * attendances), sum(held * (named + headcount))
  FROM (SELECT *, (counting = 2)::int AS sure, (counting = 1)::int AS held FROM unnest(changes) WHERE counting > 0) f
  GROUP BY 1, 2
  HAVING sum(sure * events) <> 0 OR sum(sure * attendances) <> 0 OR sum(sure * named) <> 0 OR sum(sure * headcount) <> 0
    OR sum(held * events) <> 0 OR sum(held * attendances) <> 0 OR sum(held * (named + headcount)) <> 0
  ORDER BY 1, 2
  ON CONFLICT ("classGroupId", "directionId") DO UPDATE SET
    "events" = c."events" + EXCLUDED."events", "attendances" = c."attendances" + EXCLUDED."attendances",
    "namedHours" = c."namedHours" + EXCLUDED."namedHours", "headcountHours" = c."headcountHours" + EXCLUDED."headcountHours",
    "heldEvents" = c."heldEvents" + EXCLUDED."heldEvents", "heldAttendances" = c."heldAttendances" + EXCLUDED."heldAttendances",
    "heldHours" = c."heldHours" + EXCLUDED."heldHours";

  INSERT INTO "GradeHours" AS c ("organizationId", "yearId", "directionId", "grade", "municipalityId", "attendances", "namedHours",
    "headcountHours", "heldAttendances", "heldHours")
  SELECT organization, year, direction, grade, municipality, sum(sure * attendances), sum(sure * named), sum(sure * headcount),
    sum(held * attendances), sum(held * (named + headcount))
  FROM (SELECT *, (counting = 2)::int AS sure, (counting = 1)::int AS held FROM unnest(changes) WHERE counting > 0) f
  GROUP BY 1, 2, 3, 4, 5
  HAVING sum(sure * attendances) <> 0 OR sum(sure * named) <> 0 OR sum(sure * headcount) <> 0 OR sum(held * attendances) <> 0
    OR sum(held * (named + headcount)) <> 0
  ORDER BY 1, 2, 3, 4
  ON CONFLICT ("organizationId", "yearId", "directionId", "grade") DO UPDATE SET
    "attendances" = c."attendances" + EXCLUDED."attendances", "namedHours" = c."namedHours" + EXCLUDED."namedHours",
    "headcountHours" = c."headcountHours" + EXCLUDED."headcountHours",
    "heldAttendances" = c."heldAttendances" + EXCLUDED."heldAttendances", "heldHours" = c."heldHours" + EXCLUDED."heldHours";

  INSERT INTO "StudentHours" AS c ("studentId", "yearId", "directionId", "hours", "events", "heldHours", "heldEvents")
  SELECT student, year, direction, sum(sure * named), sum(sure * attendances), sum(held * named), sum(held * attendances)
  FROM (SELECT *, (counting = 2)::int AS sure, (counting = 1)::int AS held FROM unnest(changes)
    WHERE counting > 0 AND student IS NOT NULL) f
  GROUP BY 1, 2, 3
  HAVING sum(sure * named) <> 0 OR sum(sure * attendances) <> 0 OR sum(held * named) <> 0 OR sum(held * attendances) <> 0
  ORDER BY 1, 2, 3
  ON CONFLICT ("studentId", "yearId", "directionId") DO UPDATE SET
    "hours" = c."hours" + EXCLUDED."hours", "events" = c."events" + EXCLUDED."events",
    "heldHours" = c."heldHours" + EXCLUDED."heldHours", "heldEvents" = c."heldEvents" + EXCLUDED."heldEvents";

  INSERT INTO "MunicipalityHours" AS c ("municipalityId", "yearId", "directionId", "grade", "part", "attendances", "namedHours",
    "headcountHours", "heldAttendances", "heldHours")
  SELECT municipality, year, direction, grade, hours_part(organization), sum(sure * attendances), sum(sure * named), sum(sure * headcount),
    sum(held * attendances), sum(held * (named + headcount))
  FROM (SELECT *, (counting = 2)::int AS sure, (counting = 1)::int AS held FROM unnest(changes) WHERE counting > 0) f
  GROUP BY 1, 2, 3, 4, 5
  HAVING sum(sure * attendances) <> 0 OR sum(sure * named) <> 0 OR sum(sure * headcount) <> 0 OR sum(held * attendances) <> 0
    OR sum(held * (named + headcount)) <> 0
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT ("municipalityId", "yearId", "directionId", "grade", "part") DO UPDATE SET
    "attendances" = c."attendances" + EXCLUDED."attendances", "namedHours" = c."namedHours" + EXCLUDED."namedHours",
    "headcountHours" = c."headcountHours" + EXCLUDED."headcountHours",
    "heldAttendances" = c."heldAttendances" + EXCLUDED."heldAttendances", "heldHours" = c."heldHours" + EXCLUDED."heldHours";

  PERFORM student_total_apply(array_agg(ROW(d.*)::student_total_change)) FROM (
    SELECT student, year, sum(named) FROM unnest(changes) WHERE counting = 2 AND student IS NOT NULL
    GROUP BY 1, 2 HAVING sum(named) <> 0) d;
END $$;

-- Stays: who comes, goes, or is moved. What stood before is counted back by the same facts by which it was counted.
CREATE TYPE stay_change AS (
  student uuid, organization uuid, year uuid, class uuid, from_on date, until_on date, sign int
);
CREATE FUNCTION stay_apply(changes stay_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF changes IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock_shared(norms_key(year)) FROM (SELECT DISTINCT year FROM unnest(changes) ORDER BY 1) y;
  INSERT INTO "StudentTotal" AS t ("studentId", "yearId") SELECT DISTINCT student, year FROM unnest(changes) ORDER BY 1, 2
  ON CONFLICT ("studentId", "yearId") DO UPDATE SET "hours" = t."hours";
  PERFORM reached_count_apply(array_agg(ROW(d.*)::reached_change)) FROM (
    SELECT s.organization, s.year, c."grade", s.from_on, s.until_on, s.sign::bigint, (s.sign * (t."hours" >= n."minHours")::int)::bigint
    FROM unnest(changes) s JOIN "ClassGroup" c ON c."id" = s.class AND c."grade" >= 6
    JOIN "StudentTotal" t ON t."studentId" = s.student AND t."yearId" = s.year
    LEFT JOIN "GuidanceLevel" l ON l."organizationId" = s.organization AND l."yearId" = s.year
    JOIN "HoursNorm" n ON n."yearId" = s.year AND n."directionId" IS NULL AND n."level" = coalesce(l."level", 'BASE')
      AND c."grade" BETWEEN n."gradeFrom" AND n."gradeTo") d;
END $$;

CREATE FUNCTION enrollment_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM stay_apply(array_agg(ROW("studentId", "organizationId", "yearId", "classGroupId", "validFrom", "validUntil", 1)::stay_change))
  FROM new_rows WHERE "kind" = 'MAIN' AND "leaveReason" IS DISTINCT FROM 'MISTAKEN';
  RETURN NULL;
END $$;
CREATE FUNCTION enrollment_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM stay_apply(array_agg(ROW("studentId", "organizationId", "yearId", "classGroupId", "validFrom", "validUntil", -1)::stay_change))
  FROM old_rows WHERE "kind" = 'MAIN' AND "leaveReason" IS DISTINCT FROM 'MISTAKEN';
  RETURN NULL;
END $$;
CREATE FUNCTION enrollment_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM stay_apply(array_agg(
    ROW("studentId", "organizationId", "yearId", "classGroupId", "validFrom", "validUntil", sign)::stay_change))
  FROM (SELECT *, 1 AS sign FROM new_rows UNION ALL SELECT *, -1 FROM old_rows) b
  WHERE "kind" = 'MAIN' AND "leaveReason" IS DISTINCT FROM 'MISTAKEN';
  RETURN NULL;
END $$;
CREATE TRIGGER enrollment_count_insert AFTER INSERT ON "Enrollment"
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION enrollment_count_insert();
CREATE TRIGGER enrollment_count_delete AFTER DELETE ON "Enrollment"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION enrollment_count_delete();
CREATE TRIGGER enrollment_count_update AFTER UPDATE ON "Enrollment"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION enrollment_count_update();

-- Norms, levels and grades of classes change seldom and for many pupils at once: those of the year, or of one organisation in it, anew.
CREATE FUNCTION reached_recount(year uuid, organization uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(norms_key(year));
  DELETE FROM "ReachedCount" WHERE "yearId" = year AND (organization IS NULL OR "organizationId" = organization);
  INSERT INTO "ReachedCount" ("organizationId", "yearId", "grade", "fromOn", "pupils", "reached")
  SELECT s."organizationId", s."yearId", s."grade", d.day, sum(d.sign), sum(d.sign * (coalesce(t."hours", 0) >= s."minHours")::int)
  FROM normed_stays() s LEFT JOIN "StudentTotal" t ON t."studentId" = s."studentId" AND t."yearId" = s."yearId",
    LATERAL (VALUES (s."validFrom", 1), (s."validUntil" + 1, -1)) d(day, sign)
  WHERE d.day IS NOT NULL AND s."yearId" = year AND (organization IS NULL OR s."organizationId" = organization)
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
END $$;

CREATE FUNCTION reached_by_norm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM reached_recount("yearId", NULL) FROM (SELECT DISTINCT "yearId" FROM rows WHERE "directionId" IS NULL ORDER BY 1) y;
  RETURN NULL;
END $$;
CREATE TRIGGER reached_by_norm_insert AFTER INSERT ON "HoursNorm"
REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION reached_by_norm();
CREATE TRIGGER reached_by_norm_update AFTER UPDATE ON "HoursNorm"
REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION reached_by_norm();
CREATE TRIGGER reached_by_norm_delete AFTER DELETE ON "HoursNorm"
REFERENCING OLD TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION reached_by_norm();

CREATE FUNCTION reached_by_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM reached_recount("yearId", "organizationId") FROM (SELECT DISTINCT "yearId", "organizationId" FROM rows ORDER BY 1, 2) y;
  RETURN NULL;
END $$;
CREATE TRIGGER reached_by_level_insert AFTER INSERT ON "GuidanceLevel"
REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION reached_by_level();
CREATE TRIGGER reached_by_level_update AFTER UPDATE ON "GuidanceLevel"
REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION reached_by_level();
CREATE TRIGGER reached_by_level_delete AFTER DELETE ON "GuidanceLevel"
REFERENCING OLD TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION reached_by_level();

CREATE FUNCTION reached_by_grade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM reached_recount("yearId", "organizationId") FROM (SELECT DISTINCT n."yearId", n."organizationId"
    FROM new_rows n JOIN old_rows o ON o."id" = n."id" WHERE n."grade" IS DISTINCT FROM o."grade" ORDER BY 1, 2) y;
  RETURN NULL;
END $$;
CREATE TRIGGER reached_by_grade AFTER UPDATE ON "ClassGroup"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reached_by_grade();

-- Parts, totals and reached norms anew, from the hours of pupils and grades.
CREATE FUNCTION region_recount() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "MunicipalityHours", "StudentTotal", "ReachedCount";
  INSERT INTO "MunicipalityHours" ("municipalityId", "yearId", "directionId", "grade", "part", "attendances", "namedHours",
    "headcountHours", "heldAttendances", "heldHours")
  SELECT "municipalityId", "yearId", "directionId", "grade", hours_part("organizationId"), sum("attendances"), sum("namedHours"),
    sum("headcountHours"), sum("heldAttendances"), sum("heldHours")
  FROM "GradeHours" GROUP BY 1, 2, 3, 4, 5;
  INSERT INTO "StudentTotal" ("studentId", "yearId", "hours") SELECT "studentId", "yearId", sum("hours") FROM "StudentHours" GROUP BY 1, 2;
  PERFORM reached_recount("id", NULL) FROM (SELECT "id" FROM "AcademicYear" ORDER BY 1) y;
END $$;

-- All counters of hours anew from the records: after a bulk load with the triggers off.
CREATE OR REPLACE FUNCTION hours_recount() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "ActivityCount", "ClassHours", "GradeHours", "StudentHours", "MunicipalityHours", "StudentTotal", "ReachedCount";
  INSERT INTO "StudentHours" ("studentId", "yearId", "directionId", "hours", "events", "heldHours", "heldEvents")
  SELECT p."studentId", a."yearId", a."directionId", coalesce(sum(p."hours") FILTER (WHERE counting = 2), 0),
    count(*) FILTER (WHERE counting = 2), coalesce(sum(p."hours") FILTER (WHERE counting = 1), 0), count(*) FILTER (WHERE counting = 1)
  FROM (SELECT *, activity_counting("state", "correctsId", "correctedById", "voids") AS counting FROM "Activity") a
  JOIN "Participation" p ON p."activityId" = a."id" AND p."attended"
  WHERE counting > 0 GROUP BY 1, 2, 3;
  CREATE TEMPORARY TABLE hours_of_class ON COMMIT DROP AS
    SELECT a.*, c."classGroupId", c."grade", c."headcount", coalesce(p.named, 0) AS named, coalesce(p.attendances, 0) AS attendances
    FROM (SELECT "id", "municipalityId", "organizationId", "yearId", "directionId", "hours",
        activity_counting("state", "correctsId", "correctedById", "voids") AS counting FROM "Activity") a
    JOIN "ActivityClass" c ON c."activityId" = a."id"
    LEFT JOIN (SELECT "activityId", "classGroupId", sum("hours") AS named, count(*) AS attendances FROM "Participation"
      WHERE "attended" GROUP BY 1, 2) p ON p."activityId" = c."activityId" AND p."classGroupId" = c."classGroupId"
    WHERE a.counting > 0;
  -- By class and by organisation, so that the rows of one lie together.
  INSERT INTO "ClassHours" ("classGroupId", "directionId", "events", "attendances", "namedHours", "headcountHours", "heldEvents",
    "heldAttendances", "heldHours")
  SELECT "classGroupId", "directionId", count(*) FILTER (WHERE counting = 2),
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 2), 0), coalesce(sum(named) FILTER (WHERE counting = 2), 0),
    coalesce(sum("headcount" * "hours") FILTER (WHERE counting = 2), 0), count(*) FILTER (WHERE counting = 1),
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 1), 0),
    coalesce(sum(named + "headcount" * "hours") FILTER (WHERE counting = 1), 0)
  FROM hours_of_class GROUP BY 1, 2 ORDER BY 1, 2;
  INSERT INTO "GradeHours" ("organizationId", "yearId", "directionId", "grade", "municipalityId", "attendances", "namedHours",
    "headcountHours", "heldAttendances", "heldHours")
  SELECT "organizationId", "yearId", "directionId", "grade", "municipalityId",
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 2), 0), coalesce(sum(named) FILTER (WHERE counting = 2), 0),
    coalesce(sum("headcount" * "hours") FILTER (WHERE counting = 2), 0),
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 1), 0),
    coalesce(sum(named + "headcount" * "hours") FILTER (WHERE counting = 1), 0)
  FROM hours_of_class GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4;
  DROP TABLE hours_of_class;
  INSERT INTO "ActivityCount" ("organizationId", "yearId", "directionId", "municipalityId", "events", "heldEvents", "attendances",
    "namedHours", "headcountHours", "heldHours")
  SELECT a.*, coalesce(g."attendances", 0), coalesce(g."namedHours", 0), coalesce(g."headcountHours", 0), coalesce(g."heldHours", 0)
  FROM (SELECT "organizationId", "yearId", "directionId", "municipalityId", count(*) FILTER (WHERE counting = 2), count(*) FILTER (WHERE counting = 1)
    FROM (SELECT *, activity_counting("state", "correctsId", "correctedById", "voids") AS counting FROM "Activity") c
    WHERE counting > 0 GROUP BY 1, 2, 3, 4) a
  LEFT JOIN (SELECT "organizationId", "yearId", "directionId", sum("attendances") AS "attendances", sum("namedHours") AS "namedHours",
      sum("headcountHours") AS "headcountHours", sum("heldHours") AS "heldHours" FROM "GradeHours" GROUP BY 1, 2, 3) g
    USING ("organizationId", "yearId", "directionId")
  ORDER BY 1, 2, 3;
  PERFORM region_recount();
END $$;

UPDATE "ActivityCount" c SET "attendances" = g."attendances", "namedHours" = g."namedHours", "headcountHours" = g."headcountHours",
  "heldHours" = g."heldHours"
FROM (SELECT "organizationId", "yearId", "directionId", sum("attendances") AS "attendances", sum("namedHours") AS "namedHours",
    sum("headcountHours") AS "headcountHours", sum("heldHours") AS "heldHours" FROM "GradeHours" GROUP BY 1, 2, 3) g
WHERE (g."organizationId", g."yearId", g."directionId") = (c."organizationId", c."yearId", c."directionId");
SELECT region_recount();
