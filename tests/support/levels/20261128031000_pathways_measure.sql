-- An item that is tied to routes.
UPDATE "ResolutionItem" SET "measure" = 'PATHWAYS_KEPT' WHERE "id" = (SELECT "id" FROM "ResolutionItem" WHERE "measure" IS NULL ORDER BY "id" LIMIT 1);
