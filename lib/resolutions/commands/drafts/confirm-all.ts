import 'server-only'
import type { z } from 'zod'
import { type Context, done } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { listDraftItems, listKnownOrganizations, listRoleHoldings, rolesOf } from '../../queries/drafts'
import { reachedOrganizations } from '../../rules/drafts/executors'
import { DOUBT_BELOW, isHandedOut, isKept } from '../../rules/drafts/types'
import { isConfirmable } from '../../rules/issue'
import type { draftSchema } from '../../schema/drafts'
import { type DraftResult, loadHead, undoReview } from './load'

/**
 * «Подтвердить всё предложенное»: every executor, deadline and evidence list that is not doubtful, in one statement; what is doubtful
 * stays to be looked at. Safe to repeat.
 */
export async function confirmProposed(
  context: Context,
  input: z.output<typeof draftSchema>,
): Promise<DraftResult<{ facts: number }>> {
  const { tx, now, today, actor, scope } = context
  const loaded = await loadHead(context, input.resolutionId, 'SHARE')
  if (!loaded.ok) return loaded.refusal
  const items = (await listDraftItems(tx, scope, input.resolutionId)).filter(
    (item) => isKept(item) && isHandedOut(item),
  )
  const organizations = await listKnownOrganizations(tx, scope)
  const holdings = await listRoleHoldings(tx, scope, rolesOf(items), today)
  const rows = items.flatMap((item) => {
    const reached = reachedOrganizations(item.executors, organizations, holdings).length
    const of = (part: 'EXECUTOR' | 'DEADLINE' | 'EVIDENCE', confirmed: boolean) =>
      !confirmed && isConfirmable(item, part, DOUBT_BELOW, reached)
    const row = {
      id: item.id,
      version: item.version,
      executor: of('EXECUTOR', item.executorConfirmed),
      deadline: of('DEADLINE', item.deadlineConfirmed),
      evidence: of('EVIDENCE', item.evidenceConfirmed),
    }
    return row.executor || row.deadline || row.evidence ? [row] : []
  })
  if (rows.length === 0) return done({ facts: 0 }, true)
  await tx.$executeRaw`
    UPDATE "ResolutionItem" i SET
      "executorConfirmedAt" = c.executor, "deadlineConfirmedAt" = c.deadline, "evidenceConfirmedAt" = c.evidence,
      "confirmedById" = ${actor.userId}::uuid, "version" = i."version" + 1,
      "state" = CASE WHEN c.executor IS NULL OR c.deadline IS NULL OR c.evidence IS NULL THEN 'DRAFT' ELSE 'CONFIRMED' END::"ItemState"
    FROM unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.version)}::int[],
      ${rows.map((row) => row.executor)}::boolean[], ${rows.map((row) => row.deadline)}::boolean[],
      ${rows.map((row) => row.evidence)}::boolean[]
    ) AS v(id, version, executor, deadline, evidence)
    JOIN "ResolutionItem" b ON b."id" = v.id
    CROSS JOIN LATERAL (SELECT
      CASE WHEN v.executor THEN ${now}::timestamptz ELSE b."executorConfirmedAt" END AS executor,
      CASE WHEN v.deadline THEN ${now}::timestamptz ELSE b."deadlineConfirmedAt" END AS deadline,
      CASE WHEN v.evidence THEN ${now}::timestamptz ELSE b."evidenceConfirmedAt" END AS evidence) c
    WHERE i."id" = v.id AND i."version" = v.version AND i."state" IN ('DRAFT', 'CONFIRMED')`
  await undoReview(context, loaded.head)
  const facts = rows.reduce((sum, row) => sum + Number(row.executor) + Number(row.deadline) + Number(row.evidence), 0)
  await recordEvent(tx, actor, now, {
    kind: 'itemConfirmed',
    municipalityId: scope.municipalityId,
    resolutionId: input.resolutionId,
    data: { together: true, items: rows.length, facts },
  })
  return done({ facts })
}
