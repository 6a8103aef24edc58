import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/kernel/actor'
import { dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { DeadlineKind } from '@/lib/kernel/prisma/enums'
import { scopeOf } from '@/lib/kernel/scope'
import { readingData } from '@/lib/resolutions/commands/drafts/rows'
import { issueResolution } from '@/lib/resolutions/commands/issue'
import { findDraft } from '@/lib/resolutions/queries/drafts'
import { issueMark } from '@/lib/resolutions/rules/issue'
import type { DeadlineReading, ExecutorRule } from '@/lib/resolutions/types'
import { dataOf, run } from './run-command'

export type IssuedItem = {
  text: string
  executors: (Partial<ExecutorRule> & Pick<ExecutorRule, 'kind'>)[]
  reading: DeadlineReading
  deadlineText?: string
  deadlineKind?: DeadlineKind
}

type Options = { historical?: boolean; date?: string }

/** A draft with these items, all confirmed: nothing keeps it from being issued. */
export async function makeReadyDraft(
  actor: Actor,
  items: IssuedItem[],
  options: Options = {},
): Promise<{ id: string; items: string[]; mark: string; version: number }> {
  const id = randomUUID()
  const now = new Date('2026-01-01T00:00:00Z')
  await db().resolution.create({
    data: {
      id,
      municipalityId: actor.municipalityId,
      title: 'Решение для проверки',
      date: dayToDate(options.date ?? '2026-01-12'),
      sourceText: '',
      historical: options.historical ?? false,
      createdById: actor.userId,
    },
  })
  const ids: string[] = []
  for (const [index, item] of items.entries()) {
    const itemId = randomUUID()
    ids.push(itemId)
    await db().resolutionItem.create({
      data: {
        id: itemId,
        resolutionId: id,
        position: (index + 1) * 1024,
        number: `${index + 1}`,
        text: item.text,
        role: 'TASK',
        deadlineText: item.deadlineText ?? null,
        deadlineKind: item.deadlineKind ?? 'DATE',
        ...readingData(item.reading),
        executorConfirmedAt: now,
        deadlineConfirmedAt: now,
        evidenceConfirmedAt: now,
        state: 'CONFIRMED',
        executors: {
          create: item.executors.map((rule) => ({
            kind: rule.kind,
            part: rule.part ?? 'RESPONSIBLE',
            organizationId: rule.organizationId ?? null,
            programs: rule.programs ?? [],
            role: rule.role ?? null,
          })),
        },
      },
    })
  }
  return { id, items: ids, ...(await markOf(actor, id)) }
}

/** The draft as a person sees it on «Проверьте ответы». */
export async function markOf(actor: Actor, resolutionId: string): Promise<{ mark: string; version: number }> {
  const scope = scopeOf(actor, 'resolution.issue')
  const draft = scope && (await findDraft(db(), scope, resolutionId))
  if (!draft) throw new Error('No draft')
  return { mark: issueMark(draft.head, draft.items), version: draft.head.version }
}

/** An issued resolution with these items. */
export async function makeIssued(
  actor: Actor,
  items: IssuedItem[],
  options: Options = {},
): Promise<{ id: string; items: string[]; version: number }> {
  const draft = await makeReadyDraft(actor, items, options)
  dataOf(await run(actor, 'resolution.issue', issueResolution, { resolutionId: draft.id, mark: draft.mark }))
  return { id: draft.id, items: draft.items, version: draft.version + 1 }
}
