-- CreateEnum
CREATE TYPE "Kinship" AS ENUM ('MOTHER', 'FATHER', 'GUARDIAN', 'SELF');

-- CreateEnum
CREATE TYPE "SlipKind" AS ENUM ('GUARDIAN', 'STUDENT');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('PORTAL', 'DIAGNOSTICS', 'PHOTO', 'PARTNER_TRANSFER', 'BVB', 'EVENT');

-- CreateEnum
CREATE TYPE "ConsentState" AS ENUM ('REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ConsentMethod" AS ENUM ('PAPER', 'ONLINE');

-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'STUDENT';

-- CreateTable
CREATE TABLE "GuardianLink" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kinship" "Kinship" NOT NULL,
    "standsFor" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedById" UUID NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,
    "revokeReason" TEXT,
    "frozenAt" TIMESTAMPTZ(3),
    "frozenById" UUID,
    "freezeReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "GuardianLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessSlip" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "kind" "SlipKind" NOT NULL,
    "selector" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "usedAt" TIMESTAMPTZ(3),
    "usedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),
    "requestKey" UUID NOT NULL,
    "copy" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AccessSlip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentText" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "edition" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "asksAnew" BOOLEAN NOT NULL DEFAULT false,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedById" UUID NOT NULL,

    CONSTRAINT "ConsentText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "state" "ConsentState" NOT NULL,
    "method" "ConsentMethod",
    "guardianId" UUID,
    "kinship" "Kinship",
    "byStudent" BOOLEAN NOT NULL DEFAULT false,
    "signedOn" DATE,
    "validUntil" DATE,
    "withdrawnOn" DATE,
    "note" TEXT,
    "standsFor" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GuardianLink_standsFor_key" ON "GuardianLink"("standsFor");

-- CreateIndex
CREATE INDEX "GuardianLink_userId_idx" ON "GuardianLink"("userId");

-- CreateIndex
CREATE INDEX "GuardianLink_studentId_idx" ON "GuardianLink"("studentId");

-- CreateIndex
CREATE UNIQUE INDEX "AccessSlip_selector_key" ON "AccessSlip"("selector");

-- CreateIndex
CREATE UNIQUE INDEX "AccessSlip_requestKey_studentId_copy_key" ON "AccessSlip"("requestKey", "studentId", "copy");

-- CreateIndex
CREATE INDEX "AccessSlip_studentId_idx" ON "AccessSlip"("studentId");

-- CreateIndex
CREATE INDEX "AccessSlip_expiresAt_idx" ON "AccessSlip"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentText_municipalityId_purpose_edition_key" ON "ConsentText"("municipalityId", "purpose", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_standsFor_key" ON "Consent"("standsFor");

-- CreateIndex
CREATE INDEX "Consent_studentId_purpose_idx" ON "Consent"("studentId", "purpose");

-- CreateIndex
CREATE INDEX "Consent_organizationId_purpose_state_idx" ON "Consent"("organizationId", "purpose", "state");

-- AddForeignKey
ALTER TABLE "GuardianLink" ADD CONSTRAINT "GuardianLink_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuardianLink" ADD CONSTRAINT "GuardianLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessSlip" ADD CONSTRAINT "AccessSlip_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessSlip" ADD CONSTRAINT "AccessSlip_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
