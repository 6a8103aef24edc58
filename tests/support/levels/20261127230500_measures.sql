-- A report as it was sent in with what the portal's records came to.
UPDATE "ExecutionReport" SET "measured" = '{"measure":"PLAN_APPROVED","on":"2026-10-01","year":null,"figures":[],"reached":true,"gap":null,"records":[],"count":0}'
WHERE "id" = (SELECT min("id"::text)::uuid FROM "ExecutionReport" WHERE "submittedAt" IS NOT NULL);
