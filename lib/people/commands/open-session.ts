import 'server-only'
import type { Visitor } from '@/lib/kernel/anonymous'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import type { Role } from '@/lib/kernel/prisma/enums'
import { newSessionSecret } from '@/lib/kernel/session'

/** A new row and secret at every sign-in; the session the browser had before ends, so none can be planted (quality.md A6). */
export async function openSession(
  tx: Tx,
  now: Date,
  visitor: Visitor,
  user: { id: string; municipalityId: string; grant: { id: string; role: Role } },
): Promise<string> {
  if (visitor.sessionId) {
    await tx.session.updateMany({
      where: { id: visitor.sessionId, endedAt: null },
      data: { endedAt: now, endReason: 'SIGNED_IN_AGAIN' },
    })
  }
  const { secret, tokenHash } = newSessionSecret()
  const row = await tx.session.create({
    data: { tokenHash, userId: user.id, grantId: user.grant.id, createdAt: now, lastSeenAt: now },
    select: { id: true },
  })
  await tx.user.update({ where: { id: user.id }, data: { lastSeenAt: now } })
  await recordEvent(tx, { userId: user.id, role: user.grant.role }, now, {
    kind: 'signedIn',
    municipalityId: user.municipalityId,
    subjectId: row.id,
  })
  return secret
}
