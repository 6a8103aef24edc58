import 'server-only'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { listHanging } from '../queries/import-hanging'
import { UNDO_DAYS } from '../rules/import-reasons'
import { importPlace, lockImports, type Refused } from './import-rights'

const DAY_MS = 24 * 3600 * 1000

/**
 * Takes the organisation's last import back: what it made goes, what it changed is as it was. Refused: NOT_FOUND, IMPORT_UNDONE,
 * IMPORT_NOT_LAST, IMPORT_TOO_OLD, IMPORT_IN_USE with `points` that name what hangs on it and how many.
 */
export async function undoImport(
  context: Context,
  input: { batchId: string },
): Promise<Result<{ draftId: string }, Refused>> {
  const { tx, now, actor, scope } = context
  const own = { municipalityId: scope.municipalityId, organizationId: scope.organizationId ?? '' }
  if (!scope.organizationId || !(await tx.importBatch.findFirst({ where: { id: input.batchId, ...own } }))) {
    return refuse('NOT_FOUND')
  }
  const place = await importPlace(context)
  if (!place.ok) return place
  await lockImports(context, place.data)
  const batch = await tx.importBatch.findFirst({ where: { id: input.batchId, ...own } })
  if (!batch) return refuse('NOT_FOUND')
  if (batch.undoneAt) return refuse('IMPORT_UNDONE')
  const later = await tx.importBatch.count({
    where: {
      ...own,
      undoneAt: null,
      OR: [{ createdAt: { gt: batch.createdAt } }, { createdAt: batch.createdAt, id: { gt: batch.id } }],
    },
  })
  if (later > 0) return refuse('IMPORT_NOT_LAST')
  if (now.getTime() - batch.createdAt.getTime() > UNDO_DAYS * DAY_MS) return refuse('IMPORT_TOO_OLD')
  const hanging = await listHanging(tx, batch.id)
  if (hanging.length > 0) {
    return refuse('IMPORT_IN_USE', { points: hanging.map(({ what, count }) => `${what}: ${count}`) })
  }
  await takeBack(context, batch.id, own.organizationId)
  await tx.importBatch.update({ where: { id: batch.id }, data: { undoneAt: now, undoneById: actor.userId } })
  await recordEvent(tx, actor, now, {
    kind: 'importUndone',
    ...own,
    subjectId: batch.id,
    data: { created: batch.created, changed: batch.changed },
  })
  await tx.importChange.deleteMany({ where: { batchId: batch.id } })
  return done({ draftId: batch.requestKey })
}

/** What was made goes before what it stands on; then the old values come back, where the version is still the import's. */
async function takeBack({ tx }: Context, batchId: string, organizationId: string): Promise<void> {
  for (const table of ['ClassStaff', 'Enrollment', 'Student', 'ClassGroup', 'RoleGrant', 'User']) {
    const entity = table.charAt(0).toLowerCase() + table.slice(1)
    await tx.$executeRawUnsafe(
      `DELETE FROM "${table}" WHERE "id" IN (
         SELECT "entityId" FROM "ImportChange" WHERE "batchId" = $1::uuid AND "entity" = $2 AND "before" IS NULL)`,
      batchId,
      entity,
    )
  }
  await tx.$executeRaw`
    UPDATE "Student" s SET "lastName" = h."before"->>'lastName', "firstName" = h."before"->>'firstName',
      "middleName" = h."before"->>'middleName', "version" = s."version" + 1,
      "nameKey" = trim(regexp_replace(translate(lower(concat_ws(' ', h."before"->>'lastName', h."before"->>'firstName',
        h."before"->>'middleName')), 'ё', 'е'), '\s+', ' ', 'g'))
    FROM "ImportChange" h
    WHERE h."batchId" = ${batchId}::uuid AND h."entity" = 'student' AND h."before" IS NOT NULL AND s."id" = h."entityId"
      AND s."version" = h."versionAfter"`
  await tx.$executeRaw`
    UPDATE "Enrollment" e SET
      "classGroupId" = coalesce((h."before"->>'classGroupId')::uuid, e."classGroupId"),
      "validUntil" = CASE WHEN h."before" ? 'validUntil' THEN (h."before"->>'validUntil')::date ELSE e."validUntil" END,
      "leaveReason" = CASE WHEN h."before" ? 'leaveReason' THEN (h."before"->>'leaveReason')::"LeaveReason" ELSE e."leaveReason" END,
      "version" = e."version" + 1
    FROM "ImportChange" h
    WHERE h."batchId" = ${batchId}::uuid AND h."entity" = 'enrollment' AND h."before" IS NOT NULL AND e."id" = h."entityId"
      AND e."version" = h."versionAfter"`
  await tx.$executeRaw`
    UPDATE "ClassGroup" c SET "profile" = h."before"->>'profile', "version" = c."version" + 1
    FROM "ImportChange" h
    WHERE h."batchId" = ${batchId}::uuid AND h."entity" = 'classGroup' AND h."before" IS NOT NULL AND c."id" = h."entityId"
      AND c."version" = h."versionAfter"`
  // Versions only grow. What an earlier import left of these rows is as it left them: it can be undone in its turn.
  await tx.$executeRaw`
    UPDATE "ImportChange" o SET "versionAfter" = h."versionAfter" + 1
    FROM "ImportChange" h, "ImportBatch" b
    WHERE h."batchId" = ${batchId}::uuid AND h."before" IS NOT NULL AND b."organizationId" = ${organizationId}::uuid
      AND o."batchId" = b."id" AND b."id" <> h."batchId" AND o."entity" = h."entity" AND o."entityId" = h."entityId"
      AND o."versionAfter" = h."versionAfter" - 1`
}
