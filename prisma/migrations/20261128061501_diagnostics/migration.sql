-- CreateEnum
CREATE TYPE "ResultVisibility" AS ENUM ('PSYCH', 'STAFF', 'FAMILY');

-- CreateEnum
CREATE TYPE "ResultSource" AS ENUM ('SCREEN', 'ENTERED', 'TABLE');


-- CreateTable
CREATE TABLE "DiagnosticMethod" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT,
    "scales" JSONB NOT NULL,
    "bands" JSONB NOT NULL,
    "gradeFrom" INTEGER NOT NULL,
    "gradeTo" INTEGER NOT NULL,
    "repeatMonths" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "DiagnosticMethod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiagnosticSitting" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "methodCode" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "DiagnosticSitting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiagnosticSheet" (
    "id" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "selector" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "answers" INTEGER[],
    "finishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DiagnosticSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiagnosticResult" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "methodCode" TEXT NOT NULL,
    "takenOn" DATE NOT NULL,
    "source" "ResultSource" NOT NULL,
    "scales" JSONB NOT NULL,
    "summary" TEXT NOT NULL,
    "visibility" "ResultVisibility" NOT NULL DEFAULT 'PSYCH',
    "releasedAt" TIMESTAMPTZ(3),
    "releasedById" UUID,
    "correction" TEXT,
    "before" JSONB,
    "standsFor" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID,

    CONSTRAINT "DiagnosticResult_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DiagnosticMethod_municipalityId_code_key" ON "DiagnosticMethod"("municipalityId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "DiagnosticSitting_requestKey_key" ON "DiagnosticSitting"("requestKey");

-- CreateIndex
CREATE INDEX "DiagnosticSitting_classGroupId_heldOn_idx" ON "DiagnosticSitting"("classGroupId", "heldOn");

-- CreateIndex
CREATE UNIQUE INDEX "DiagnosticSheet_selector_key" ON "DiagnosticSheet"("selector");

-- CreateIndex
CREATE INDEX "DiagnosticSheet_studentId_idx" ON "DiagnosticSheet"("studentId");

-- CreateIndex
CREATE UNIQUE INDEX "DiagnosticSheet_sittingId_studentId_key" ON "DiagnosticSheet"("sittingId", "studentId");

-- CreateIndex
CREATE UNIQUE INDEX "DiagnosticResult_standsFor_key" ON "DiagnosticResult"("standsFor");

-- CreateIndex
CREATE INDEX "DiagnosticResult_studentId_takenOn_idx" ON "DiagnosticResult"("studentId", "takenOn");

-- AddForeignKey
ALTER TABLE "DiagnosticMethod" ADD CONSTRAINT "DiagnosticMethod_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiagnosticSitting" ADD CONSTRAINT "DiagnosticSitting_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiagnosticSheet" ADD CONSTRAINT "DiagnosticSheet_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "DiagnosticSitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiagnosticSheet" ADD CONSTRAINT "DiagnosticSheet_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiagnosticResult" ADD CONSTRAINT "DiagnosticResult_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
