import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { openGrantsOf } from './standing'

/** The account of a login that holds the role of the Department's head today, locked; null for any other. */
export async function lockDepartmentHead(
  tx: Tx,
  login: string,
  todayIn: (timeZone: string) => Day,
): Promise<{ id: string; municipalityId: string; disabled: boolean } | null> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "login" = ${login} FOR UPDATE`
  const user = await tx.user.findUnique({
    where: { login },
    include: { municipality: true, grants: { where: { role: 'DEPARTMENT_HEAD', revokedAt: null } } },
  })
  if (!user) return null
  const { id, municipalityId, disabledAt } = user
  const open = openGrantsOf(user.grants, todayIn(user.municipality.timeZone))
  return open.length > 0 ? { id, municipalityId, disabled: disabledAt !== null } : null
}

/** Logins of those who hold the role of the Department's head, for the operator at the console; at most 50. */
export async function listDepartmentHeadLogins(reader: Reader): Promise<string[]> {
  const rows = await reader.user.findMany({
    where: { grants: { some: { role: 'DEPARTMENT_HEAD', revokedAt: null } } },
    select: { login: true },
    orderBy: { login: 'asc' },
    take: 50,
  })
  return rows.map(({ login }) => login)
}
