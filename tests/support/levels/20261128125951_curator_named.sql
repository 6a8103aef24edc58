-- A route whose curator was named for the class that the child is in now.
UPDATE "Pathway" SET "curatedInId" = "classGroupId" WHERE "id" = (SELECT "id" FROM "Pathway" ORDER BY "id" LIMIT 1);
