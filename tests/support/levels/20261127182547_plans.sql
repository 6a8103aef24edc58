-- A plan in force with an amendment being written, and one that was given back; activities carry out its lines.
INSERT INTO "CareerPlan" ("id", "municipalityId", "organizationId", "yearId", "kind", "createdById")
SELECT pg_temp.key('plan' || n), pg_temp.key('town'), pg_temp.key('org' || n), pg_temp.key('year1'), 'SCHOOL', pg_temp.key('user1') FROM generate_series(1, 2) n;
INSERT INTO "PlanRevision" ("id", "planId", "number", "state", "createdById", "submittedAt", "submittedById", "reviewedAt", "reviewedById", "opinion", "decidedAt", "decidedById", "decision", "reworkDueOn")
VALUES
  (pg_temp.key('plan1-1'), pg_temp.key('plan1'), 1, 'APPROVED', pg_temp.key('user1'), '2026-09-10', pg_temp.key('user1'), '2026-09-12', pg_temp.key('user2'), 'Хорошо.', '2026-09-15', pg_temp.key('user3'), NULL, NULL),
  (pg_temp.key('plan1-2'), pg_temp.key('plan1'), 2, 'DRAFT', pg_temp.key('user1'), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (pg_temp.key('plan2-1'), pg_temp.key('plan2'), 1, 'RETURNED', pg_temp.key('user1'), '2026-09-10', pg_temp.key('user1'), NULL, NULL, NULL, '2026-09-15', pg_temp.key('user3'), 'Добавьте.', NULL),
  (pg_temp.key('plan2-2'), pg_temp.key('plan2'), 2, 'DRAFT', pg_temp.key('user1'), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-09-22');
INSERT INTO "PlanLine" ("id", "planId", "organizationId", "state", "movedToOn", "reason")
SELECT pg_temp.key('line' || n), pg_temp.key('plan1'), pg_temp.key('org1'), (CASE n WHEN 1 THEN 'MOVED' WHEN 2 THEN 'CANCELLED' ELSE 'PLANNED' END)::"PlanLineState",
  CASE WHEN n = 1 THEN DATE '2026-12-01' END, CASE WHEN n < 3 THEN 'Карантин' END FROM generate_series(1, 4) n;
INSERT INTO "PlanEntry" ("id", "revisionId", "lineId", "directionId", "form", "title", "stepFrom", "stepTo", "fromOn", "toOn", "hours", "responsible")
SELECT pg_temp.key('entry' || r || '-' || n), pg_temp.key('plan1-' || r), pg_temp.key('line' || n),
  (SELECT "id" FROM "Direction" WHERE "yearId" = pg_temp.key('year1') ORDER BY "position" LIMIT 1 OFFSET n), 'TALK', 'Встреча ' || n, 5, 9, DATE '2026-10-01' + n, DATE '2026-10-02' + n, n, 'завуч'
FROM generate_series(1, 4) n, generate_series(1, 2) r;
UPDATE "Activity" SET "planLineId" = pg_temp.key('line3') WHERE "id" = (SELECT min("id"::text)::uuid FROM "Activity" WHERE "organizationId" = pg_temp.key('org1'));
UPDATE "ResolutionItem" SET "measure" = 'PLAN_APPROVED' WHERE "id" = (SELECT min("id"::text)::uuid FROM "ResolutionItem");
