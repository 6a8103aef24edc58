-- CreateEnum
CREATE TYPE "AcademicYearState" AS ENUM ('PLANNED', 'CURRENT', 'CLOSED');

-- CreateEnum
CREATE TYPE "ClassGroupKind" AS ENUM ('CLASS', 'PRESCHOOL_GROUP', 'STUDY_GROUP');

-- CreateEnum
CREATE TYPE "EnrollmentKind" AS ENUM ('MAIN', 'ADDITIONAL');

-- CreateEnum
CREATE TYPE "LeaveReason" AS ENUM ('CLASS_CHANGED', 'TRANSFERRED', 'LEFT', 'GRADUATED', 'YEAR_ENDED', 'MISTAKEN');

-- CreateEnum
CREATE TYPE "ClassDuty" AS ENUM ('CLASS_TEACHER', 'KINDERGARTEN_TEACHER', 'PSYCHOLOGIST', 'SUBJECT_TEACHER');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('STUDENTS', 'CLASSES', 'STAFF');

-- CreateEnum
CREATE TYPE "RollOverDecision" AS ENUM ('PROMOTE', 'REPEAT', 'GRADUATE', 'LEAVE', 'TO_SCHOOL');

-- CreateTable
CREATE TABLE "AcademicYear" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "state" "AcademicYearState" NOT NULL DEFAULT 'PLANNED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "AcademicYear_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolBreak" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "organizationId" UUID,
    "title" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,

    CONSTRAINT "SchoolBreak_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassGroup" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "kind" "ClassGroupKind" NOT NULL,
    "grade" INTEGER,
    "ageFrom" INTEGER,
    "ageTo" INTEGER,
    "letter" TEXT,
    "name" TEXT NOT NULL,
    "profile" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "ClassGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassStaff" (
    "id" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "duty" "ClassDuty" NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "ClassStaff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Student" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "lastName" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "middleName" TEXT,
    "birthDate" DATE NOT NULL,
    "nameKey" TEXT NOT NULL,
    "leftOn" DATE,
    "graduatedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Student_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudentRestricted" (
    "studentId" UUID NOT NULL,
    "specialNeeds" BOOLEAN NOT NULL DEFAULT false,
    "disability" BOOLEAN NOT NULL DEFAULT false,
    "conclusion" TEXT,
    "conclusionOn" DATE,
    "conclusionUntil" DATE,
    "healthLimits" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID NOT NULL,

    CONSTRAINT "StudentRestricted_pkey" PRIMARY KEY ("studentId")
);

-- CreateTable
CREATE TABLE "StudentConditions" (
    "studentId" UUID NOT NULL,
    "adaptedProgram" BOOLEAN NOT NULL DEFAULT false,
    "accessibleOnly" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID NOT NULL,

    CONSTRAINT "StudentConditions_pkey" PRIMARY KEY ("studentId")
);

-- CreateTable
CREATE TABLE "Enrollment" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "kind" "EnrollmentKind" NOT NULL DEFAULT 'MAIN',
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "leaveReason" "LeaveReason",
    "leaveNote" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudentTransfer" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "openFor" UUID,
    "fromEnrollmentId" UUID NOT NULL,
    "fromOrganizationId" UUID NOT NULL,
    "toOrganizationId" UUID NOT NULL,
    "toClassGroupId" UUID,
    "transferOn" DATE NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'REQUESTED',
    "note" TEXT,
    "comment" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "StudentTransfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID,
    "kind" "ImportKind" NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportChange" (
    "id" BIGSERIAL NOT NULL,
    "batchId" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "before" JSONB,
    "versionAfter" INTEGER,

    CONSTRAINT "ImportChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RollOver" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "fromYearId" UUID NOT NULL,
    "toYearId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "standsFor" TEXT,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "RollOver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RollOverRow" (
    "rollOverId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "decision" "RollOverDecision" NOT NULL,
    "fromEnrollmentId" UUID NOT NULL,
    "toEnrollmentId" UUID,

    CONSTRAINT "RollOverRow_pkey" PRIMARY KEY ("rollOverId","studentId")
);

-- CreateIndex
CREATE UNIQUE INDEX "AcademicYear_municipalityId_code_key" ON "AcademicYear"("municipalityId", "code");

-- CreateIndex
CREATE INDEX "SchoolBreak_yearId_organizationId_startsOn_idx" ON "SchoolBreak"("yearId", "organizationId", "startsOn");

-- CreateIndex
CREATE INDEX "ClassGroup_organizationId_yearId_grade_letter_id_idx" ON "ClassGroup"("organizationId", "yearId", "grade", "letter", "id");

-- CreateIndex
CREATE INDEX "ClassGroup_municipalityId_yearId_grade_idx" ON "ClassGroup"("municipalityId", "yearId", "grade");

-- CreateIndex
CREATE UNIQUE INDEX "ClassGroup_organizationId_yearId_name_key" ON "ClassGroup"("organizationId", "yearId", "name");

