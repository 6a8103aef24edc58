-- A plan that the Resource Centre shows to others.
UPDATE "CareerPlan" SET "exampleAt" = '2026-10-01', "exampleById" = pg_temp.key('user2') WHERE "id" = pg_temp.key('plan1');
