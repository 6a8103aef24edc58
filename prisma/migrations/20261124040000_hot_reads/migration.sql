-- What is open of an organisation, nearest first: without it a home page walks past everything that was ever finished.
CREATE INDEX "Assignment_open_of_organization" ON "Assignment" ("organizationId", "effectiveDueOn", "id")
WHERE "state" NOT IN ('ACCEPTED', 'NOT_APPLICABLE', 'CANCELLED');

-- The controller's queue, oldest first.
CREATE INDEX "Assignment_waiting" ON "Assignment" ("municipalityId", "submittedAt", "id") WHERE "state" = 'SUBMITTED';

-- Items that have only a review date.
CREATE INDEX "ResolutionItem_review_only" ON "ResolutionItem" ("resolutionId") WHERE "deadlineMode" = 'REVIEW_ONLY' AND "state" = 'ISSUED';

-- A counter that came down to nothing goes; only rows that this statement has just changed (and so holds) are looked at.
CREATE FUNCTION assignment_count_clear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "AssignmentCounter" c USING (
    SELECT DISTINCT "organizationId", "state", "effectiveDueOn",
           assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt") AS lateness, "extensionOpen"
    FROM old_rows WHERE NOT "historical"
  ) o
  WHERE c."organizationId" = o."organizationId" AND c."state" = o."state" AND c."dueOn" = o."effectiveDueOn"
    AND c."lateness" = o.lateness AND c."extensionOpen" = o."extensionOpen" AND c."count" = 0;
  RETURN NULL;
END $$;

-- After assignment_count_*: triggers of one event run in the order of their names.
CREATE TRIGGER assignment_count_update_clear AFTER UPDATE ON "Assignment"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count_clear();
CREATE TRIGGER assignment_count_delete_clear AFTER DELETE ON "Assignment"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count_clear();
