-- Records of classes in every state that counts, with names and without; directions and norms come with the year.
INSERT INTO "Partner" ("id", "municipalityId", "name", "nameKey", "kind") VALUES (pg_temp.key('partner'), pg_temp.key('town'), 'Вымышленный завод', 'вымышленный завод', 'ENTERPRISE');
INSERT INTO "GuidanceLevel" ("organizationId", "yearId", "level", "chosenAt", "chosenById") VALUES (pg_temp.key('org1'), pg_temp.key('year1'), 'MAIN', '2026-09-10', pg_temp.key('user1'));
INSERT INTO "ActivityLock" ("organizationId", "yearId", "lockedThrough", "lockedAt", "lockedById") VALUES (pg_temp.key('org1'), pg_temp.key('year1'), '2026-09-30', '2026-10-05', pg_temp.key('user1'));

INSERT INTO "Activity" ("id", "municipalityId", "organizationId", "yearId", "directionId", "form", "title", "heldOn", "hours", "partnerId", "mode", "state", "leaderId", "createdById", "requestKey")
SELECT pg_temp.key('activity' || n), pg_temp.key('town'), pg_temp.key('org' || 1 + n % 3), pg_temp.key('year1'),
  (SELECT "id" FROM "Direction" WHERE "yearId" = pg_temp.key('year1') ORDER BY "position" LIMIT 1 OFFSET n % 7), 'TALK', 'Беседа ' || n,
  DATE '2026-10-01' + n, 1.5, CASE WHEN n = 1 THEN pg_temp.key('partner') END, (CASE WHEN n % 4 = 0 THEN 'HEADCOUNT' ELSE 'NAMED' END)::"ActivityMode",
  (CASE n % 3 WHEN 0 THEN 'HELD' WHEN 1 THEN 'CONFIRMED' ELSE 'LOCKED' END)::"ActivityState", pg_temp.key('user' || 1 + n % 3), pg_temp.key('user' || 1 + n % 3), pg_temp.key('activityKey' || n)
FROM generate_series(1, 12) n;
INSERT INTO "ActivityClass" ("activityId", "classGroupId", "grade", "headcount")
SELECT pg_temp.key('activity' || n), pg_temp.key('class' || 1 + n % 3 || '-8'), 8, CASE WHEN n % 4 = 0 THEN 20 ELSE 0 END FROM generate_series(1, 12) n;
INSERT INTO "Participation" ("activityId", "studentId", "classGroupId", "attended", "hours")
SELECT a."id", e."studentId", e."classGroupId", true, a."hours"
FROM "Activity" a JOIN "ActivityClass" c ON c."activityId" = a."id" JOIN "Enrollment" e ON e."classGroupId" = c."classGroupId" WHERE a."mode" = 'NAMED';

INSERT INTO "StoredFile" ("id", "municipalityId", "organizationId", "name", "mime", "size", "sha256", "storageKey", "createdById")
VALUES (pg_temp.key('photo'), pg_temp.key('town'), pg_temp.key('org1'), 'фото.jpg', 'image/jpeg', 3, repeat('b', 64), 'bb/photo', pg_temp.key('user1'));
INSERT INTO "ActivityFile" ("id", "activityId", "fileId", "addedAt", "addedById", "requestKey") VALUES (pg_temp.key('activityFile'), pg_temp.key('activity3'), pg_temp.key('photo'), '2026-10-10', pg_temp.key('user1'), pg_temp.key('key4'));
