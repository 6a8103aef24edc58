-- AlterTable
ALTER TABLE "Pathway" ADD COLUMN     "curatedInId" UUID;

-- AddForeignKey
ALTER TABLE "Pathway" ADD CONSTRAINT "Pathway_curatedInId_fkey" FOREIGN KEY ("curatedInId") REFERENCES "ClassGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;
