-- CreateEnum
CREATE TYPE "FamilyNoteKind" AS ENUM ('SEEN', 'AGREED', 'COMMENT', 'QUESTION', 'ANSWER');

-- CreateTable
CREATE TABLE "FamilyNote" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "pathwayId" UUID,
    "kind" "FamilyNoteKind" NOT NULL,
    "text" TEXT,
    "authorId" UUID NOT NULL,
    "toId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "waits" BOOLEAN NOT NULL DEFAULT false,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "FamilyNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FamilyNote_requestKey_key" ON "FamilyNote"("requestKey");

-- CreateIndex
CREATE INDEX "FamilyNote_studentId_at_idx" ON "FamilyNote"("studentId", "at");

-- CreateIndex
CREATE INDEX "FamilyNote_pathwayId_kind_idx" ON "FamilyNote"("pathwayId", "kind");

-- CreateIndex
CREATE INDEX "FamilyNote_waits_municipalityId_idx" ON "FamilyNote"("waits", "municipalityId");

-- AddForeignKey
ALTER TABLE "FamilyNote" ADD CONSTRAINT "FamilyNote_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FamilyNote" ADD CONSTRAINT "FamilyNote_pathwayId_fkey" FOREIGN KEY ("pathwayId") REFERENCES "Pathway"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FamilyNote" ADD CONSTRAINT "FamilyNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
