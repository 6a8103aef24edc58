-- One record of every register, each kind of evidence among them.
INSERT INTO "CurriculumRegister" ("organizationId", "yearId", "confirmedAt", "confirmedById", "version") VALUES (pg_temp.key('org1'), pg_temp.key('year1'), '2026-10-12', pg_temp.key('user1'), 3);
INSERT INTO "CurriculumInclusion" ("id", "municipalityId", "organizationId", "yearId", "variant", "note", "createdById") VALUES (pg_temp.key('inclusion'), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('year1'), 'ELECTIVES', 'Примечание', pg_temp.key('user1'));
INSERT INTO "CurriculumRow" ("inclusionId", "position", "grade", "subject", "hours") VALUES (pg_temp.key('inclusion'), 0, 10, 'Основы геологии', 34), (pg_temp.key('inclusion'), 1, 11, 'Основы геологии', 17.5);
INSERT INTO "UpbringingModule" ("id", "municipalityId", "organizationId", "yearId", "present", "place", "updatedById") VALUES (pg_temp.key('module'), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('year1'), true, 'раздел 2', pg_temp.key('user1'));
INSERT INTO "PortfolioProject" ("id", "municipalityId", "organizationId", "yearId", "kind", "title", "gradeFrom", "gradeTo", "partnerId", "heldOn", "leaderId", "activityId", "createdById")
VALUES (pg_temp.key('portfolio'), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('year1'), 'TRIAL', 'Проба', 8, 9, pg_temp.key('partner'), '2026-10-02', pg_temp.key('user1'), pg_temp.key('activity3'), pg_temp.key('user1'));
INSERT INTO "IndividualProject" ("id", "municipalityId", "organizationId", "yearId", "classGroupId", "studentId", "topic", "supervisorId", "career", "state", "defenceOn", "createdById")
SELECT pg_temp.key('project'), e."municipalityId", e."organizationId", e."yearId", e."classGroupId", e."studentId", 'Тема', pg_temp.key('user1'), true, 'DEFENDED', '2026-10-20', pg_temp.key('user1')
FROM "Enrollment" e WHERE e."organizationId" = pg_temp.key('org1') AND e."yearId" = pg_temp.key('year1') ORDER BY e."id" LIMIT 1;
INSERT INTO "ContestEntry" ("id", "municipalityId", "organizationId", "yearId", "kind", "title", "level", "heldOn", "result", "supervisorId", "createdById")
VALUES (pg_temp.key('contest'), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('year1'), 'CONFERENCE', 'Конференция', 'MUNICIPAL', '2026-10-15', 'WINNER', pg_temp.key('user1'), pg_temp.key('user1'));
INSERT INTO "ContestPupil" ("entryId", "studentId") SELECT pg_temp.key('contest'), p."studentId" FROM "IndividualProject" p;
INSERT INTO "AdditionalProgramme" ("id", "municipalityId", "organizationId", "title", "direction", "hours", "ageFrom", "ageTo", "startsOn", "updatedForModelOn", "keeperId", "createdById")
VALUES (pg_temp.key('programme'), pg_temp.key('town'), pg_temp.key('org1'), 'Программа', 'SCIENCE', 72, 9, 14, '2026-09-01', '2026-10-05', pg_temp.key('user1'), pg_temp.key('user1'));
INSERT INTO "StoredFile" ("id", "municipalityId", "organizationId", "name", "mime", "size", "sha256", "storageKey", "createdById")
VALUES (pg_temp.key('diploma'), pg_temp.key('town'), pg_temp.key('org1'), 'диплом.pdf', 'application/pdf', 3, repeat('c', 64), 'cc/diploma', pg_temp.key('user1'));
INSERT INTO "RegisterEvidence" ("id", "municipalityId", "organizationId", "kind", "title", "url", "fileId", "inclusionId", "contestId", "addedAt", "addedById", "requestKey") VALUES
  (pg_temp.key('piece1'), pg_temp.key('town'), pg_temp.key('org1'), 'LINK', 'Программа', 'https://example.ru/', NULL, pg_temp.key('inclusion'), NULL, '2026-10-10', pg_temp.key('user1'), pg_temp.key('pieceKey1')),
  (pg_temp.key('piece2'), pg_temp.key('town'), pg_temp.key('org1'), 'FILE', 'диплом.pdf', NULL, pg_temp.key('diploma'), NULL, pg_temp.key('contest'), '2026-10-16', pg_temp.key('user1'), pg_temp.key('pieceKey2'));
