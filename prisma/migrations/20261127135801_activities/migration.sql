-- CreateEnum
CREATE TYPE "GuidanceLevelKind" AS ENUM ('BASE', 'MAIN', 'ADVANCED');

-- CreateEnum
CREATE TYPE "ActivityForm" AS ENUM ('LESSON', 'HORIZONS', 'TALK', 'EXCURSION', 'TRIAL', 'PRACTICE', 'GAME', 'PROJECT', 'CONTEST', 'PARENTS', 'CONSULTATION', 'OTHER');

-- CreateEnum
CREATE TYPE "ActivityMode" AS ENUM ('NAMED', 'HEADCOUNT');

-- CreateEnum
CREATE TYPE "ActivityState" AS ENUM ('DRAFT', 'HELD', 'CONFIRMED', 'LOCKED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "PartnerKind" AS ENUM ('ENTERPRISE', 'COLLEGE', 'CENTRE', 'SERVICE', 'MILITARY', 'UNIVERSITY', 'FAMILY');

-- CreateTable
CREATE TABLE "Direction" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "shortTitle" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Direction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HoursNorm" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "level" "GuidanceLevelKind" NOT NULL,
    "directionId" UUID,
    "gradeFrom" INTEGER NOT NULL,
    "gradeTo" INTEGER NOT NULL,
    "minHours" DOUBLE PRECISION NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "HoursNorm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuidanceLevel" (
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "level" "GuidanceLevelKind" NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,
    "chosenById" UUID NOT NULL,

    CONSTRAINT "GuidanceLevel_pkey" PRIMARY KEY ("organizationId","yearId")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "directionId" UUID NOT NULL,
    "form" "ActivityForm" NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "place" TEXT,
    "partnerId" UUID,
    "planEntryId" UUID,
    "mode" "ActivityMode" NOT NULL DEFAULT 'NAMED',
    "state" "ActivityState" NOT NULL DEFAULT 'HELD',
    "leaderId" UUID NOT NULL,
    "note" TEXT,
    "correctsId" UUID,
    "correctionReason" TEXT,
    "voids" BOOLEAN NOT NULL DEFAULT false,
    "correctedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "confirmedOwn" BOOLEAN NOT NULL DEFAULT false,
    "cancelReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityClass" (
    "activityId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "headcount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ActivityClass_pkey" PRIMARY KEY ("activityId","classGroupId")
);

-- CreateTable
CREATE TABLE "Participation" (
    "activityId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "attended" BOOLEAN NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("activityId","studentId")
);

-- CreateTable
CREATE TABLE "ActivityFile" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID NOT NULL,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "ActivityFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityLock" (
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "lockedThrough" DATE NOT NULL,
    "lockedAt" TIMESTAMPTZ(3) NOT NULL,
    "lockedById" UUID NOT NULL,

    CONSTRAINT "ActivityLock_pkey" PRIMARY KEY ("organizationId","yearId")
);

-- CreateTable
CREATE TABLE "StudentHours" (
    "studentId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "directionId" UUID NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "events" INTEGER NOT NULL DEFAULT 0,
    "heldHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "heldEvents" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StudentHours_pkey" PRIMARY KEY ("studentId","yearId","directionId")
);

-- CreateTable
CREATE TABLE "ClassHours" (
    "classGroupId" UUID NOT NULL,
    "directionId" UUID NOT NULL,
    "events" INTEGER NOT NULL DEFAULT 0,
    "attendances" INTEGER NOT NULL DEFAULT 0,
    "namedHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "headcountHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "heldEvents" INTEGER NOT NULL DEFAULT 0,
    "heldAttendances" INTEGER NOT NULL DEFAULT 0,
    "heldHours" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "ClassHours_pkey" PRIMARY KEY ("classGroupId","directionId")
);

-- CreateTable
CREATE TABLE "GradeHours" (
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "directionId" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "municipalityId" UUID NOT NULL,
    "attendances" INTEGER NOT NULL DEFAULT 0,
    "namedHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "headcountHours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "heldAttendances" INTEGER NOT NULL DEFAULT 0,
    "heldHours" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "GradeHours_pkey" PRIMARY KEY ("organizationId","yearId","directionId","grade")
);

-- CreateTable
CREATE TABLE "ActivityCount" (
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "directionId" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "events" INTEGER NOT NULL DEFAULT 0,
    "heldEvents" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ActivityCount_pkey" PRIMARY KEY ("organizationId","yearId","directionId")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "kind" "PartnerKind" NOT NULL,
    "settlement" TEXT,
    "archivedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Direction_yearId_code_key" ON "Direction"("yearId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "HoursNorm_yearId_level_directionId_gradeFrom_key" ON "HoursNorm"("yearId", "level", "directionId", "gradeFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_correctedById_key" ON "Activity"("correctedById");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_requestKey_key" ON "Activity"("requestKey");

-- CreateIndex
CREATE INDEX "Activity_organizationId_heldOn_id_idx" ON "Activity"("organizationId", "heldOn", "id");

-- CreateIndex
CREATE INDEX "Activity_organizationId_state_heldOn_idx" ON "Activity"("organizationId", "state", "heldOn");

-- CreateIndex
CREATE INDEX "Activity_planEntryId_idx" ON "Activity"("planEntryId");

-- CreateIndex
CREATE INDEX "Activity_correctsId_idx" ON "Activity"("correctsId");

-- CreateIndex
CREATE INDEX "ActivityClass_classGroupId_activityId_idx" ON "ActivityClass"("classGroupId", "activityId");

-- CreateIndex
CREATE INDEX "Participation_studentId_activityId_idx" ON "Participation"("studentId", "activityId");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityFile_fileId_key" ON "ActivityFile"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityFile_requestKey_key" ON "ActivityFile"("requestKey");

-- CreateIndex
CREATE INDEX "ActivityFile_activityId_idx" ON "ActivityFile"("activityId");

-- CreateIndex
CREATE INDEX "GradeHours_municipalityId_yearId_idx" ON "GradeHours"("municipalityId", "yearId");

-- CreateIndex
CREATE INDEX "ActivityCount_municipalityId_yearId_idx" ON "ActivityCount"("municipalityId", "yearId");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_municipalityId_nameKey_key" ON "Partner"("municipalityId", "nameKey");

-- AddForeignKey
ALTER TABLE "Direction" ADD CONSTRAINT "Direction_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursNorm" ADD CONSTRAINT "HoursNorm_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursNorm" ADD CONSTRAINT "HoursNorm_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidanceLevel" ADD CONSTRAINT "GuidanceLevel_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidanceLevel" ADD CONSTRAINT "GuidanceLevel_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_correctedById_fkey" FOREIGN KEY ("correctedById") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityClass" ADD CONSTRAINT "ActivityClass_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityClass" ADD CONSTRAINT "ActivityClass_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_activityId_classGroupId_fkey" FOREIGN KEY ("activityId", "classGroupId") REFERENCES "ActivityClass"("activityId", "classGroupId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityFile" ADD CONSTRAINT "ActivityFile_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityFile" ADD CONSTRAINT "ActivityFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityLock" ADD CONSTRAINT "ActivityLock_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityLock" ADD CONSTRAINT "ActivityLock_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Activity" ADD CONSTRAINT "Activity_hours" CHECK ("hours" BETWEEN 0.5 AND 8 AND "hours" * 2 = floor("hours" * 2));
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_hours" CHECK ("hours" BETWEEN 0.5 AND 8 AND "hours" * 2 = floor("hours" * 2));
ALTER TABLE "ActivityClass" ADD CONSTRAINT "ActivityClass_headcount" CHECK ("headcount" BETWEEN 0 AND 2000 AND "grade" BETWEEN 0 AND 11);
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_correction"
  CHECK (("correctsId" IS NULL) = ("correctionReason" IS NULL) AND ("correctsId" IS NOT NULL OR NOT "voids"));
ALTER TABLE "HoursNorm" ADD CONSTRAINT "HoursNorm_grades" CHECK ("gradeFrom" BETWEEN 1 AND 11 AND "gradeTo" BETWEEN "gradeFrom" AND 11);
CREATE UNIQUE INDEX "HoursNorm_total" ON "HoursNorm" ("yearId", "level", "gradeFrom") WHERE "directionId" IS NULL;
-- One correction at a time waits for its confirmation.
CREATE UNIQUE INDEX "Activity_open_correction" ON "Activity" ("correctsId") WHERE "state" = 'HELD' AND "correctsId" IS NOT NULL;

-- What waits for head or deputy, oldest first.
CREATE INDEX "Activity_waiting" ON "Activity" ("organizationId", "heldOn", "id") WHERE "state" = 'HELD';

-- The seven directions and the norms of a year: taken over from the year before, else the defaults of the unified model (domain.md §2).
CREATE FUNCTION guidance_of_year(year uuid, municipality uuid, begins date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE before uuid;
BEGIN
  SELECT y."id" INTO before FROM "AcademicYear" y
  WHERE y."municipalityId" = municipality AND y."startsOn" < begins AND EXISTS (SELECT 1 FROM "Direction" d WHERE d."yearId" = y."id")
  ORDER BY y."startsOn" DESC LIMIT 1;
  IF before IS NULL THEN
    INSERT INTO "Direction" ("id", "municipalityId", "yearId", "code", "title", "shortTitle", "position")
    SELECT gen_random_uuid(), municipality, year, v.code, v.title, v.short, v.position FROM (VALUES
      ('profile', 'Профильные предпрофессиональные классы', 'Профильные классы', 1),
      ('lessons', 'Урочная деятельность', 'Урочная', 2),
      ('extracurricular', 'Внеурочная деятельность', 'Внеурочная', 3),
      ('practice', 'Воспитательная работа: практико-ориентированный модуль', 'Практика', 4),
      ('additional', 'Дополнительное образование', 'Допобразование', 5),
      ('vocational', 'Профессиональное обучение', 'Профобучение', 6),
      ('parents', 'Взаимодействие с родителями', 'Родители', 7)) v(code, title, short, position);
    INSERT INTO "HoursNorm" ("id", "municipalityId", "yearId", "level", "directionId", "gradeFrom", "gradeTo", "minHours")
    SELECT gen_random_uuid(), municipality, year, v.level::"GuidanceLevelKind", d."id", 6, 11, v.hours FROM (VALUES
      ('BASE', NULL, 40), ('BASE', 'lessons', 4), ('BASE', 'extracurricular', 34), ('BASE', 'parents', 2),
      ('MAIN', NULL, 60), ('MAIN', 'lessons', 9), ('MAIN', 'extracurricular', 34), ('MAIN', 'practice', 12), ('MAIN', 'additional', 3),
      ('MAIN', 'parents', 2),
      ('ADVANCED', NULL, 80), ('ADVANCED', 'lessons', 11), ('ADVANCED', 'extracurricular', 34), ('ADVANCED', 'practice', 18),
      ('ADVANCED', 'additional', 3), ('ADVANCED', 'parents', 2)) v(level, code, hours)
    LEFT JOIN "Direction" d ON d."yearId" = year AND d."code" = v.code;
  ELSE
    INSERT INTO "Direction" ("id", "municipalityId", "yearId", "code", "title", "shortTitle", "position")
    SELECT gen_random_uuid(), municipality, year, "code", "title", "shortTitle", "position" FROM "Direction" WHERE "yearId" = before;
    INSERT INTO "HoursNorm" ("id", "municipalityId", "yearId", "level", "directionId", "gradeFrom", "gradeTo", "minHours")
    SELECT gen_random_uuid(), municipality, year, n."level", own."id", n."gradeFrom", n."gradeTo", n."minHours"
    FROM "HoursNorm" n LEFT JOIN "Direction" d ON d."id" = n."directionId"
    LEFT JOIN "Direction" own ON own."yearId" = year AND own."code" = d."code"
    WHERE n."yearId" = before;
  END IF;
END $$;

CREATE FUNCTION academic_year_guidance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM guidance_of_year(NEW."id", NEW."municipalityId", NEW."startsOn");
  RETURN NULL;
END $$;
CREATE TRIGGER academic_year_guidance AFTER INSERT ON "AcademicYear" FOR EACH ROW EXECUTE FUNCTION academic_year_guidance();

SELECT guidance_of_year("id", "municipalityId", "startsOn") FROM (SELECT * FROM "AcademicYear" ORDER BY "startsOn") y;

-- How a record counts: 2 confirmed, 1 held and not yet confirmed, 0 not at all. A correction counts when it is confirmed, and then
-- instead of what it corrects.
CREATE FUNCTION activity_counting(state "ActivityState", corrects uuid, corrected_by uuid, voids boolean) RETURNS smallint
LANGUAGE sql IMMUTABLE AS $$
  SELECT (CASE WHEN state IN ('CONFIRMED', 'LOCKED') AND corrected_by IS NULL AND NOT voids THEN 2
    WHEN state = 'HELD' AND corrects IS NULL THEN 1 ELSE 0 END)::smallint
$$;

-- A change of counters: counting is 1 or 2, n is the sign. Every writer goes ActivityCount, ClassHours, GradeHours, StudentHours, and in
-- each by its key, so that two writers wait for each other instead of deadlocking.
CREATE TYPE activity_change AS (
  municipality uuid, organization uuid, year uuid, direction uuid, counting smallint, n bigint
);
CREATE TYPE attendance_change AS (
  municipality uuid, organization uuid, year uuid, direction uuid, counting smallint, class uuid, grade int, student uuid,
  events bigint, attendances bigint, named float8, headcount float8
);

CREATE FUNCTION activity_count_apply(changes activity_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ActivityCount" AS c ("organizationId", "yearId", "directionId", "municipalityId", "events", "heldEvents")
  SELECT organization, year, direction, municipality, sum((counting = 2)::int * n), sum((counting = 1)::int * n)
  FROM unnest(changes) WHERE counting > 0
  GROUP BY 1, 2, 3, 4 HAVING sum((counting = 2)::int * n) <> 0 OR sum((counting = 1)::int * n) <> 0
  ORDER BY 1, 2, 3
  ON CONFLICT ("organizationId", "yearId", "directionId") DO UPDATE SET
    "events" = c."events" + EXCLUDED."events", "heldEvents" = c."heldEvents" + EXCLUDED."heldEvents";
END $$;

CREATE FUNCTION attendance_apply(changes attendance_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
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
END $$;

-- Activities: their own count, and what their classes and pupils count for, moved from the old facts to the new ones.
CREATE FUNCTION activity_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM activity_count_apply(array_agg(ROW(d.*)::activity_change)) FROM (
    SELECT "municipalityId", "organizationId", "yearId", "directionId",
      activity_counting("state", "correctsId", "correctedById", "voids"), count(*)
    FROM new_rows GROUP BY 1, 2, 3, 4, 5) d;
  RETURN NULL;
END $$;

CREATE FUNCTION activity_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM activity_count_apply(array_agg(ROW(d.*)::activity_change)) FROM (
    SELECT "municipalityId", "organizationId", "yearId", "directionId",
      activity_counting("state", "correctsId", "correctedById", "voids"), -count(*)
    FROM old_rows GROUP BY 1, 2, 3, 4, 5) d;
  RETURN NULL;
END $$;

CREATE FUNCTION activity_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved uuid[];
BEGIN
  SELECT array_agg(o."id") INTO moved FROM old_rows o JOIN new_rows n ON n."id" = o."id"
  WHERE (o."organizationId", o."yearId", o."directionId", o."hours",
      activity_counting(o."state", o."correctsId", o."correctedById", o."voids"))
    IS DISTINCT FROM (n."organizationId", n."yearId", n."directionId", n."hours",
      activity_counting(n."state", n."correctsId", n."correctedById", n."voids"));
  IF moved IS NULL THEN RETURN NULL; END IF;
  PERFORM activity_count_apply(array_agg(ROW(d.*)::activity_change)) FROM (
    SELECT "municipalityId", "organizationId", "yearId", "directionId",
      activity_counting("state", "correctsId", "correctedById", "voids"), sum(sign)
    FROM (SELECT *, 1 AS sign FROM new_rows UNION ALL SELECT *, -1 FROM old_rows) b
    WHERE "id" = ANY (moved) GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0) d;
  PERFORM attendance_apply(array_agg(ROW(d.*)::attendance_change)) FROM (
    SELECT b."municipalityId", b."organizationId", b."yearId", b."directionId",
      activity_counting(b."state", b."correctsId", b."correctedById", b."voids"), h.class, h.grade, h.student,
      sum(b.sign * h.events), sum(b.sign * h.attendances), sum(b.sign * h.named), sum(b.sign * h.headcount * b."hours")
    FROM (SELECT *, 1 AS sign FROM new_rows UNION ALL SELECT *, -1 FROM old_rows) b
    JOIN (
      SELECT "activityId", "classGroupId" AS class, "grade" AS grade, NULL::uuid AS student, 1 AS events, "headcount" AS attendances,
        0::float8 AS named, "headcount" AS headcount
      FROM "ActivityClass" WHERE "activityId" = ANY (moved)
      UNION ALL
      SELECT p."activityId", p."classGroupId", c."grade", p."studentId", 0, 1, p."hours", 0
      FROM "Participation" p JOIN "ActivityClass" c ON c."activityId" = p."activityId" AND c."classGroupId" = p."classGroupId"
      WHERE p."activityId" = ANY (moved) AND p."attended") h ON h."activityId" = b."id"
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) d;
  RETURN NULL;
END $$;

-- Classes and pupils of activities. The activity's row is held till the end of the transaction: a confirmation that runs at the same
-- moment either sees these rows or is seen by them.
-- Classes and pupils of activities. The activity's row is held till the end of the transaction: a confirmation that runs at the same
-- moment either sees these rows or is seen by them. A class of an activity keeps its grade; only its headcount changes.
CREATE FUNCTION activity_class_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Activity" WHERE "id" IN (SELECT "activityId" FROM new_rows) ORDER BY "id" FOR SHARE;
  PERFORM attendance_apply(array_agg(ROW(d.*)::attendance_change)) FROM (
    SELECT a."municipalityId", a."organizationId", a."yearId", a."directionId",
      activity_counting(a."state", a."correctsId", a."correctedById", a."voids"), r."classGroupId", r."grade", NULL::uuid,
      sum(r.sign), sum(r.sign * r."headcount"), 0::float8, sum(r.sign * r."headcount" * a."hours")
    FROM (SELECT *, 1 AS sign FROM new_rows) r JOIN "Activity" a ON a."id" = r."activityId"
    GROUP BY 1, 2, 3, 4, 5, 6, 7) d;
  RETURN NULL;
END $$;

CREATE FUNCTION activity_class_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Activity" WHERE "id" IN (SELECT "activityId" FROM old_rows) ORDER BY "id" FOR SHARE;
  PERFORM attendance_apply(array_agg(ROW(d.*)::attendance_change)) FROM (
    SELECT a."municipalityId", a."organizationId", a."yearId", a."directionId",
      activity_counting(a."state", a."correctsId", a."correctedById", a."voids"), r."classGroupId", r."grade", NULL::uuid,
      sum(r.sign), sum(r.sign * r."headcount"), 0::float8, sum(r.sign * r."headcount" * a."hours")
    FROM (SELECT *, -1 AS sign FROM old_rows) r JOIN "Activity" a ON a."id" = r."activityId"
    GROUP BY 1, 2, 3, 4, 5, 6, 7) d;
  RETURN NULL;
END $$;

CREATE FUNCTION activity_class_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Activity" WHERE "id" IN (SELECT "activityId" FROM new_rows UNION SELECT "activityId" FROM old_rows) ORDER BY "id" FOR SHARE;
  PERFORM attendance_apply(array_agg(ROW(d.*)::attendance_change)) FROM (
    SELECT a."municipalityId", a."organizationId", a."yearId", a."directionId",
      activity_counting(a."state", a."correctsId", a."correctedById", a."voids"), r."classGroupId", r."grade", NULL::uuid,
      sum(r.sign), sum(r.sign * r."headcount"), 0::float8, sum(r.sign * r."headcount" * a."hours")
    FROM (SELECT *, 1 AS sign FROM new_rows UNION ALL SELECT *, -1 AS sign FROM old_rows) r JOIN "Activity" a ON a."id" = r."activityId"
    GROUP BY 1, 2, 3, 4, 5, 6, 7) d;
  RETURN NULL;
END $$;

CREATE FUNCTION participation_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Activity" WHERE "id" IN (SELECT "activityId" FROM new_rows) ORDER BY "id" FOR SHARE;
  PERFORM attendance_apply(array_agg(ROW(d.*)::attendance_change)) FROM (
    SELECT a."municipalityId", a."organizationId", a."yearId", a."directionId",
      activity_counting(a."state", a."correctsId", a."correctedById", a."voids"), r."classGroupId", c."grade", r."studentId",
      0::bigint, sum(r.sign), sum(r.sign * r."hours"), 0::float8
    FROM (SELECT *, 1 AS sign FROM new_rows) r JOIN "Activity" a ON a."id" = r."activityId"
    JOIN "ActivityClass" c ON c."activityId" = r."activityId" AND c."classGroupId" = r."classGroupId"
    WHERE r."attended" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) d;
  RETURN NULL;
END $$;

CREATE FUNCTION participation_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Activity" WHERE "id" IN (SELECT "activityId" FROM old_rows) ORDER BY "id" FOR SHARE;
  PERFORM attendance_apply(array_agg(ROW(d.*)::attendance_change)) FROM (
    SELECT a."municipalityId", a."organizationId", a."yearId", a."directionId",
      activity_counting(a."state", a."correctsId", a."correctedById", a."voids"), r."classGroupId", c."grade", r."studentId",
      0::bigint, sum(r.sign), sum(r.sign * r."hours"), 0::float8
    FROM (SELECT *, -1 AS sign FROM old_rows) r JOIN "Activity" a ON a."id" = r."activityId"
    JOIN "ActivityClass" c ON c."activityId" = r."activityId" AND c."classGroupId" = r."classGroupId"
    WHERE r."attended" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) d;
  RETURN NULL;
END $$;

CREATE FUNCTION participation_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Activity" WHERE "id" IN (SELECT "activityId" FROM new_rows UNION SELECT "activityId" FROM old_rows) ORDER BY "id" FOR SHARE;
  PERFORM attendance_apply(array_agg(ROW(d.*)::attendance_change)) FROM (
    SELECT a."municipalityId", a."organizationId", a."yearId", a."directionId",
      activity_counting(a."state", a."correctsId", a."correctedById", a."voids"), r."classGroupId", c."grade", r."studentId",
      0::bigint, sum(r.sign), sum(r.sign * r."hours"), 0::float8
    FROM (SELECT *, 1 AS sign FROM new_rows UNION ALL SELECT *, -1 AS sign FROM old_rows) r JOIN "Activity" a ON a."id" = r."activityId"
    JOIN "ActivityClass" c ON c."activityId" = r."activityId" AND c."classGroupId" = r."classGroupId"
    WHERE r."attended" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) d;
  RETURN NULL;
END $$;

CREATE TRIGGER activity_count_insert AFTER INSERT ON "Activity"
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION activity_count_insert();
CREATE TRIGGER activity_count_delete AFTER DELETE ON "Activity"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION activity_count_delete();
CREATE TRIGGER activity_count_update AFTER UPDATE ON "Activity"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION activity_count_update();
CREATE TRIGGER activity_class_count_insert AFTER INSERT ON "ActivityClass"
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION activity_class_count_insert();
CREATE TRIGGER activity_class_count_delete AFTER DELETE ON "ActivityClass"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION activity_class_count_delete();
CREATE TRIGGER activity_class_count_update AFTER UPDATE ON "ActivityClass"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION activity_class_count_update();
CREATE TRIGGER participation_count_insert AFTER INSERT ON "Participation"
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION participation_count_insert();
CREATE TRIGGER participation_count_delete AFTER DELETE ON "Participation"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION participation_count_delete();
CREATE TRIGGER participation_count_update AFTER UPDATE ON "Participation"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION participation_count_update();

-- All counters anew from the records: after a bulk load with the triggers off.
CREATE FUNCTION hours_recount() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "ActivityCount", "ClassHours", "GradeHours", "StudentHours";
  INSERT INTO "ActivityCount" ("organizationId", "yearId", "directionId", "municipalityId", "events", "heldEvents")
  SELECT "organizationId", "yearId", "directionId", "municipalityId", count(*) FILTER (WHERE counting = 2), count(*) FILTER (WHERE counting = 1)
  FROM (SELECT *, activity_counting("state", "correctsId", "correctedById", "voids") AS counting FROM "Activity") a
  WHERE counting > 0 GROUP BY 1, 2, 3, 4;
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
  INSERT INTO "ClassHours" ("classGroupId", "directionId", "events", "attendances", "namedHours", "headcountHours", "heldEvents",
    "heldAttendances", "heldHours")
  SELECT "classGroupId", "directionId", count(*) FILTER (WHERE counting = 2),
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 2), 0), coalesce(sum(named) FILTER (WHERE counting = 2), 0),
    coalesce(sum("headcount" * "hours") FILTER (WHERE counting = 2), 0), count(*) FILTER (WHERE counting = 1),
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 1), 0),
    coalesce(sum(named + "headcount" * "hours") FILTER (WHERE counting = 1), 0)
  FROM hours_of_class GROUP BY 1, 2;
  INSERT INTO "GradeHours" ("organizationId", "yearId", "directionId", "grade", "municipalityId", "attendances", "namedHours",
    "headcountHours", "heldAttendances", "heldHours")
  SELECT "organizationId", "yearId", "directionId", "grade", "municipalityId",
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 2), 0), coalesce(sum(named) FILTER (WHERE counting = 2), 0),
    coalesce(sum("headcount" * "hours") FILTER (WHERE counting = 2), 0),
    coalesce(sum(attendances + "headcount") FILTER (WHERE counting = 1), 0),
    coalesce(sum(named + "headcount" * "hours") FILTER (WHERE counting = 1), 0)
  FROM hours_of_class GROUP BY 1, 2, 3, 4, 5;
  DROP TABLE hours_of_class;
END $$;
