import 'server-only'
import { localDay } from '@/lib/kernel/calendar'
import { done, type Result, refuse } from '@/lib/kernel/command'
import { inTransaction } from '@/lib/kernel/db'
import { recordEvents } from '@/lib/kernel/events'
import { lockDepartmentHead } from '../queries/rescue'
import { hashPassword, newMadePassword } from './passwords'

/**
 * For the operator at the server's console, when the head of the Department has lost the password and nobody is left who may make a
 * new one: a made password, returned once, that has to be changed at the next sign-in. The account is switched on when it was off, its
 * sessions end. Refused with NOT_DEPARTMENT_HEAD for a login that does not hold that role today.
 */
export async function rescueDepartmentHead(
  login: string,
): Promise<Result<{ login: string; password: string }, 'NOT_DEPARTMENT_HEAD'>> {
  const password = newMadePassword()
  const passwordHash = await hashPassword(password)
  return inTransaction(async (tx, now) => {
    const head = await lockDepartmentHead(tx, login, (timeZone) => localDay(now, timeZone))
    if (!head) return refuse('NOT_DEPARTMENT_HEAD')
    await tx.user.update({
      where: { id: head.id },
      data: {
        ...{ passwordHash, mustChangePassword: true, passwordChangedAt: now, disabledAt: null },
        version: { increment: 1 },
      },
    })
    await tx.session.updateMany({
      where: { userId: head.id, endedAt: null },
      data: { endedAt: now, endReason: 'PASSWORD_RESET' },
    })
    const { municipalityId, id: subjectId } = head
    const data = { fromConsole: true }
    await recordEvents(tx, null, now, [
      { kind: 'passwordReset', municipalityId, subjectId, data },
      ...(head.disabled ? [{ kind: 'userEnabled' as const, municipalityId, subjectId, data }] : []),
    ])
    return done({ login, password })
  })
}
