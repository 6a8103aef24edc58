-- CreateTable
CREATE TABLE "RollOverChoice" (
    "fromEnrollmentId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "yearId" UUID NOT NULL,
    "decision" "RollOverDecision" NOT NULL,
    "toName" TEXT,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID NOT NULL,

    CONSTRAINT "RollOverChoice_pkey" PRIMARY KEY ("fromEnrollmentId")
);

-- CreateIndex
CREATE INDEX "RollOverChoice_organizationId_yearId_idx" ON "RollOverChoice"("organizationId", "yearId");

-- AddForeignKey
ALTER TABLE "RollOverChoice" ADD CONSTRAINT "RollOverChoice_fromEnrollmentId_fkey" FOREIGN KEY ("fromEnrollmentId") REFERENCES "Enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
