-- CreateEnum
CREATE TYPE "ErasureReason" AS ENUM ('RETENTION', 'DEMAND', 'MISTAKEN');

-- AlterTable
ALTER TABLE "Student" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ErasureAct" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "studentId" UUID NOT NULL,
    "reason" "ErasureReason" NOT NULL,
    "ground" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "accounts" INTEGER NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL,
    "erasedById" UUID NOT NULL,

    CONSTRAINT "ErasureAct_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ErasureAct_studentId_key" ON "ErasureAct"("studentId");

-- CreateIndex
CREATE UNIQUE INDEX "ErasureAct_organizationId_number_key" ON "ErasureAct"("organizationId", "number");

-- AddForeignKey
ALTER TABLE "ErasureAct" ADD CONSTRAINT "ErasureAct_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasureAct" ADD CONSTRAINT "ErasureAct_erasedById_fkey" FOREIGN KEY ("erasedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Events are never altered, but one word: what was typed about a child whose data are destroyed by an act.
DROP TRIGGER event_append_only ON "Event";

CREATE OR REPLACE FUNCTION event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_LEVEL = 'ROW' AND current_setting('profmarshrut.erasing', true) = 'on'
    AND NEW."note" IS NULL AND to_jsonb(NEW) - 'note' = to_jsonb(OLD) - 'note' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Events are append-only';
END $$;

CREATE TRIGGER event_append_only BEFORE DELETE ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION event_append_only();
CREATE TRIGGER event_unaltered BEFORE UPDATE ON "Event" FOR EACH ROW EXECUTE FUNCTION event_append_only();
