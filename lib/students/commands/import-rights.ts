import 'server-only'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { stillHolds } from '@/lib/people/commands/guards'
import { type ImportScope, isImportScope } from '../queries/import-facts'
import type { ImportReason } from '../rules/import-reasons'

export type Refused = ImportReason | CommonReason

/** The organisation that the actor imports for; an organisation takes part only while it works and teaches. */
export async function importPlace(context: Context): Promise<Result<ImportScope, Refused>> {
  const { tx, scope } = context
  if (!isImportScope(scope)) return refuse('FORBIDDEN')
  const place = await tx.organization.findFirst({
    where: { id: scope.organizationId, municipalityId: scope.municipalityId },
    select: { status: true },
  })
  if (!place || !(await stillHolds(context))) return refuse('FORBIDDEN')
  return place.status === 'ACTIVE' ? done(scope) : refuse('ORGANIZATION_CLOSED')
}

/** One import of an organisation at a time, until the transaction ends: the second sees what the first has made. */
export async function lockImports({ tx }: Context, { organizationId }: ImportScope): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('profmarshrut-import'), hashtext(${organizationId}))) AS locked`
}
