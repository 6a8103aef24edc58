import 'server-only'
import { notFound } from 'next/navigation'
import { firstOf, type Query, todayOf } from '@/lib/activities/loaders/activities'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import type { ErasureReason } from '@/lib/kernel/prisma/enums'
import { requireScope } from '@/lib/kernel/request'
import { findErasureAct, findErasureFacts, listErasureActs } from '../queries/erasure'
import { decideErasing, type ErasureReasonCode } from '../rules/erasure'
import type { ErasureAct, ErasureFacts } from '../types'

export type ErasureView = {
  child: ErasureFacts
  /** What speaks against it for each reason; null: nothing. */
  objections: Record<ErasureReason, ErasureReasonCode | null>
}

/** For the page on which a head destroys what is known of a child. */
export async function loadErasure(studentId: string): Promise<ErasureView> {
  const { actor, scope } = await requireScope('student.erase')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(studentId)
  const child = id.success ? await findErasureFacts(db(), scope, id.data, today) : null
  if (!child) notFound()
  const objection = (reason: ErasureReason) => decideErasing(child, reason, today)
  return {
    child,
    objections: { RETENTION: objection('RETENTION'), DEMAND: objection('DEMAND'), MISTAKEN: objection('MISTAKEN') },
  }
}

export type ErasureActsView = { actor: Actor; rows: ErasureAct[]; before: number | null; next: number | null }

/** The acts of the head's organisation. */
export async function loadErasureActs(query: Query): Promise<ErasureActsView> {
  const { actor, scope } = await requireScope('student.erase')
  const typed = Number(firstOf(query).before)
  const before = Number.isSafeInteger(typed) && typed > 0 && typed < 2_147_483_647 ? typed : null
  return { actor, before, ...(await listErasureActs(db(), scope, actor.timeZone, before)) }
}

export async function loadErasureAct(actId: string): Promise<ErasureAct> {
  const { actor, scope } = await requireScope('student.erase')
  const id = recordIdSchema.safeParse(actId)
  const act = id.success ? await findErasureAct(db(), scope, actor.timeZone, id.data) : null
  if (!act) notFound()
  return act
}
