import 'server-only'
import type { Reader } from '@/lib/kernel/db'

/** Where the person's letters go, and whether its code was typed in; null without an address. */
export async function findOwnMail(
  reader: Reader,
  userId: string,
): Promise<{ address: string; confirmed: boolean } | null> {
  const found = await reader.mailAddress.findUnique({ where: { userId }, select: { address: true, confirmedAt: true } })
  return found && { address: found.address, confirmed: found.confirmedAt !== null }
}
