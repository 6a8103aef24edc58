-- The trigger that keeps effectiveDueOn came after the table: rows entered before it still had «no date», and so were never overdue.
-- The update makes the triggers reckon the day and move the counters; where nothing is wrong it touches no row.
UPDATE "Assignment" SET "effectiveDueOn" = "effectiveDueOn"
WHERE "effectiveDueOn" IS DISTINCT FROM CASE
  WHEN "currentDueOn" IS NULL THEN DATE '9999-12-31'
  ELSE GREATEST("currentDueOn", "reworkDueOn")
END;
