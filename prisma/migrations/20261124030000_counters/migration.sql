-- Sorting and counting by one day, whatever moved it last (rule 2).
CREATE FUNCTION assignment_effective_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."effectiveDueOn" := CASE
    WHEN NEW."currentDueOn" IS NULL THEN DATE '9999-12-31'
    ELSE GREATEST(NEW."currentDueOn", NEW."reworkDueOn")
  END;
  RETURN NEW;
END $$;

CREATE TRIGGER assignment_effective_due BEFORE INSERT OR UPDATE ON "Assignment"
FOR EACH ROW EXECUTE FUNCTION assignment_effective_due();

-- 0 on time by the original date (or nothing sent), 1 on time thanks to an extension, 2 late.
CREATE FUNCTION assignment_lateness(needed timestamptz, original timestamptz, current_due timestamptz) RETURNS smallint
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN needed IS NULL OR current_due IS NULL THEN 0
    WHEN needed > current_due THEN 2
    WHEN original IS NOT NULL AND needed > original THEN 1
    ELSE 0
  END::smallint
$$;

-- Counters change in the write's own transaction; one statement, keys in one order so that two writers wait instead of deadlocking.
CREATE FUNCTION assignment_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "AssignmentCounter" AS c ("municipalityId", "organizationId", "state", "dueOn", "lateness", "extensionOpen", "count")
    SELECT "municipalityId", "organizationId", "state", "effectiveDueOn",
           assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt") AS lateness, "extensionOpen", count(*)
    FROM new_rows WHERE NOT "historical"
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 3, 4, 5, 6
    ON CONFLICT ("organizationId", "state", "dueOn", "lateness", "extensionOpen") DO UPDATE SET "count" = c."count" + EXCLUDED."count";
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "AssignmentCounter" AS c ("municipalityId", "organizationId", "state", "dueOn", "lateness", "extensionOpen", "count")
    SELECT "municipalityId", "organizationId", "state", "effectiveDueOn",
           assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt") AS lateness, "extensionOpen", -count(*)
    FROM old_rows WHERE NOT "historical"
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 3, 4, 5, 6
    ON CONFLICT ("organizationId", "state", "dueOn", "lateness", "extensionOpen") DO UPDATE SET "count" = c."count" + EXCLUDED."count";
  ELSE
    INSERT INTO "AssignmentCounter" AS c ("municipalityId", "organizationId", "state", "dueOn", "lateness", "extensionOpen", "count")
    SELECT d."municipalityId", d."organizationId", d."state", d."effectiveDueOn", d.lateness, d."extensionOpen", sum(d.n)
    FROM (
      SELECT "municipalityId", "organizationId", "state", "effectiveDueOn",
             assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt") AS lateness, "extensionOpen", 1 AS n
      FROM new_rows WHERE NOT "historical"
      UNION ALL
      SELECT "municipalityId", "organizationId", "state", "effectiveDueOn",
             assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt"), "extensionOpen", -1
      FROM old_rows WHERE NOT "historical"
    ) d
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(d.n) <> 0 ORDER BY 2, 3, 4, 5, 6
    ON CONFLICT ("organizationId", "state", "dueOn", "lateness", "extensionOpen") DO UPDATE SET "count" = c."count" + EXCLUDED."count";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER assignment_count_insert AFTER INSERT ON "Assignment"
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count();
CREATE TRIGGER assignment_count_update AFTER UPDATE ON "Assignment"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count();
CREATE TRIGGER assignment_count_delete AFTER DELETE ON "Assignment"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count();

-- Events are never altered.
CREATE FUNCTION event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Events are append-only';
END $$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON "Event"
FOR EACH STATEMENT EXECUTE FUNCTION event_append_only();
