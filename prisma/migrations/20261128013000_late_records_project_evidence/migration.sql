-- Why a record was entered after its period had been closed.
ALTER TABLE "Activity" ADD COLUMN "lateReason" TEXT;

-- A project has evidence as the other records of the registers have.
ALTER TABLE "RegisterEvidence" ADD COLUMN "projectId" UUID;
CREATE INDEX "RegisterEvidence_projectId_idx" ON "RegisterEvidence"("projectId");
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "IndividualProject"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RegisterEvidence" DROP CONSTRAINT "RegisterEvidence_one_record";
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_one_record"
  CHECK (num_nonnulls("inclusionId", "moduleId", "portfolioId", "projectId", "contestId", "programmeId") = 1);

-- Who opened a child's card (rule 27), the latest first.
CREATE INDEX "Event_reading" ON "Event"("subjectId", "id") WHERE "kind" IN ('studentCardRead', 'studentRestrictedRead');
