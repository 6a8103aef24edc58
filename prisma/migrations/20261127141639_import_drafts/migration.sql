-- CreateTable
CREATE TABLE "ImportDraft" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" "ImportKind" NOT NULL,
    "fileName" TEXT NOT NULL,
    "tables" JSONB NOT NULL,
    "sheet" INTEGER NOT NULL DEFAULT 0,
    "headingRow" INTEGER NOT NULL DEFAULT 0,
    "columns" TEXT[],
    "rowsDone" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ImportDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImportDraft_createdAt_idx" ON "ImportDraft"("createdAt");

-- CreateIndex
CREATE INDEX "ImportDraft_createdById_organizationId_idx" ON "ImportDraft"("createdById", "organizationId");
