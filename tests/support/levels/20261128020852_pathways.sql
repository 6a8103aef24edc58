-- A route of a child with all that hangs on it, and a template written over.
INSERT INTO "Pathway" ("id", "municipalityId", "organizationId", "studentId", "yearId", "classGroupId", "openFor", "templateKey", "state", "basis", "basisText", "goal", "professions", "curatorId", "approvedAt", "approvedById", "createdById")
SELECT pg_temp.key('pathway'), e."municipalityId", e."organizationId", e."studentId", e."yearId", e."classGroupId", e."studentId"::text || ' ' || e."yearId", 'grades-8-9', 'ACTIVE', 'DUTY', '273-ФЗ', 'Выбрать колледж', ARRAY['Геолог'], pg_temp.key('user1'), '2026-10-05', pg_temp.key('user2'), pg_temp.key('user1')
FROM "Enrollment" e WHERE e."organizationId" = pg_temp.key('org1') AND e."yearId" = pg_temp.key('year1') ORDER BY e."id" LIMIT 1;
INSERT INTO "PathwayStep" ("id", "pathwayId", "kind", "area", "title", "dueOn", "responsible", "state", "doneOn", "result", "createdById") VALUES
  (pg_temp.key('step1'), pg_temp.key('pathway'), 'TRIAL', NULL, 'Проба', '2026-12-20', 'учитель', 'PLANNED', NULL, NULL, pg_temp.key('user1')),
  (pg_temp.key('step2'), pg_temp.key('pathway'), 'DIAGNOSTICS', NULL, 'Опросник', '2026-10-31', 'психолог', 'DONE', '2026-10-20', 'Интерес к природе', pg_temp.key('user1'));
INSERT INTO "PathwayReview" ("pathwayId", "quarter", "text", "reviewedAt", "reviewedById") VALUES (pg_temp.key('pathway'), 1, 'Итог', '2026-10-30', pg_temp.key('user1'));
INSERT INTO "PathwayCorrection" ("pathwayId", "at", "byId", "what", "reason") VALUES (pg_temp.key('pathway'), '2026-10-29', pg_temp.key('user1'), 'Добавлен шаг', 'Попросил');
INSERT INTO "PathwaySignature" ("pathwayId", "party", "signedOn", "recordedAt", "recordedById") VALUES (pg_temp.key('pathway'), 'GUARDIAN', '2026-10-06', '2026-10-06', pg_temp.key('user1'));
INSERT INTO "PathwayTemplate" ("id", "municipalityId", "key", "title", "goal", "steps", "updatedAt", "updatedById") VALUES (pg_temp.key('template'), pg_temp.key('town'), 'grades-8-9', 'Наш', 'Цель', '[{"kind":"TRIAL","area":null,"title":"Проба","month":3,"responsible":"учитель"}]', '2026-09-10', pg_temp.key('user2'));
