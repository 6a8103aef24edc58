-- CreateEnum
CREATE TYPE "CurriculumVariant" AS ENUM ('OWN_AREA', 'TECHNOLOGY_MODULE', 'BASIC_SUBJECTS', 'ELECTIVES', 'RESEARCH_PROJECTS', 'OTHER');

-- CreateEnum
CREATE TYPE "PortfolioKind" AS ENUM ('TRIAL', 'GAME', 'GROUP_STUDY', 'PROJECT');

-- CreateEnum
CREATE TYPE "ProjectState" AS ENUM ('IN_PROGRESS', 'DEFENDED', 'NOT_DEFENDED');

-- CreateEnum
CREATE TYPE "ContestKind" AS ENUM ('CONFERENCE', 'CONTEST');

-- CreateEnum
CREATE TYPE "ContestLevel" AS ENUM ('SCHOOL', 'MUNICIPAL', 'REGIONAL', 'NATIONAL', 'INTERNATIONAL');

-- CreateEnum
CREATE TYPE "ContestResult" AS ENUM ('PARTICIPANT', 'PRIZE_WINNER', 'WINNER');

-- CreateEnum
CREATE TYPE "ProgrammeDirection" AS ENUM ('TECHNICAL', 'SCIENCE', 'ARTS', 'TOURISM', 'SPORT', 'SOCIAL');

-- CreateTable
CREATE TABLE "CurriculumRegister" (
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CurriculumRegister_pkey" PRIMARY KEY ("organizationId","yearId")
);

-- CreateTable
CREATE TABLE "CurriculumInclusion" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "variant" "CurriculumVariant" NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "CurriculumInclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CurriculumRow" (
    "inclusionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "grade" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "CurriculumRow_pkey" PRIMARY KEY ("inclusionId","position")
);

-- CreateTable
CREATE TABLE "UpbringingModule" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "present" BOOLEAN NOT NULL,
    "place" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID NOT NULL,

    CONSTRAINT "UpbringingModule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortfolioProject" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "kind" "PortfolioKind" NOT NULL,
    "title" TEXT NOT NULL,
    "gradeFrom" INTEGER NOT NULL,
    "gradeTo" INTEGER NOT NULL,
    "partnerId" UUID,
    "withParents" BOOLEAN NOT NULL DEFAULT false,
    "heldOn" DATE,
    "result" TEXT,
    "leaderId" UUID NOT NULL,
    "activityId" UUID,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "PortfolioProject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndividualProject" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "supervisorId" UUID NOT NULL,
    "career" BOOLEAN NOT NULL DEFAULT false,
    "state" "ProjectState" NOT NULL DEFAULT 'IN_PROGRESS',
    "defenceOn" DATE,
    "result" TEXT,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "IndividualProject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestEntry" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "kind" "ContestKind" NOT NULL,
    "title" TEXT NOT NULL,
    "level" "ContestLevel" NOT NULL,
    "heldOn" DATE NOT NULL,
    "career" BOOLEAN NOT NULL DEFAULT false,
    "result" "ContestResult" NOT NULL,
    "supervisorId" UUID NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "ContestEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestPupil" (
    "entryId" UUID NOT NULL,
    "studentId" UUID NOT NULL,

    CONSTRAINT "ContestPupil_pkey" PRIMARY KEY ("entryId","studentId")
);

-- CreateTable
CREATE TABLE "AdditionalProgramme" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "direction" "ProgrammeDirection" NOT NULL,
    "hours" INTEGER NOT NULL,
    "ageFrom" INTEGER NOT NULL,
    "ageTo" INTEGER NOT NULL,
    "careerContent" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "updatedForModelOn" DATE,
    "keeperId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "AdditionalProgramme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterEvidence" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" "EvidenceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "fileId" UUID,
    "inclusionId" UUID,
    "moduleId" UUID,
    "portfolioId" UUID,
    "contestId" UUID,
    "programmeId" UUID,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID NOT NULL,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "RegisterEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CurriculumInclusion_municipalityId_yearId_idx" ON "CurriculumInclusion"("municipalityId", "yearId");

-- CreateIndex
CREATE UNIQUE INDEX "CurriculumInclusion_organizationId_yearId_variant_key" ON "CurriculumInclusion"("organizationId", "yearId", "variant");

-- CreateIndex
CREATE INDEX "UpbringingModule_municipalityId_yearId_idx" ON "UpbringingModule"("municipalityId", "yearId");

-- CreateIndex
CREATE UNIQUE INDEX "UpbringingModule_organizationId_yearId_key" ON "UpbringingModule"("organizationId", "yearId");

