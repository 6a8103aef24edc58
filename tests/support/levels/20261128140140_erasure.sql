-- A child whose data were destroyed, with the act.
UPDATE "Student" SET "erasedAt" = '2026-11-01' WHERE "id" = (SELECT "id" FROM "Student" ORDER BY "id" DESC LIMIT 1);
INSERT INTO "ErasureAct" ("id", "municipalityId", "organizationId", "number", "studentId", "reason", "ground", "counts", "accounts", "erasedAt", "erasedById")
SELECT pg_temp.key('act'), o."municipalityId", o."id", 1, s."id", 'RETENTION', 'Приказ № 1', '{}', 0, '2026-11-01', u."id"
FROM (SELECT * FROM "Organization" ORDER BY "id" LIMIT 1) o, (SELECT * FROM "Student" ORDER BY "id" DESC LIMIT 1) s,
  (SELECT * FROM "User" ORDER BY "id" LIMIT 1) u;
