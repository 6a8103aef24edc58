import 'server-only'
import { redirect } from 'next/navigation'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import type { Kinship } from '@/lib/kernel/prisma/enums'
import { currentActor } from '@/lib/kernel/request'
import { findSlip, type SlipFacts } from '../queries/access'
import { readInHand } from '../queries/in-hand'
import { decideUsing } from '../rules/slips'
import type { SlipInHand } from '../types/access'

const viewOf = (slip: SlipFacts, kinship: Kinship | null): SlipInHand => ({
  ...{ id: slip.id, kind: slip.kind, kinship, className: slip.className, organizationName: slip.organizationName },
  child: `${slip.name.firstName} ${slip.name.lastName.slice(0, 1)}.`,
})

/** The slip in hand for the second and the third step; without one that opens still, back to the first. */
export async function loadSlipInHand(
  step: 'child' | 'account',
): Promise<{ slip: SlipInHand; signedInAs: string | null }> {
  const inHand = await readInHand()
  const slip = inHand && (await findSlip(db(), inHand.slipId))
  if (!slip || decideUsing(slip, systemNow())) redirect('/slip?gone')
  if (step === 'account' && !inHand.kinship) redirect('/slip/child')
  const actor = await currentActor()
  // A pupil's slip never joins somebody else's account.
  const own = actor && slip.kind === 'GUARDIAN' && actor.role !== 'STUDENT'
  return {
    slip: viewOf(slip, inHand.kinship),
    signedInAs: own ? [actor.lastName, actor.firstName, actor.middleName].filter(Boolean).join(' ') : null,
  }
}

/** Who is signed in at the first step, by name; null for a stranger. */
export async function loadSlipEntry(): Promise<{ signedInAs: string | null }> {
  const actor = await currentActor()
  return { signedInAs: actor && [actor.lastName, actor.firstName].join(' ') }
}
