-- Counters by month and by day instead of by state and day: a page reads as many of them whatever was issued before.
DROP TRIGGER assignment_count_insert ON "Assignment";
DROP TRIGGER assignment_count_update ON "Assignment";
DROP TRIGGER assignment_count_delete ON "Assignment";
DROP TRIGGER assignment_count_update_clear ON "Assignment";
DROP TRIGGER assignment_count_delete_clear ON "Assignment";
DROP FUNCTION assignment_count();
DROP FUNCTION assignment_count_clear();
DROP TABLE "AssignmentCounter";

CREATE TYPE "CounterGrain" AS ENUM ('MONTH', 'DAY');

CREATE TABLE "AssignmentCounter" (
    "scopeId" UUID NOT NULL,
    "grain" "CounterGrain" NOT NULL,
    "dueFrom" DATE NOT NULL,
    "municipalityId" UUID NOT NULL,
    "open" INTEGER NOT NULL DEFAULT 0,
    "submitted" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "acceptedLate" INTEGER NOT NULL DEFAULT 0,
    "notApplicable" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "extensionOpen" INTEGER NOT NULL DEFAULT 0,
    "firstDue" INTEGER NOT NULL DEFAULT 0,
    "firstOnTime" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AssignmentCounter_pkey" PRIMARY KEY ("scopeId", "grain", "dueFrom")
);

-- So many assignments alike in everything that is counted; n is negative for those that were so before.
CREATE TYPE assignment_change AS (
    municipality uuid, organization uuid, state "AssignmentState", due date, first_due date, lateness smallint,
    first_on_time boolean, extension_open boolean, n bigint
);

