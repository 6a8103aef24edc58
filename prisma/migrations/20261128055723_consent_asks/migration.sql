
-- AlterTable
ALTER TABLE "Consent" ADD COLUMN     "askId" UUID;

-- AlterTable
ALTER TABLE "Pathway" ADD COLUMN     "suspendedFrom" "PathwayState";

-- CreateTable
CREATE TABLE "ConsentAsk" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "classGroupId" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "details" TEXT,
    "answerBy" DATE NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "requestKey" UUID NOT NULL,

    CONSTRAINT "ConsentAsk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ConsentAsk_requestKey_key" ON "ConsentAsk"("requestKey");

-- CreateIndex
CREATE INDEX "ConsentAsk_classGroupId_heldOn_idx" ON "ConsentAsk"("classGroupId", "heldOn");

-- CreateIndex
CREATE INDEX "Consent_askId_idx" ON "Consent"("askId");

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_askId_fkey" FOREIGN KEY ("askId") REFERENCES "ConsentAsk"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentAsk" ADD CONSTRAINT "ConsentAsk_classGroupId_fkey" FOREIGN KEY ("classGroupId") REFERENCES "ClassGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentAsk" ADD CONSTRAINT "ConsentAsk_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
