-- Who opened a card, the Department by a typed reason among them.
DROP INDEX "Event_reading";
CREATE INDEX "Event_reading" ON "Event"("subjectId", "id")
  WHERE "kind" IN ('studentCardRead', 'studentRestrictedRead', 'studentReadByReason');

-- How often a person has named a child within the last hour.
CREATE INDEX "Event_byReason" ON "Event"("actorId", "at") WHERE "kind" IN ('studentReadByReason', 'studentSoughtByReason');
