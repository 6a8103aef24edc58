-- CreateEnum
CREATE TYPE "PlanKind" AS ENUM ('SCHOOL', 'KINDERGARTEN');

-- CreateEnum
CREATE TYPE "PlanState" AS ENUM ('DRAFT', 'SUBMITTED', 'RC_REVIEWED', 'APPROVED', 'RETURNED', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "PlanLineState" AS ENUM ('PLANNED', 'MOVED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ItemMeasure" AS ENUM ('PLAN_APPROVED');

-- An activity carries out a line of the plan; nothing was named in this column before plans were there.
UPDATE "Activity" SET "planEntryId" = NULL WHERE "planEntryId" IS NOT NULL;
ALTER TABLE "Activity" RENAME COLUMN "planEntryId" TO "planLineId";
ALTER INDEX "Activity_planEntryId_idx" RENAME TO "Activity_planLineId_idx";

-- AlterTable
ALTER TABLE "ResolutionItem" ADD COLUMN     "measure" "ItemMeasure";

-- CreateTable
CREATE TABLE "CareerPlan" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "kind" "PlanKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "CareerPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanRevision" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "PlanState" NOT NULL DEFAULT 'DRAFT',
    "level" "GuidanceLevelKind" NOT NULL DEFAULT 'BASE',
    "basis" TEXT,
    "gapReason" TEXT,
    "reworkDueOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "reviewedAt" TIMESTAMPTZ(3),
    "reviewedById" UUID,
    "opinion" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decision" TEXT,

    CONSTRAINT "PlanRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanLine" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "state" "PlanLineState" NOT NULL DEFAULT 'PLANNED',
    "movedFromOn" DATE,
    "movedToOn" DATE,
    "reason" TEXT,
    "changedAt" TIMESTAMPTZ(3),
    "changedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PlanLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanEntry" (
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "directionId" UUID,
    "form" "ActivityForm" NOT NULL,
    "title" TEXT NOT NULL,
    "stepFrom" INTEGER NOT NULL,
    "stepTo" INTEGER NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "responsible" TEXT NOT NULL,
    "partnerId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PlanEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CareerPlan_municipalityId_yearId_idx" ON "CareerPlan"("municipalityId", "yearId");

-- CreateIndex
CREATE UNIQUE INDEX "CareerPlan_organizationId_yearId_kind_key" ON "CareerPlan"("organizationId", "yearId", "kind");

-- CreateIndex
CREATE INDEX "PlanRevision_state_submittedAt_idx" ON "PlanRevision"("state", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PlanRevision_planId_number_key" ON "PlanRevision"("planId", "number");

-- CreateIndex
CREATE INDEX "PlanLine_planId_idx" ON "PlanLine"("planId");

-- CreateIndex
CREATE INDEX "PlanEntry_revisionId_fromOn_idx" ON "PlanEntry"("revisionId", "fromOn");

-- CreateIndex
CREATE INDEX "PlanEntry_lineId_idx" ON "PlanEntry"("lineId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanEntry_revisionId_lineId_key" ON "PlanEntry"("revisionId", "lineId");

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_planLineId_fkey" FOREIGN KEY ("planLineId") REFERENCES "PlanLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CareerPlan" ADD CONSTRAINT "CareerPlan_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CareerPlan" ADD CONSTRAINT "CareerPlan_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanRevision" ADD CONSTRAINT "PlanRevision_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CareerPlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanLine" ADD CONSTRAINT "PlanLine_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CareerPlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "PlanRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "PlanLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One revision of a plan is open at a time, one in force.
CREATE UNIQUE INDEX "PlanRevision_open" ON "PlanRevision" ("planId") WHERE "state" IN ('DRAFT', 'SUBMITTED', 'RC_REVIEWED');
CREATE UNIQUE INDEX "PlanRevision_inForce" ON "PlanRevision" ("planId") WHERE "state" = 'APPROVED';
