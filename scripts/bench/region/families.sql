-- Families and routes of grades 8 and 9: each pupil has a route of six steps in force, the consents it needs and a result; those of the
-- class 9А of each school a parent with an account too. Forty classes have a psychologist, and results of three more days to open.
-- Kinds of rows in made ids, after those of people.sql: 30 route, 31 step, 32 result, 33 link, 34 consent, 35 parent, 36 psychologist.

CREATE TEMP TABLE bench_led AS
SELECT p.n, p.i, p.id, p.class_id, p.organization_id, c.o, c.letter, c.grade, c.teacher_id FROM bench_pupil p JOIN bench_class c ON c.id = p.class_id
WHERE c.grade IN (8, 9);
INSERT INTO "Consent" ("id", "municipalityId", "organizationId", "studentId", "purpose", "state", "method", "kinship", "signedOn", "standsFor",
  "recordedAt", "recordedById")
SELECT bench_id(34, n * 2 + k), bench_id(1, 1), organization_id, id, purpose::"ConsentPurpose", 'GRANTED', 'PAPER', 'MOTHER', make_date(began, 9, 1),
  id || ' ' || purpose, now(), teacher_id
FROM bench_led, bench_today, (VALUES (0, 'PORTAL'), (1, 'DIAGNOSTICS')) AS w(k, purpose) ORDER BY n;
INSERT INTO "Pathway" ("id", "municipalityId", "organizationId", "studentId", "yearId", "classGroupId", "openFor", "templateKey", "state", "basis",
  "basisText", "goal", "professions", "curatorId", "submittedAt", "submittedById", "approvedAt", "approvedById", "createdById")
SELECT bench_id(30, n), bench_id(1, 1), organization_id, id, bench_id(11, 1), class_id, id || ' ' || bench_id(11, 1), 'grades-8-9', 'ACTIVE',
  'CONSENT', 'Согласие от 01.09', 'Выбрать, где учиться после 9 класса', '{Геолог}', teacher_id, now() - interval '20 days', teacher_id,
  now() - interval '19 days', bench_id(3, o), teacher_id FROM bench_led ORDER BY n;
-- The first step is done, the second comes from the plan (an activity closes it), the others are ahead.
INSERT INTO "PathwayStep" ("id", "pathwayId", "kind", "title", "dueOn", "responsible", "planLineId", "state", "doneOn", "createdById")
SELECT bench_id(31, n * 10 + k), bench_id(30, n), (ARRAY['CONSULTATION', 'PRACTICE', 'COURSE', 'TRIAL', 'PROJECT', 'FAMILY'])[k]::"StepKind",
  'Шаг маршрута № ' || k, make_date(began, 9, 20) + k * 30, 'классный руководитель', CASE k WHEN 2 THEN bench_id(20, o * 100 + 1 + i % 40) END,
  (CASE k WHEN 1 THEN 'DONE' ELSE 'PLANNED' END)::"StepState", CASE k WHEN 1 THEN make_date(began, 9, 15) END, teacher_id
FROM bench_led, bench_today, generate_series(1, 6) k ORDER BY n, k;

INSERT INTO "User" ("id", "municipalityId", "login", "passwordHash", "lastName", "firstName", "middleName", "mustChangePassword")
SELECT bench_id(35, n), bench_id(1, 1), 'parent' || n, current_setting('bench.password'), 'Родителева', 'Имена', 'Отчествовна', false
FROM bench_led WHERE grade = 9 AND letter = 'А' ORDER BY n;
INSERT INTO "RoleGrant" ("id", "userId", "organizationId", "role", "validFrom", "createdAt")
SELECT bench_id(35, n), bench_id(35, n), organization_id, 'PARENT', make_date(began, 9, 1), now() FROM bench_led, bench_today
WHERE grade = 9 AND letter = 'А' ORDER BY n;
INSERT INTO "GuardianLink" ("id", "municipalityId", "studentId", "userId", "kinship", "standsFor", "createdAt", "verifiedById")
SELECT bench_id(33, n), bench_id(1, 1), id, bench_id(35, n), 'MOTHER', id || ' ' || bench_id(35, n), now(), teacher_id FROM bench_led
WHERE grade = 9 AND letter = 'А' ORDER BY n;

CREATE TEMP TABLE bench_psychologist AS
SELECT n, id AS class_id, organization_id, bench_id(36, n) AS user_id FROM bench_class WHERE grade IN (8, 9) AND letter = 'А' ORDER BY o, grade DESC LIMIT 40;
INSERT INTO "User" ("id", "municipalityId", "login", "passwordHash", "lastName", "firstName", "middleName", "mustChangePassword")
SELECT user_id, bench_id(1, 1), 'psychologist' || n, current_setting('bench.password'), 'Психологова', 'Имена', 'Отчествовна', false FROM bench_psychologist;
INSERT INTO "RoleGrant" ("id", "userId", "organizationId", "role", "validFrom", "createdAt")
SELECT user_id, user_id, organization_id, 'PSYCHOLOGIST', '2022-01-10'::date, now() FROM bench_psychologist;
INSERT INTO "ClassStaff" ("id", "classGroupId", "userId", "duty", "validFrom")
SELECT user_id, class_id, user_id, 'PSYCHOLOGIST', make_date(began, 9, 1) FROM bench_psychologist, bench_today;

-- One of everybody, open to the family; of the classes with a psychologist of three more days, open to nobody yet.
INSERT INTO "DiagnosticResult" ("id", "municipalityId", "organizationId", "studentId", "methodCode", "takenOn", "source", "scales", "summary",
  "visibility", "standsFor", "createdAt", "createdById")
SELECT bench_id(32, l.n * 4 + k), bench_id(1, 1), l.organization_id, l.id, 'interests', make_date(began, 9, 2) + k, 'ENTERED',
  '{"NATURE": 5, "TECHNIQUE": 3, "HUMAN": 6, "SIGN": 2, "IMAGE": 4}', 'Ближе всего занятия с людьми и природой.',
  (CASE k WHEN 0 THEN 'FAMILY' ELSE 'PSYCH' END)::"ResultVisibility", l.id || ' interests ' || (make_date(began, 9, 2) + k), now(), l.teacher_id
FROM bench_led l LEFT JOIN bench_psychologist p ON p.class_id = l.class_id, bench_today, generate_series(0, 3) k
WHERE k = 0 OR p.class_id IS NOT NULL ORDER BY l.n, k;
