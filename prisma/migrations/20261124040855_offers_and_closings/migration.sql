-- CreateEnum
CREATE TYPE "GrantOfferState" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "closingAs" "OrganizationStatus";

-- CreateTable
CREATE TABLE "GrantOffer" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "validFrom" DATE,
    "validUntil" DATE,
    "state" "GrantOfferState" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "offeredUnderId" UUID NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "GrantOffer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GrantOffer_userId_state_idx" ON "GrantOffer"("userId", "state");

-- CreateIndex
CREATE INDEX "GrantOffer_organizationId_state_idx" ON "GrantOffer"("organizationId", "state");

-- AddForeignKey
ALTER TABLE "GrantOffer" ADD CONSTRAINT "GrantOffer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GrantOffer" ADD CONSTRAINT "GrantOffer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GrantOffer" ADD CONSTRAINT "GrantOffer_offeredUnderId_fkey" FOREIGN KEY ("offeredUnderId") REFERENCES "RoleGrant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
