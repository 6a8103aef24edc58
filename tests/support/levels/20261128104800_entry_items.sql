-- An entry that carries out an item.
UPDATE "PlanEntry" SET "itemId" = (SELECT "id" FROM "ResolutionItem" ORDER BY "id" LIMIT 1) WHERE "id" = pg_temp.key('entry1-1');
