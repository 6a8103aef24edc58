-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('DEPARTMENT', 'RESOURCE_CENTRE', 'SCHOOL', 'KINDERGARTEN', 'ADDITIONAL', 'EXTERNAL');

-- CreateEnum
CREATE TYPE "Program" AS ENUM ('PRESCHOOL', 'PRIMARY', 'BASIC', 'SECONDARY', 'ADDITIONAL');

-- CreateEnum
CREATE TYPE "OrganizationStatus" AS ENUM ('ACTIVE', 'REORGANIZED', 'CLOSED');

-- CreateEnum
CREATE TYPE "CalendarDayKind" AS ENUM ('HOLIDAY', 'MOVED_OFF', 'WORKING');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('DEPARTMENT_HEAD', 'DEPARTMENT_STAFF', 'RESOURCE_CENTRE', 'ORG_HEAD', 'ORG_DEPUTY', 'TEACHER', 'PSYCHOLOGIST', 'PARENT', 'ADMIN');

-- CreateEnum
CREATE TYPE "ResolutionState" AS ENUM ('DRAFT', 'REVIEWED', 'ISSUED', 'COMPLETED', 'ARCHIVED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Bindingness" AS ENUM ('RECOMMENDATION', 'ORDER');

-- CreateEnum
CREATE TYPE "ItemRole" AS ENUM ('TASK', 'CONTROL', 'APPROVE', 'AMEND', 'PUBLISH', 'FORCE', 'OTHER');

-- CreateEnum
CREATE TYPE "DeadlineKind" AS ENUM ('DATE', 'MONTH', 'QUARTER', 'YEAR', 'YEAR_RANGE', 'ACADEMIC_YEAR', 'ONGOING', 'RECURRING', 'RELATIVE', 'AS_NEEDED', 'BY_SCHEDULE', 'NONE');

-- CreateEnum
CREATE TYPE "DeadlineMode" AS ENUM ('FIXED', 'PERIODIC', 'REVIEW_ONLY');

-- CreateEnum
CREATE TYPE "YearRangeReading" AS ENUM ('CALENDAR_INTERIM', 'CALENDAR', 'ACADEMIC');

-- CreateEnum
CREATE TYPE "LatePolicy" AS ENUM ('LOCK', 'ACCEPT_LATE');

-- CreateEnum
CREATE TYPE "ItemState" AS ENUM ('DRAFT', 'CONFIRMED', 'ISSUED', 'CLOSED', 'REMOVED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ExecutorRuleKind" AS ENUM ('ORGANIZATION', 'PROGRAM', 'ROLE');

-- CreateEnum
CREATE TYPE "ExecutorPart" AS ENUM ('RESPONSIBLE', 'CO_EXECUTOR');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'REOPENED', 'NOT_APPLICABLE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('DRAFT', 'SUBMITTED', 'RECALLED', 'RETURNED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('FILE', 'LINK');

-- CreateEnum
CREATE TYPE "ExtensionState" AS ENUM ('REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ProposalKind" AS ENUM ('ADD', 'WITHDRAW');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED');

-- CreateTable
CREATE TABLE "Municipality" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Irkutsk',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "kind" "OrganizationKind" NOT NULL,
    "programs" "Program"[],
    "settlement" TEXT,
    "inn" TEXT,
    "status" "OrganizationStatus" NOT NULL DEFAULT 'ACTIVE',
    "openedOn" DATE,
    "closedOn" DATE,
    "successorId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "municipalityId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "CalendarDayKind" NOT NULL,
    "note" TEXT,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("municipalityId","day")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGSERIAL NOT NULL,
    "municipalityId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" UUID,
    "actorRole" "Role",
    "organizationId" UUID,
    "resolutionId" UUID,
    "assignmentId" UUID,
    "subjectId" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "middleName" TEXT,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "passwordChangedAt" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "grantId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Resolution" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "number" TEXT,
    "date" DATE,
    "title" TEXT NOT NULL,
    "preamble" TEXT,
    "signatories" TEXT[],
    "sourceText" TEXT NOT NULL,
    "sourceFileId" UUID,
    "state" "ResolutionState" NOT NULL DEFAULT 'DRAFT',
    "bindingness" "Bindingness" NOT NULL DEFAULT 'RECOMMENDATION',
    "historical" BOOLEAN NOT NULL DEFAULT false,
    "yearRangeReading" "YearRangeReading",
    "basedOnId" UUID,
    "confidence" JSONB NOT NULL DEFAULT '{}',
    "issuedAt" TIMESTAMPTZ(3),
    "issuedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "Resolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResolutionItem" (
    "id" UUID NOT NULL,
    "resolutionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "number" TEXT,
    "text" TEXT NOT NULL,
    "role" "ItemRole" NOT NULL,
    "executorText" TEXT,
    "executorPersons" TEXT[],
    "spans" JSONB NOT NULL DEFAULT '[]',
    "confidence" JSONB NOT NULL DEFAULT '{}',
    "deadlineText" TEXT,
    "deadlineKind" "DeadlineKind" NOT NULL DEFAULT 'NONE',
    "deadlineMode" "DeadlineMode",
    "dueOn" DATE,
    "periodFrom" DATE,
    "periodTo" DATE,
    "periodRule" JSONB,
    "reviewOn" DATE,
    "latePolicy" "LatePolicy" NOT NULL DEFAULT 'LOCK',
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "figures" JSONB NOT NULL DEFAULT '[]',
    "executorConfirmedAt" TIMESTAMPTZ(3),
    "deadlineConfirmedAt" TIMESTAMPTZ(3),
    "evidenceConfirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "state" "ItemState" NOT NULL DEFAULT 'DRAFT',
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ResolutionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemExecutor" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "kind" "ExecutorRuleKind" NOT NULL,
    "part" "ExecutorPart" NOT NULL DEFAULT 'RESPONSIBLE',
    "organizationId" UUID,
    "programs" "Program"[],
    "role" "Role",

    CONSTRAINT "ItemExecutor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "resolutionId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "part" "ExecutorPart" NOT NULL DEFAULT 'RESPONSIBLE',
    "periodKey" TEXT NOT NULL DEFAULT 'ONCE',
    "historical" BOOLEAN NOT NULL DEFAULT false,
    "originalDueOn" DATE,
    "originalDueAt" TIMESTAMPTZ(3),
    "currentDueOn" DATE,
    "currentDueAt" TIMESTAMPTZ(3),
    "reworkDueOn" DATE,
    "reworkDueAt" TIMESTAMPTZ(3),
    "reviewOn" DATE,
    "effectiveDueOn" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "state" "AssignmentState" NOT NULL DEFAULT 'ISSUED',
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,
    "handedToId" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "neededDueAt" TIMESTAMPTZ(3),
    "reviewStartedAt" TIMESTAMPTZ(3),
    "reviewStartedById" UUID,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "notApplicableReason" TEXT,
    "extensionCount" INTEGER NOT NULL DEFAULT 0,
    "extensionOpen" BOOLEAN NOT NULL DEFAULT false,
    "historicalBasis" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentCounter" (
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "state" "AssignmentState" NOT NULL,
    "dueOn" DATE NOT NULL,
    "lateness" SMALLINT NOT NULL,
    "extensionOpen" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "AssignmentCounter_pkey" PRIMARY KEY ("organizationId","state","dueOn","lateness","extensionOpen")
);

-- CreateTable
CREATE TABLE "ExecutionReport" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "figures" JSONB NOT NULL DEFAULT '{}',
    "state" "ReportState" NOT NULL DEFAULT 'DRAFT',
    "lateReason" TEXT,
    "reworkDueAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "reviewedAt" TIMESTAMPTZ(3),
    "reviewedById" UUID,
    "comment" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExecutionReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "requirementKey" TEXT,
    "kind" "EvidenceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "fileId" UUID,
    "requestKey" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExtensionRequest" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "openFor" UUID,
    "requestedDueOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "ExtensionState" NOT NULL DEFAULT 'REQUESTED',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAfterDue" BOOLEAN NOT NULL,
    "askedLate" BOOLEAN NOT NULL,
    "previousDueOn" DATE NOT NULL,
    "decidedDueOn" DATE,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "comment" TEXT,
    "requestKey" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ExtensionRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentMessage" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "requestKey" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssignmentMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Amendment" (
    "id" UUID NOT NULL,
    "resolutionId" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "basisOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "Amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AmendmentChange" (
    "id" UUID NOT NULL,
    "amendmentId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "AmendmentChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" "ProposalKind" NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "comment" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Organization_municipalityId_kind_shortName_idx" ON "Organization"("municipalityId", "kind", "shortName");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_municipalityId_shortName_key" ON "Organization"("municipalityId", "shortName");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_storageKey_key" ON "StoredFile"("storageKey");

-- CreateIndex
CREATE INDEX "Event_assignmentId_id_idx" ON "Event"("assignmentId", "id");

-- CreateIndex
CREATE INDEX "Event_resolutionId_id_idx" ON "Event"("resolutionId", "id");

-- CreateIndex
CREATE INDEX "Event_municipalityId_id_idx" ON "Event"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "User_login_key" ON "User"("login");

-- CreateIndex
CREATE INDEX "User_municipalityId_lastName_firstName_id_idx" ON "User"("municipalityId", "lastName", "firstName", "id");

-- CreateIndex
CREATE INDEX "RoleGrant_userId_idx" ON "RoleGrant"("userId");

-- CreateIndex
CREATE INDEX "RoleGrant_organizationId_role_idx" ON "RoleGrant"("organizationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_endedAt_idx" ON "Session"("userId", "endedAt");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "Resolution_municipalityId_state_date_id_idx" ON "Resolution"("municipalityId", "state", "date" DESC, "id");

-- CreateIndex
CREATE INDEX "ResolutionItem_resolutionId_position_idx" ON "ResolutionItem"("resolutionId", "position");

-- CreateIndex
CREATE INDEX "ItemExecutor_itemId_idx" ON "ItemExecutor"("itemId");

-- CreateIndex
CREATE INDEX "Assignment_resolutionId_organizationId_idx" ON "Assignment"("resolutionId", "organizationId");

-- CreateIndex
CREATE INDEX "Assignment_municipalityId_effectiveDueOn_id_idx" ON "Assignment"("municipalityId", "effectiveDueOn", "id");

-- CreateIndex
CREATE INDEX "Assignment_municipalityId_state_effectiveDueOn_id_idx" ON "Assignment"("municipalityId", "state", "effectiveDueOn", "id");

-- CreateIndex
CREATE INDEX "Assignment_organizationId_effectiveDueOn_id_idx" ON "Assignment"("organizationId", "effectiveDueOn", "id");

-- CreateIndex
CREATE INDEX "Assignment_handedToId_effectiveDueOn_id_idx" ON "Assignment"("handedToId", "effectiveDueOn", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_itemId_organizationId_periodKey_key" ON "Assignment"("itemId", "organizationId", "periodKey");

-- CreateIndex
CREATE INDEX "AssignmentCounter_municipalityId_state_dueOn_idx" ON "AssignmentCounter"("municipalityId", "state", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "ExecutionReport_assignmentId_revision_key" ON "ExecutionReport"("assignmentId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_requestKey_key" ON "Evidence"("requestKey");

-- CreateIndex
CREATE INDEX "Evidence_reportId_createdAt_idx" ON "Evidence"("reportId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ExtensionRequest_openFor_key" ON "ExtensionRequest"("openFor");

-- CreateIndex
CREATE UNIQUE INDEX "ExtensionRequest_requestKey_key" ON "ExtensionRequest"("requestKey");

-- CreateIndex
CREATE INDEX "ExtensionRequest_assignmentId_askedAt_idx" ON "ExtensionRequest"("assignmentId", "askedAt");

-- CreateIndex
CREATE INDEX "ExtensionRequest_state_askedAt_idx" ON "ExtensionRequest"("state", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentMessage_requestKey_key" ON "AssignmentMessage"("requestKey");

-- CreateIndex
CREATE INDEX "AssignmentMessage_assignmentId_createdAt_idx" ON "AssignmentMessage"("assignmentId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Amendment_requestKey_key" ON "Amendment"("requestKey");

-- CreateIndex
CREATE INDEX "Amendment_resolutionId_createdAt_idx" ON "Amendment"("resolutionId", "createdAt");

-- CreateIndex
CREATE INDEX "AmendmentChange_itemId_idx" ON "AmendmentChange"("itemId");

-- CreateIndex
CREATE INDEX "Proposal_state_idx" ON "Proposal"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_itemId_organizationId_kind_key" ON "Proposal"("itemId", "organizationId", "kind");

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarDay" ADD CONSTRAINT "CalendarDay_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "RoleGrant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resolution" ADD CONSTRAINT "Resolution_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resolution" ADD CONSTRAINT "Resolution_sourceFileId_fkey" FOREIGN KEY ("sourceFileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resolution" ADD CONSTRAINT "Resolution_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "Resolution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResolutionItem" ADD CONSTRAINT "ResolutionItem_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "Resolution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemExecutor" ADD CONSTRAINT "ItemExecutor_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ResolutionItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemExecutor" ADD CONSTRAINT "ItemExecutor_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "Resolution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ResolutionItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentCounter" ADD CONSTRAINT "AssignmentCounter_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecutionReport" ADD CONSTRAINT "ExecutionReport_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ExecutionReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtensionRequest" ADD CONSTRAINT "ExtensionRequest_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentMessage" ADD CONSTRAINT "AssignmentMessage_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "Resolution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmendmentChange" ADD CONSTRAINT "AmendmentChange_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "Amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmendmentChange" ADD CONSTRAINT "AmendmentChange_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ResolutionItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ResolutionItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
