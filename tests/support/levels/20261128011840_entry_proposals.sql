-- Entries that teachers proposed for a plan, in every state, and one whose responsible person is known.
INSERT INTO "EntryProposal" ("id", "municipalityId", "organizationId", "planId", "state", "directionId", "form", "title", "stepFrom", "stepTo", "fromOn", "toOn", "hours", "proposedById", "decidedAt", "decidedById", "reason")
SELECT pg_temp.key('proposed' || n), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('plan1'),
  (ARRAY['PROPOSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'])[n]::"EntryProposalState",
  (SELECT "id" FROM "Direction" WHERE "yearId" = pg_temp.key('year1') ORDER BY "position" LIMIT 1), 'EXCURSION', 'Предложение ' || n, 7, 9,
  DATE '2026-11-01' + n, DATE '2026-11-02' + n, 1.5, pg_temp.key('user1'), CASE WHEN n IN (2, 3) THEN TIMESTAMPTZ '2026-10-20' END,
  CASE WHEN n IN (2, 3) THEN pg_temp.key('user2') END, CASE WHEN n = 3 THEN 'Уже есть похожее.' END
FROM generate_series(1, 4) n;
UPDATE "PlanEntry" SET "responsibleId" = pg_temp.key('user1') WHERE "id" = pg_temp.key('entry1-1');
