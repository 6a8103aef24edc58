-- CreateEnum
CREATE TYPE "OutcomePhase" AS ENUM ('INTENTION', 'ACTUAL');

-- CreateEnum
CREATE TYPE "OutcomeCategory" AS ENUM ('GRADE10_OWN', 'GRADE10_OTHER', 'COLLEGE', 'UNIVERSITY', 'WORK', 'ARMY', 'REPEAT', 'OTHER', 'UNKNOWN', 'LEFT');

-- CreateEnum
CREATE TYPE "OutcomeFunding" AS ENUM ('BUDGET', 'PAID', 'TARGET');

-- CreateTable
CREATE TABLE "GraduateOutcome" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "phase" "OutcomePhase" NOT NULL,
    "category" "OutcomeCategory" NOT NULL,
    "institution" TEXT,
    "fieldCode" TEXT,
    "elsewhere" BOOLEAN NOT NULL DEFAULT false,
    "funding" "OutcomeFunding",
    "byProfile" BOOLEAN,
    "standsFor" TEXT,
    "replacesId" UUID,
    "reason" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "GraduateOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutcomeSheet" (
    "classGroupId" UUID NOT NULL,
    "phase" "OutcomePhase" NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "graduates" INTEGER,

    CONSTRAINT "OutcomeSheet_pkey" PRIMARY KEY ("classGroupId","phase")
);

-- CreateIndex
CREATE UNIQUE INDEX "GraduateOutcome_standsFor_key" ON "GraduateOutcome"("standsFor");

-- CreateIndex
CREATE UNIQUE INDEX "GraduateOutcome_replacesId_key" ON "GraduateOutcome"("replacesId");

-- CreateIndex
CREATE INDEX "GraduateOutcome_classGroupId_phase_idx" ON "GraduateOutcome"("classGroupId", "phase");

-- CreateIndex
CREATE INDEX "GraduateOutcome_organizationId_yearId_phase_idx" ON "GraduateOutcome"("organizationId", "yearId", "phase");

-- CreateIndex
CREATE INDEX "GraduateOutcome_municipalityId_yearId_phase_idx" ON "GraduateOutcome"("municipalityId", "yearId", "phase");

-- CreateIndex
CREATE INDEX "GraduateOutcome_studentId_idx" ON "GraduateOutcome"("studentId");

-- AddForeignKey
ALTER TABLE "GraduateOutcome" ADD CONSTRAINT "GraduateOutcome_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraduateOutcome" ADD CONSTRAINT "GraduateOutcome_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraduateOutcome" ADD CONSTRAINT "GraduateOutcome_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraduateOutcome" ADD CONSTRAINT "GraduateOutcome_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraduateOutcome" ADD CONSTRAINT "GraduateOutcome_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "GraduateOutcome"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeSheet" ADD CONSTRAINT "OutcomeSheet_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeSheet" ADD CONSTRAINT "OutcomeSheet_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What takes the place of another says why.
ALTER TABLE "GraduateOutcome" ADD CONSTRAINT "GraduateOutcome_reason" CHECK ("replacesId" IS NULL OR "reason" IS NOT NULL);
