-- AlterTable
ALTER TABLE "CareerPlan" ADD COLUMN     "exampleAt" TIMESTAMPTZ(3),
ADD COLUMN     "exampleById" UUID;
