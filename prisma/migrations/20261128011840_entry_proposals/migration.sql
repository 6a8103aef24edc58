-- CreateEnum
CREATE TYPE "EntryProposalState" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "PlanEntry" ADD COLUMN     "responsibleId" UUID;

-- CreateTable
CREATE TABLE "EntryProposal" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "state" "EntryProposalState" NOT NULL DEFAULT 'PROPOSED',
    "directionId" UUID,
    "form" "ActivityForm" NOT NULL,
    "title" TEXT NOT NULL,
    "stepFrom" INTEGER NOT NULL,
    "stepTo" INTEGER NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "partnerId" UUID,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "EntryProposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EntryProposal_planId_state_proposedAt_idx" ON "EntryProposal"("planId", "state", "proposedAt");

-- CreateIndex
CREATE INDEX "EntryProposal_proposedById_proposedAt_idx" ON "EntryProposal"("proposedById", "proposedAt");

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_responsibleId_fkey" FOREIGN KEY ("responsibleId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryProposal" ADD CONSTRAINT "EntryProposal_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CareerPlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryProposal" ADD CONSTRAINT "EntryProposal_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryProposal" ADD CONSTRAINT "EntryProposal_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryProposal" ADD CONSTRAINT "EntryProposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
