-- Two years, classes with staff, pupils, one who moves, an import and a roll-over that was undone.
INSERT INTO "AcademicYear" ("id", "municipalityId", "code", "startsOn", "endsOn", "state")
VALUES (pg_temp.key('year0'), pg_temp.key('town'), '2025/26', '2025-09-01', '2026-08-31', 'CLOSED'),
  (pg_temp.key('year1'), pg_temp.key('town'), '2026/27', '2026-09-01', '2027-08-31', 'CURRENT');
INSERT INTO "SchoolBreak" ("id", "municipalityId", "yearId", "organizationId", "title", "startsOn", "endsOn")
VALUES (pg_temp.key('break'), pg_temp.key('town'), pg_temp.key('year1'), NULL, 'Осенние каникулы', '2026-10-31', '2026-11-08');

INSERT INTO "ClassGroup" ("id", "municipalityId", "organizationId", "yearId", "kind", "grade", "letter", "name")
SELECT pg_temp.key('class' || o || '-' || grade), pg_temp.key('town'), pg_temp.key('org' || o), pg_temp.key('year1'), 'CLASS', grade, 'А', grade || 'А'
FROM generate_series(1, 3) o, generate_series(7, 9) grade;
INSERT INTO "ClassStaff" ("id", "classGroupId", "userId", "duty", "validFrom")
SELECT pg_temp.key('staff' || o), pg_temp.key('class' || o || '-8'), pg_temp.key('user' || o), 'CLASS_TEACHER', '2026-09-01' FROM generate_series(1, 3) o;

INSERT INTO "Student" ("id", "municipalityId", "lastName", "firstName", "nameKey", "birthDate")
SELECT pg_temp.key('student' || n), pg_temp.key('town'), 'Вымышленный' || n, 'Пётр', 'вымышленный' || n || ' петр', DATE '2012-01-01' + n FROM generate_series(1, 30) n;
INSERT INTO "StudentRestricted" ("studentId", "specialNeeds", "conclusion", "updatedById") VALUES (pg_temp.key('student1'), true, 'Заключение', pg_temp.key('user1'));
INSERT INTO "StudentConditions" ("studentId", "adaptedProgram", "text", "updatedById") VALUES (pg_temp.key('student1'), true, 'Первая парта', pg_temp.key('user1'));
INSERT INTO "Enrollment" ("id", "municipalityId", "studentId", "organizationId", "classGroupId", "yearId", "validFrom")
SELECT pg_temp.key('enrollment' || n), pg_temp.key('town'), pg_temp.key('student' || n), pg_temp.key('org' || 1 + n % 3),
  pg_temp.key('class' || 1 + n % 3 || '-' || 7 + n / 3 % 3), pg_temp.key('year1'), '2026-09-01' FROM generate_series(1, 30) n;

INSERT INTO "StudentTransfer" ("id", "municipalityId", "studentId", "openFor", "fromEnrollmentId", "fromOrganizationId", "toOrganizationId", "transferOn", "askedAt", "askedById", "requestKey")
VALUES (pg_temp.key('transfer'), pg_temp.key('town'), pg_temp.key('student2'), pg_temp.key('student2'), pg_temp.key('enrollment2'), pg_temp.key('org3'), pg_temp.key('org1'),
  '2026-12-01', '2026-11-20', pg_temp.key('user3'), pg_temp.key('key1'));

INSERT INTO "ImportBatch" ("id", "municipalityId", "organizationId", "yearId", "kind", "fileName", "rows", "created", "createdById", "requestKey")
VALUES (pg_temp.key('batch'), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('year1'), 'STUDENTS', 'список.xlsx', 1, 1, pg_temp.key('user1'), pg_temp.key('key2'));
INSERT INTO "ImportChange" ("batchId", "entity", "entityId", "versionAfter") VALUES (pg_temp.key('batch'), 'student', pg_temp.key('student3'), 1);

INSERT INTO "RollOver" ("id", "municipalityId", "organizationId", "fromYearId", "toYearId", "createdById", "undoneAt", "undoneById", "requestKey")
VALUES (pg_temp.key('rollOver'), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('year0'), pg_temp.key('year1'), pg_temp.key('user1'), '2026-09-02', pg_temp.key('user1'), pg_temp.key('key3'));
INSERT INTO "RollOverRow" ("rollOverId", "studentId", "decision", "fromEnrollmentId")
VALUES (pg_temp.key('rollOver'), pg_temp.key('student3'), 'PROMOTE', pg_temp.key('enrollment3'));
