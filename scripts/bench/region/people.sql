-- Schools with their classes, teachers and pupils, in sets; bench_size says how many schools. Names are invented, and always the same
-- for the same number. Kinds of rows in made ids: 1 municipality, 2 organisation, 3 user, 4 grant, 11 year, 12 class, 13 pupil,
-- 14 enrolment, 15 duty, 16 activity, 17 partner, 18 plan, 19 revision, 20 line, 21 entry.

-- The Department is the first, the schools begin with the third.
INSERT INTO "Organization" ("id", "municipalityId", "name", "shortName", "kind", "programs", "settlement", "openedOn")
SELECT bench_id(2, n), bench_id(1, 1), 'Муниципальное казённое общеобразовательное учреждение № ' || n,
  CASE n WHEN 1 THEN 'Управление образования' WHEN 2 THEN 'Ресурсный центр' ELSE 'Школа № ' || n END,
  (CASE n WHEN 1 THEN 'DEPARTMENT' WHEN 2 THEN 'RESOURCE_CENTRE' ELSE 'SCHOOL' END)::"OrganizationKind",
  (CASE WHEN n <= 2 THEN '{}' ELSE '{PRIMARY,BASIC,SECONDARY}' END)::"Program"[], 'г. Таёжный', '2010-09-01'::date
FROM bench_size, generate_series(1, schools + 2) n;

-- Grades 1 to 11; the first grade has a second class everywhere, the second grade in two schools of nine: 11,000 classes in 900 schools.
CREATE TEMP TABLE bench_class AS
SELECT o * 100 + grade * 2 + l AS n, o, grade, (ARRAY['А', 'Б'])[l + 1] AS letter, bench_id(12, o * 100 + grade * 2 + l) AS id,
  bench_id(2, o) AS organization_id, bench_id(3, 1000000 + o * 100 + grade * 2 + l) AS teacher_id,
  (row_number() OVER (PARTITION BY o ORDER BY grade, l))::int - 1 AS place, (count(*) OVER (PARTITION BY o))::int AS of_school
FROM bench_size, generate_series(3, schools + 2) o, generate_series(1, 11) grade, generate_series(0, 1) l
WHERE l = 0 OR grade <= 1 + (o % 9 < 2)::int;

-- A head of each organisation, a teacher of each class.
INSERT INTO "User" ("id", "municipalityId", "login", "passwordHash", "lastName", "firstName", "middleName", "mustChangePassword")
SELECT bench_id(3, n), bench_id(1, 1), 'bench' || n, current_setting('bench.password'), 'Фамильцев' || n, 'Имён', 'Отчествович', false
FROM bench_size, generate_series(1, schools + 2) n
UNION ALL
SELECT teacher_id, bench_id(1, 1), 'teacher' || n, current_setting('bench.password'), 'Учителева' || n, 'Имена', 'Отчествовна', false
FROM bench_class;
INSERT INTO "RoleGrant" ("id", "userId", "organizationId", "role", "validFrom", "createdAt")
SELECT bench_id(4, n), bench_id(3, n), bench_id(2, n),
  (CASE n WHEN 1 THEN 'DEPARTMENT_HEAD' WHEN 2 THEN 'RESOURCE_CENTRE' ELSE 'ORG_HEAD' END)::"Role", '2022-01-10'::date, now() - interval '3 years'
FROM bench_size, generate_series(1, schools + 2) n
UNION ALL
SELECT bench_id(4, 1000000 + n), teacher_id, organization_id, 'TEACHER', '2022-01-10'::date, now() - interval '3 years' FROM bench_class;

INSERT INTO "ClassGroup" ("id", "municipalityId", "organizationId", "yearId", "kind", "grade", "letter", "name")
SELECT id, bench_id(1, 1), organization_id, bench_id(11, 1), 'CLASS', grade, letter, grade || letter FROM bench_class ORDER BY n;
INSERT INTO "ClassStaff" ("id", "classGroupId", "userId", "duty", "validFrom")
SELECT bench_id(15, n), id, teacher_id, 'CLASS_TEACHER', make_date(began, 9, 1) FROM bench_class, bench_today ORDER BY n;

CREATE TEMP TABLE bench_pupil AS
SELECT c.n * 100 + i AS n, i, bench_id(13, c.n * 100 + i) AS id, c.id AS class_id, c.organization_id, c.grade,
  (ARRAY['Берёз','Кедр','Мох','Снег','Лист','Луг','Камен','Туман','Рос','Ветр','Зар','Полын','Клён','Ряб','Сосн','Ельн','Озёр','Пруд',
    'Холм','Степ','Тайг','Морос','Облак','Закат','Радуг','Ягод','Колос','Хвой','Мотыл','Сверч','Шишк','Тропин','Берег','Порог','Омут',
    'Утёс','Ручей','Осин','Гроз','Мыс'])[1 + abs(hashtext('root' || c.n * 100 + i)) % 40]
    || (ARRAY['ов','ин','ев'])[1 + abs(hashtext('end' || c.n * 100 + i)) % 3] || CASE i % 2 WHEN 0 THEN 'а' ELSE '' END AS last_name,
  CASE i % 2 WHEN 0
    THEN (ARRAY['Анна','Мария','Ольга','Вера','Дарья','Елена','Ирина','Нина','Полина','София'])[1 + abs(hashtext('name' || c.n * 100 + i)) % 10]
    ELSE (ARRAY['Иван','Пётр','Егор','Артём','Денис','Кирилл','Лев','Макар','Роман','Фёдор'])[1 + abs(hashtext('name' || c.n * 100 + i)) % 10]
  END AS first_name, CASE i % 2 WHEN 0 THEN 'Отчествовна' ELSE 'Отчествович' END AS middle_name
FROM bench_class c, generate_series(1, 30) i;
INSERT INTO "Student" ("id", "municipalityId", "lastName", "firstName", "middleName", "birthDate", "nameKey")
SELECT id, bench_id(1, 1), last_name, first_name, middle_name, make_date(began - 6 - grade, 1 + i % 12, 1 + i % 28),
  replace(lower(last_name || ' ' || first_name || ' ' || middle_name), 'ё', 'е')
FROM bench_pupil, bench_today ORDER BY n;
INSERT INTO "StudentConditions" ("studentId", "adaptedProgram", "updatedById")
SELECT id, true, bench_id(3, 3) FROM bench_pupil WHERE i = 7 ORDER BY n;
INSERT INTO "Enrollment" ("id", "municipalityId", "studentId", "organizationId", "classGroupId", "yearId", "validFrom")
SELECT bench_id(14, n), bench_id(1, 1), id, organization_id, class_id, bench_id(11, 1), make_date(began, 9, 1)
FROM bench_pupil, bench_today ORDER BY n;
