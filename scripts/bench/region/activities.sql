-- Plans in force, partners, and what was held since September: 66 or 67 activities a school, of one to five classes each.

INSERT INTO "GuidanceLevel" ("organizationId", "yearId", "level", "chosenAt", "chosenById")
SELECT bench_id(2, o), bench_id(11, 1), 'MAIN', now(), bench_id(3, o) FROM bench_size, generate_series(3, schools + 2) o WHERE o % 5 = 0;
INSERT INTO "ActivityLock" ("organizationId", "yearId", "lockedThrough", "lockedAt", "lockedById")
SELECT bench_id(2, o), bench_id(11, 1), today - 60, now(), bench_id(3, o) FROM bench_today, bench_size, generate_series(3, schools + 2) o
WHERE o % 4 = 0;
INSERT INTO "Partner" ("id", "municipalityId", "name", "nameKey", "kind", "settlement")
SELECT bench_id(17, n), bench_id(1, 1), 'Предприятие № ' || n, 'предприятие № ' || n, 'ENTERPRISE', 'г. Таёжный'
FROM bench_size, generate_series(1, 30 + schools / 10) n;

INSERT INTO "CareerPlan" ("id", "municipalityId", "organizationId", "yearId", "kind", "createdById")
SELECT bench_id(18, o), bench_id(1, 1), bench_id(2, o), bench_id(11, 1), 'SCHOOL', bench_id(3, o) FROM bench_size, generate_series(3, schools + 2) o;
INSERT INTO "PlanRevision" ("id", "planId", "number", "state", "createdById", "submittedAt", "submittedById", "decidedAt", "decidedById")
SELECT bench_id(19, o), bench_id(18, o), 1, 'APPROVED', bench_id(3, o), now(), bench_id(3, o), now(), bench_id(3, 1)
FROM bench_size, generate_series(3, schools + 2) o;
CREATE TEMP TABLE bench_line AS
SELECT o * 100 + i AS n, o, i, bench_id(20, o * 100 + i) AS id FROM bench_size, generate_series(3, schools + 2) o, generate_series(1, 40) i;
INSERT INTO "PlanLine" ("id", "planId", "organizationId") SELECT id, bench_id(18, o), bench_id(2, o) FROM bench_line ORDER BY n;
INSERT INTO "PlanEntry" ("id", "revisionId", "lineId", "directionId", "form", "title", "stepFrom", "stepTo", "fromOn", "toOn", "hours", "responsible")
SELECT bench_id(21, n), bench_id(19, o), l.id, d."id", 'EXCURSION', 'Экскурсия на производство № ' || i, 1 + i % 9, 3 + i % 9,
  make_date(began, 9, 1) + i * 6, make_date(began, 9, 1) + i * 6 + 5, 2, 'Классный руководитель'
FROM bench_line l JOIN "Direction" d ON d."position" = 1 + l.i % 7, bench_today ORDER BY n;

CREATE TEMP TABLE bench_activity AS
SELECT a.*, bench_id(16, n) AS id, bench_id(2, o) AS organization_id,
  CASE WHEN abs(hashtext('cancelled' || n)) % 100 = 0 THEN 'CANCELLED' WHEN held_on > today - 10 THEN 'HELD'
    WHEN o % 4 = 0 AND held_on <= today - 60 THEN 'LOCKED' ELSE 'CONFIRMED' END AS state,
  CASE WHEN abs(hashtext('mode' || n)) % 100 < 3 THEN 'HEADCOUNT' ELSE 'NAMED' END AS mode,
  (ARRAY[1, 1, 1, 2, 2, 2, 3, 4, 6, 0.5])[1 + abs(hashtext('hours' || n)) % 10]::float8 AS hours,
  (ARRAY[1, 1, 2, 3, 3, 3, 4, 4, 5])[1 + abs(hashtext('classes' || n)) % 9] AS classes, abs(hashtext('first' || n)) % 12 AS first
FROM (
  SELECT o * 100 + i AS n, o, i, make_date(began, 9, 1) + abs(hashtext('day' || o * 100 + i)) % (today - make_date(began, 9, 1) + 1) AS held_on
  FROM bench_today, bench_size, generate_series(3, schools + 2) o, generate_series(1, 67) i WHERE i <= 66 OR o % 3 < 2
) a, bench_today;
INSERT INTO "Activity" ("id", "municipalityId", "organizationId", "yearId", "directionId", "form", "title", "heldOn", "hours", "mode",
  "state", "leaderId", "confirmedAt", "confirmedById", "cancelReason", "createdAt", "createdById", "requestKey")
SELECT a.id, bench_id(1, 1), organization_id, bench_id(11, 1), d."id", 'TALK', 'Разговор о профессиях № ' || i, held_on, hours,
  mode::"ActivityMode", state::"ActivityState", bench_id(3, o), CASE WHEN state IN ('CONFIRMED', 'LOCKED') THEN held_on + interval '3 days' END,
  CASE WHEN state IN ('CONFIRMED', 'LOCKED') THEN bench_id(3, o) END, CASE state WHEN 'CANCELLED' THEN 'Перенесли.' END,
  held_on::timestamptz, bench_id(3, o), a.id
FROM bench_activity a JOIN "Direction" d ON d."position" = 1 + abs(hashtext('direction' || a.n)) % 7 ORDER BY a.n;

CREATE TEMP TABLE bench_place AS
SELECT a.id AS activity_id, a.n, a.mode, a.hours, c.id AS class_id, c.n AS class_n, c.grade
FROM bench_activity a CROSS JOIN LATERAL generate_series(0, a.classes - 1) j
JOIN bench_class c ON c.o = a.o AND c.place = (a.first + j) % c.of_school;
ANALYZE bench_place, bench_pupil;
INSERT INTO "ActivityClass" ("activityId", "classGroupId", "grade", "headcount")
SELECT activity_id, class_id, grade, CASE mode WHEN 'HEADCOUNT' THEN 25 ELSE 0 END FROM bench_place ORDER BY n, class_n;
-- One of twenty was not there.
INSERT INTO "Participation" ("activityId", "studentId", "classGroupId", "attended", "hours")
SELECT p.activity_id, s.id, p.class_id, (p.n + s.n) % 20 <> 0, p.hours
FROM bench_place p JOIN bench_pupil s ON s.class_id = p.class_id WHERE p.mode = 'NAMED' ORDER BY p.n, s.n;
INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "subjectId", "data")
SELECT bench_id(1, 1), held_on::timestamptz, 'activityLogged', bench_id(3, o), 'ORG_HEAD', organization_id, id, '{}' FROM bench_activity ORDER BY held_on;
