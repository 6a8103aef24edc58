-- CreateEnum
CREATE TYPE "PathwayState" AS ENUM ('DRAFT', 'ON_APPROVAL', 'ACTIVE', 'REVISION', 'SUSPENDED', 'COMPLETED', 'CLOSED');

-- CreateEnum
CREATE TYPE "PathwayBasis" AS ENUM ('CONSENT', 'DUTY', 'COUNCIL');

-- CreateEnum
CREATE TYPE "StepKind" AS ENUM ('DIAGNOSTICS', 'LESSON', 'COURSE', 'ADDITIONAL', 'TRIAL', 'PRACTICE', 'PROJECT', 'CONTEST', 'CONSULTATION', 'FAMILY');

-- CreateEnum
CREATE TYPE "StepState" AS ENUM ('PLANNED', 'IN_PROGRESS', 'DONE', 'SKIPPED');

-- CreateEnum
CREATE TYPE "DevelopmentArea" AS ENUM ('SOCIAL', 'COGNITIVE', 'SPEECH', 'ARTISTIC', 'PHYSICAL');

-- CreateEnum
CREATE TYPE "PathwayParty" AS ENUM ('STUDENT', 'GUARDIAN', 'CURATOR', 'HEAD');


-- CreateTable
CREATE TABLE "PathwayTemplate" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" UUID NOT NULL,

    CONSTRAINT "PathwayTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pathway" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "openFor" TEXT,
    "templateKey" TEXT NOT NULL,
    "state" "PathwayState" NOT NULL DEFAULT 'DRAFT',
    "stateBefore" "PathwayState",
    "basis" "PathwayBasis",
    "basisText" TEXT,
    "goal" TEXT NOT NULL,
    "strengths" TEXT,
    "needs" TEXT,
    "profile" TEXT,
    "professions" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "curatorId" UUID NOT NULL,
    "comment" TEXT,
    "continuesId" UUID,
    "closedReason" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "approvedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "Pathway_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PathwayStep" (
    "id" UUID NOT NULL,
    "pathwayId" UUID NOT NULL,
    "kind" "StepKind" NOT NULL,
    "area" "DevelopmentArea",
    "title" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "responsible" TEXT NOT NULL,
    "planLineId" UUID,
    "state" "StepState" NOT NULL DEFAULT 'PLANNED',
    "doneOn" DATE,
    "result" TEXT,
    "reason" TEXT,
    "movedFromOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "PathwayStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PathwayReview" (
    "pathwayId" UUID NOT NULL,
    "quarter" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,
    "reviewedById" UUID NOT NULL,

    CONSTRAINT "PathwayReview_pkey" PRIMARY KEY ("pathwayId","quarter")
);

-- CreateTable
CREATE TABLE "PathwayCorrection" (
    "id" BIGSERIAL NOT NULL,
    "pathwayId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "PathwayCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PathwaySignature" (
    "pathwayId" UUID NOT NULL,
    "party" "PathwayParty" NOT NULL,
    "signedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "PathwaySignature_pkey" PRIMARY KEY ("pathwayId","party")
);

-- CreateIndex
CREATE UNIQUE INDEX "PathwayTemplate_municipalityId_key_key" ON "PathwayTemplate"("municipalityId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Pathway_openFor_key" ON "Pathway"("openFor");

-- CreateIndex
CREATE UNIQUE INDEX "Pathway_continuesId_key" ON "Pathway"("continuesId");

-- CreateIndex
CREATE INDEX "Pathway_studentId_yearId_idx" ON "Pathway"("studentId", "yearId");

-- CreateIndex
CREATE INDEX "Pathway_organizationId_yearId_state_idx" ON "Pathway"("organizationId", "yearId", "state");

-- CreateIndex
CREATE INDEX "Pathway_classGroupId_idx" ON "Pathway"("classGroupId");

-- CreateIndex
CREATE INDEX "Pathway_curatorId_idx" ON "Pathway"("curatorId");

-- CreateIndex
CREATE INDEX "Pathway_municipalityId_yearId_idx" ON "Pathway"("municipalityId", "yearId");

-- CreateIndex
CREATE INDEX "PathwayStep_pathwayId_dueOn_idx" ON "PathwayStep"("pathwayId", "dueOn");

-- CreateIndex
CREATE INDEX "PathwayStep_planLineId_idx" ON "PathwayStep"("planLineId");

-- CreateIndex
CREATE INDEX "PathwayCorrection_pathwayId_id_idx" ON "PathwayCorrection"("pathwayId", "id");

-- AddForeignKey
ALTER TABLE "PathwayTemplate" ADD CONSTRAINT "PathwayTemplate_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pathway" ADD CONSTRAINT "Pathway_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pathway" ADD CONSTRAINT "Pathway_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pathway" ADD CONSTRAINT "Pathway_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pathway" ADD CONSTRAINT "Pathway_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pathway" ADD CONSTRAINT "Pathway_curatorId_fkey" FOREIGN KEY ("curatorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pathway" ADD CONSTRAINT "Pathway_continuesId_fkey" FOREIGN KEY ("continuesId") REFERENCES "Pathway"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathwayStep" ADD CONSTRAINT "PathwayStep_pathwayId_fkey" FOREIGN KEY ("pathwayId") REFERENCES "Pathway"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathwayStep" ADD CONSTRAINT "PathwayStep_planLineId_fkey" FOREIGN KEY ("planLineId") REFERENCES "PlanLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathwayReview" ADD CONSTRAINT "PathwayReview_pathwayId_fkey" FOREIGN KEY ("pathwayId") REFERENCES "Pathway"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathwayReview" ADD CONSTRAINT "PathwayReview_reviewedById_fkey" FOREIGN KEY ("reviewedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathwayCorrection" ADD CONSTRAINT "PathwayCorrection_pathwayId_fkey" FOREIGN KEY ("pathwayId") REFERENCES "Pathway"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathwayCorrection" ADD CONSTRAINT "PathwayCorrection_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathwaySignature" ADD CONSTRAINT "PathwaySignature_pathwayId_fkey" FOREIGN KEY ("pathwayId") REFERENCES "Pathway"("id") ON DELETE CASCADE ON UPDATE CASCADE;
