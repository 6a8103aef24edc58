import 'server-only'
import { notFound } from 'next/navigation'
import { listYears } from '@/lib/institutions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import { listClassChoices } from '../queries/classes'
import { countIncoming, findTransfer, listTransfers } from '../queries/transfers'
import type { ClassChoice, TransferRow } from '../types'

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export async function loadTransfers(): Promise<{ actor: Actor; incoming: TransferRow[]; outgoing: TransferRow[] }> {
  const { actor, scope } = await requireScope('transfer.decide')
  const rows = await listTransfers(db(), scope)
  return {
    actor,
    incoming: rows.filter(({ incoming }) => incoming),
    outgoing: rows.filter(({ incoming }) => !incoming),
  }
}

/** One request; the classes of the year in which its day lies are offered to who may accept. */
export async function loadTransfer(
  transferId: string,
): Promise<{ actor: Actor; transfer: TransferRow; classes: ClassChoice[] }> {
  const { actor, scope } = await requireScope('transfer.decide')
  if (!isId(transferId)) notFound()
  const transfer = await findTransfer(db(), scope, transferId)
  if (!transfer) notFound()
  const { incoming, state, transferOn } = transfer
  if (!incoming || state !== 'REQUESTED') return { actor, transfer, classes: [] }
  const year = (await listYears(db(), scope)).find(
    (each) => each.startsOn <= transferOn && transferOn <= each.endsOn && each.state !== 'CLOSED',
  )
  const today = localDay(systemNow(), actor.timeZone)
  const classes = year ? await listClassChoices(db(), scope, actor.organizationId, [year.id], today) : []
  return { actor, transfer, classes: classes.filter(({ kind }) => kind !== 'STUDY_GROUP') }
}

/** How many requests for a pupil wait for this organisation's answer, for the home page; 0 for who does not decide them. */
export async function loadIncomingTransfers(): Promise<number> {
  const { actor } = await requireScope('portal.enter')
  const scope = scopeOf(actor, 'transfer.decide')
  return scope ? countIncoming(db(), scope) : 0
}