-- CreateIndex
CREATE INDEX "ClassStaff_userId_classGroupId_idx" ON "ClassStaff"("userId", "classGroupId");

-- CreateIndex
CREATE INDEX "ClassStaff_classGroupId_duty_idx" ON "ClassStaff"("classGroupId", "duty");

-- CreateIndex
CREATE INDEX "Student_municipalityId_nameKey_birthDate_idx" ON "Student"("municipalityId", "nameKey", "birthDate");

-- CreateIndex
CREATE INDEX "Enrollment_classGroupId_validFrom_idx" ON "Enrollment"("classGroupId", "validFrom");

-- CreateIndex
CREATE INDEX "Enrollment_organizationId_yearId_studentId_idx" ON "Enrollment"("organizationId", "yearId", "studentId");

-- CreateIndex
CREATE INDEX "Enrollment_studentId_validFrom_idx" ON "Enrollment"("studentId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "StudentTransfer_openFor_key" ON "StudentTransfer"("openFor");

-- CreateIndex
CREATE UNIQUE INDEX "StudentTransfer_requestKey_key" ON "StudentTransfer"("requestKey");

-- CreateIndex
CREATE INDEX "StudentTransfer_toOrganizationId_state_idx" ON "StudentTransfer"("toOrganizationId", "state");

-- CreateIndex
CREATE INDEX "StudentTransfer_fromOrganizationId_state_idx" ON "StudentTransfer"("fromOrganizationId", "state");

-- CreateIndex
CREATE INDEX "StudentTransfer_studentId_idx" ON "StudentTransfer"("studentId");

-- CreateIndex
CREATE UNIQUE INDEX "ImportBatch_requestKey_key" ON "ImportBatch"("requestKey");

-- CreateIndex
CREATE INDEX "ImportBatch_organizationId_kind_createdAt_idx" ON "ImportBatch"("organizationId", "kind", "createdAt");

-- CreateIndex
CREATE INDEX "ImportChange_batchId_idx" ON "ImportChange"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "RollOver_standsFor_key" ON "RollOver"("standsFor");

-- CreateIndex
CREATE UNIQUE INDEX "RollOver_requestKey_key" ON "RollOver"("requestKey");

-- AddForeignKey
ALTER TABLE "AcademicYear" ADD CONSTRAINT "AcademicYear_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolBreak" ADD CONSTRAINT "SchoolBreak_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolBreak" ADD CONSTRAINT "SchoolBreak_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolBreak" ADD CONSTRAINT "SchoolBreak_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassGroup" ADD CONSTRAINT "ClassGroup_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassGroup" ADD CONSTRAINT "ClassGroup_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassStaff" ADD CONSTRAINT "ClassStaff_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassStaff" ADD CONSTRAINT "ClassStaff_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Student" ADD CONSTRAINT "Student_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudentRestricted" ADD CONSTRAINT "StudentRestricted_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudentConditions" ADD CONSTRAINT "StudentConditions_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudentTransfer" ADD CONSTRAINT "StudentTransfer_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudentTransfer" ADD CONSTRAINT "StudentTransfer_fromEnrollmentId_fkey" FOREIGN KEY ("fromEnrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudentTransfer" ADD CONSTRAINT "StudentTransfer_toOrganizationId_fkey" FOREIGN KEY ("toOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportChange" ADD CONSTRAINT "ImportChange_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollOver" ADD CONSTRAINT "RollOver_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollOver" ADD CONSTRAINT "RollOver_fromYearId_fkey" FOREIGN KEY ("fromYearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollOver" ADD CONSTRAINT "RollOver_toYearId_fkey" FOREIGN KEY ("toYearId") REFERENCES "AcademicYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollOverRow" ADD CONSTRAINT "RollOverRow_rollOverId_fkey" FOREIGN KEY ("rollOverId") REFERENCES "RollOver"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One current year of a municipality.
CREATE UNIQUE INDEX "AcademicYear_current" ON "AcademicYear" ("municipalityId") WHERE "state" = 'CURRENT';

-- A pupil is in one class at a time, whoever writes and however many at once. The last day belongs to the class.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_no_overlap"
  EXCLUDE USING gist ("studentId" WITH =, daterange("validFrom", "validUntil", '[]') WITH &&) WHERE ("kind" = 'MAIN');
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_days" CHECK ("validUntil" IS NULL OR "validUntil" >= "validFrom");
ALTER TABLE "ClassGroup" ADD CONSTRAINT "ClassGroup_grade"
  CHECK (("kind" = 'CLASS') = ("grade" IS NOT NULL) AND ("grade" IS NULL OR "grade" BETWEEN 1 AND 11));
ALTER TABLE "AcademicYear" ADD CONSTRAINT "AcademicYear_days" CHECK ("endsOn" > "startsOn");
ALTER TABLE "SchoolBreak" ADD CONSTRAINT "SchoolBreak_days" CHECK ("endsOn" >= "startsOn");