-- Accepted and not sent after the first date; without a report or without a date nothing was late.
CREATE FUNCTION assignment_first_on_time(state "AssignmentState", needed timestamptz, original timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT state = 'ACCEPTED' AND (needed IS NULL OR original IS NULL OR needed <= original)
$$;

-- Four rows for each change: its organisation and its municipality, by month and by day. Keys in one order, so that two writers wait
-- for each other instead of deadlocking.
CREATE FUNCTION assignment_count_apply(changes assignment_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AssignmentCounter" AS c ("scopeId", "grain", "dueFrom", "municipalityId", "open", "submitted", "accepted", "acceptedLate",
    "notApplicable", "cancelled", "extensionOpen", "firstDue", "firstOnTime")
  SELECT s.scope, g.grain, CASE g.grain WHEN 'MONTH' THEN date_trunc('month', f.due)::date ELSE f.due END, f.municipality,
    sum(f.open), sum(f.submitted), sum(f.accepted), sum(f.accepted_late), sum(f.not_applicable), sum(f.cancelled), sum(f.extension_open),
    sum(f.first_due), sum(f.first_on_time)
  FROM (
    SELECT municipality, organization, due,
      CASE WHEN state IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED') THEN n ELSE 0 END AS open,
      CASE WHEN state = 'SUBMITTED' THEN n ELSE 0 END AS submitted,
      CASE WHEN state = 'ACCEPTED' AND lateness < 2 THEN n ELSE 0 END AS accepted,
      CASE WHEN state = 'ACCEPTED' AND lateness = 2 THEN n ELSE 0 END AS accepted_late,
      CASE WHEN state = 'NOT_APPLICABLE' THEN n ELSE 0 END AS not_applicable,
      CASE WHEN state = 'CANCELLED' THEN n ELSE 0 END AS cancelled,
      CASE WHEN extension_open THEN n ELSE 0 END AS extension_open,
      0 AS first_due, 0 AS first_on_time
    FROM unnest(changes)
    UNION ALL
    SELECT municipality, organization, first_due, 0, 0, 0, 0, 0, 0, 0,
      CASE WHEN state NOT IN ('NOT_APPLICABLE', 'CANCELLED') THEN n ELSE 0 END, CASE WHEN first_on_time THEN n ELSE 0 END
    FROM unnest(changes) WHERE first_due IS NOT NULL
  ) f
  CROSS JOIN LATERAL (VALUES (f.municipality), (f.organization)) s(scope)
  CROSS JOIN (VALUES ('MONTH'::"CounterGrain"), ('DAY'::"CounterGrain")) g(grain)
  GROUP BY 1, 2, 3, 4
  HAVING sum(f.open) <> 0 OR sum(f.submitted) <> 0 OR sum(f.accepted) <> 0 OR sum(f.accepted_late) <> 0 OR sum(f.not_applicable) <> 0
    OR sum(f.cancelled) <> 0 OR sum(f.extension_open) <> 0 OR sum(f.first_due) <> 0 OR sum(f.first_on_time) <> 0
  ORDER BY 1, 2, 3
  ON CONFLICT ("scopeId", "grain", "dueFrom") DO UPDATE SET
    "open" = c."open" + EXCLUDED."open", "submitted" = c."submitted" + EXCLUDED."submitted",
    "accepted" = c."accepted" + EXCLUDED."accepted", "acceptedLate" = c."acceptedLate" + EXCLUDED."acceptedLate",
    "notApplicable" = c."notApplicable" + EXCLUDED."notApplicable", "cancelled" = c."cancelled" + EXCLUDED."cancelled",
    "extensionOpen" = c."extensionOpen" + EXCLUDED."extensionOpen",
    "firstDue" = c."firstDue" + EXCLUDED."firstDue", "firstOnTime" = c."firstOnTime" + EXCLUDED."firstOnTime";
END $$;

CREATE FUNCTION assignment_count_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assignment_count_apply(array_agg(ROW(d.*)::assignment_change)) FROM (
    SELECT "municipalityId", "organizationId", "state", "effectiveDueOn", "originalDueOn",
      assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt"), assignment_first_on_time("state", "neededDueAt", "originalDueAt"),
      "extensionOpen", count(*)
    FROM new_rows WHERE NOT "historical" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) d;
  RETURN NULL;
END $$;

CREATE FUNCTION assignment_count_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assignment_count_apply(array_agg(ROW(d.*)::assignment_change)) FROM (
    SELECT "municipalityId", "organizationId", "state", "effectiveDueOn", "originalDueOn",
      assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt"), assignment_first_on_time("state", "neededDueAt", "originalDueAt"),
      "extensionOpen", -count(*)
    FROM old_rows WHERE NOT "historical" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) d;
  RETURN NULL;
END $$;

CREATE FUNCTION assignment_count_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assignment_count_apply(array_agg(ROW(d.*)::assignment_change)) FROM (
    SELECT "municipalityId", "organizationId", "state", "effectiveDueOn", "originalDueOn", lateness, first_on_time, "extensionOpen", sum(n)
    FROM (
      SELECT "municipalityId", "organizationId", "state", "effectiveDueOn", "originalDueOn",
        assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt") AS lateness,
        assignment_first_on_time("state", "neededDueAt", "originalDueAt") AS first_on_time, "extensionOpen", 1 AS n
      FROM new_rows WHERE NOT "historical"
      UNION ALL
      SELECT "municipalityId", "organizationId", "state", "effectiveDueOn", "originalDueOn",
        assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt"),
        assignment_first_on_time("state", "neededDueAt", "originalDueAt"), "extensionOpen", -1
      FROM old_rows WHERE NOT "historical") b
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(n) <> 0) d;
  RETURN NULL;
END $$;

CREATE TRIGGER assignment_count_insert AFTER INSERT ON "Assignment"
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count_insert();
CREATE TRIGGER assignment_count_update AFTER UPDATE ON "Assignment"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count_update();
CREATE TRIGGER assignment_count_delete AFTER DELETE ON "Assignment"
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION assignment_count_delete();

SELECT assignment_count_apply(array_agg(ROW(d.*)::assignment_change)) FROM (
  SELECT "municipalityId", "organizationId", "state", "effectiveDueOn", "originalDueOn",
    assignment_lateness("neededDueAt", "originalDueAt", "currentDueAt"), assignment_first_on_time("state", "neededDueAt", "originalDueAt"),
    "extensionOpen", count(*)
  FROM "Assignment" WHERE NOT "historical" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) d;

-- Open requests, oldest first, without a look at the assignments that have none.
CREATE INDEX "ExtensionRequest_waiting" ON "ExtensionRequest" ("askedAt", "id") WHERE "state" = 'REQUESTED';
