-- AlterTable
ALTER TABLE "PlanEntry" ADD COLUMN     "itemId" UUID;

-- CreateIndex
CREATE INDEX "PlanEntry_itemId_idx" ON "PlanEntry"("itemId");

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ResolutionItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;