-- CreateIndex
CREATE INDEX "PortfolioProject_organizationId_yearId_createdAt_id_idx" ON "PortfolioProject"("organizationId", "yearId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PortfolioProject_municipalityId_yearId_idx" ON "PortfolioProject"("municipalityId", "yearId");

-- CreateIndex
CREATE INDEX "IndividualProject_supervisorId_yearId_idx" ON "IndividualProject"("supervisorId", "yearId");

-- CreateIndex
CREATE INDEX "IndividualProject_classGroupId_idx" ON "IndividualProject"("classGroupId");

-- CreateIndex
CREATE INDEX "IndividualProject_municipalityId_yearId_idx" ON "IndividualProject"("municipalityId", "yearId");

-- CreateIndex
CREATE UNIQUE INDEX "IndividualProject_organizationId_yearId_studentId_key" ON "IndividualProject"("organizationId", "yearId", "studentId");

-- CreateIndex
CREATE INDEX "ContestEntry_organizationId_yearId_heldOn_id_idx" ON "ContestEntry"("organizationId", "yearId", "heldOn", "id");

-- CreateIndex
CREATE INDEX "ContestEntry_municipalityId_yearId_idx" ON "ContestEntry"("municipalityId", "yearId");

-- CreateIndex
CREATE INDEX "ContestPupil_studentId_idx" ON "ContestPupil"("studentId");

-- CreateIndex
CREATE INDEX "AdditionalProgramme_organizationId_title_id_idx" ON "AdditionalProgramme"("organizationId", "title", "id");

-- CreateIndex
CREATE INDEX "AdditionalProgramme_municipalityId_idx" ON "AdditionalProgramme"("municipalityId");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEvidence_fileId_key" ON "RegisterEvidence"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEvidence_requestKey_key" ON "RegisterEvidence"("requestKey");

-- CreateIndex
CREATE INDEX "RegisterEvidence_inclusionId_idx" ON "RegisterEvidence"("inclusionId");

-- CreateIndex
CREATE INDEX "RegisterEvidence_moduleId_idx" ON "RegisterEvidence"("moduleId");

-- CreateIndex
CREATE INDEX "RegisterEvidence_portfolioId_idx" ON "RegisterEvidence"("portfolioId");

-- CreateIndex
CREATE INDEX "RegisterEvidence_contestId_idx" ON "RegisterEvidence"("contestId");

-- CreateIndex
CREATE INDEX "RegisterEvidence_programmeId_idx" ON "RegisterEvidence"("programmeId");

-- AddForeignKey
ALTER TABLE "CurriculumRegister" ADD CONSTRAINT "CurriculumRegister_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CurriculumRegister" ADD CONSTRAINT "CurriculumRegister_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CurriculumInclusion" ADD CONSTRAINT "CurriculumInclusion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CurriculumInclusion" ADD CONSTRAINT "CurriculumInclusion_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CurriculumRow" ADD CONSTRAINT "CurriculumRow_inclusionId_fkey" FOREIGN KEY ("inclusionId") REFERENCES "CurriculumInclusion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpbringingModule" ADD CONSTRAINT "UpbringingModule_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpbringingModule" ADD CONSTRAINT "UpbringingModule_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioProject" ADD CONSTRAINT "PortfolioProject_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioProject" ADD CONSTRAINT "PortfolioProject_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioProject" ADD CONSTRAINT "PortfolioProject_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioProject" ADD CONSTRAINT "PortfolioProject_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioProject" ADD CONSTRAINT "PortfolioProject_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndividualProject" ADD CONSTRAINT "IndividualProject_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndividualProject" ADD CONSTRAINT "IndividualProject_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndividualProject" ADD CONSTRAINT "IndividualProject_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndividualProject" ADD CONSTRAINT "IndividualProject_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndividualProject" ADD CONSTRAINT "IndividualProject_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestEntry" ADD CONSTRAINT "ContestEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestEntry" ADD CONSTRAINT "ContestEntry_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestEntry" ADD CONSTRAINT "ContestEntry_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestPupil" ADD CONSTRAINT "ContestPupil_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ContestEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestPupil" ADD CONSTRAINT "ContestPupil_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdditionalProgramme" ADD CONSTRAINT "AdditionalProgramme_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdditionalProgramme" ADD CONSTRAINT "AdditionalProgramme_keeperId_fkey" FOREIGN KEY ("keeperId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_inclusionId_fkey" FOREIGN KEY ("inclusionId") REFERENCES "CurriculumInclusion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_moduleId_fkey" FOREIGN KEY ("moduleId") REFERENCES "UpbringingModule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "PortfolioProject"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "ContestEntry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "AdditionalProgramme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A piece of evidence belongs to exactly one record.
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_one_record"
  CHECK (num_nonnulls("inclusionId", "moduleId", "portfolioId", "contestId", "programmeId") = 1);
ALTER TABLE "RegisterEvidence" ADD CONSTRAINT "RegisterEvidence_link_or_file"
  CHECK (("kind" = 'FILE') = ("fileId" IS NOT NULL) AND ("kind" = 'LINK') = ("url" IS NOT NULL));
