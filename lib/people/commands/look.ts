import 'server-only'
import type { Visitor } from '@/lib/kernel/anonymous'
import { done, type Result } from '@/lib/kernel/command'
import { inTransaction } from '@/lib/kernel/db'
import { type Look, writeLook } from '@/lib/kernel/look'

/** Keeps the look with the account, when somebody is signed in, so that it comes along to every computer; answers what the cookie is to hold. */
export async function keepLook({ sessionId }: Visitor, look: Look): Promise<Result<Look>> {
  if (sessionId) {
    await inTransaction((tx) =>
      tx.user.updateMany({ where: { sessions: { some: { id: sessionId } } }, data: { look: writeLook(look) } }),
    )
  }
  return done(look)
}
