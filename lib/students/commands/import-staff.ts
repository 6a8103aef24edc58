import 'server-only'
import { randomUUID } from 'node:crypto'
import { dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { db } from '@/lib/kernel/db'
import { recordEvent, recordEventsAbout } from '@/lib/kernel/events'
import { hashPassword, newMadePassword } from '@/lib/people/commands/passwords'
import { canGiveRole } from '@/lib/people/policy'
import { proposedLogin } from '@/lib/people/rules'
import { listTakenLogins } from '../queries/import-facts'
import { IMPORT_MAX_ROWS } from '../rules/import-columns'
import type { MadeAccess, StaffPlan } from '../types/import'
import { tellProgress } from './import-progress'
import type { Refused } from './import-rights'
import { closeDraft, openBatch, type RunInput, readyToImport } from './import-run'
import { type Change, keepChanges, TwinImport, writeDuties } from './import-write'

type Made = { password: string; hash: string }

/**
 * Passwords for as many people as the table has rows at most, hashed before the transaction and one after another: the processor is
 * not only ours. A table that is imported already, or is none of staff, costs nothing.
 */
export async function makePasswords({ draftId }: RunInput): Promise<Made[]> {
  const [draft] = await db().$queryRaw<{ rows: number }[]>`
    SELECT jsonb_array_length("tables" -> "sheet" -> 'rows') AS "rows" FROM "ImportDraft"
    WHERE "id" = ${draftId}::uuid AND "kind" = 'STAFF'`
  const tell = tellProgress(draftId)
  const made: Made[] = []
  for (let n = Math.min(draft?.rows ?? 0, IMPORT_MAX_ROWS.STAFF + 20); made.length < n; tell(1)) {
    const password = newMadePassword()
    made.push({ password, hash: await hashPassword(password) })
  }
  return made
}

/** Logins for those who have none yet: from the surname, unique among all and among themselves. Two statements. */
async function loginsFor(context: Context, people: StaffPlan['people']): Promise<string[]> {
  const wanted = people.map(
    ({ name, login }) =>
      (n: number) =>
        login ?? proposedLogin(name, n),
  )
  const tries = people.map((_one, at) => Array.from({ length: 30 }, (_, n) => wanted[at]?.(n + 1) ?? ''))
  const taken = new Set((await listTakenLogins(context.tx, [...new Set(tries.flat())])).keys())
  return tries.map((logins) => {
    const login = logins.find((each) => !taken.has(each)) ?? `${logins[0]}${randomUUID().slice(0, 6)}`
    taken.add(login)
    return login
  })
}

/**
 * Makes accounts and roles for the people of a table that the organisation does not know yet, and class teachers of classes that have
 * none; roles of known people stay as they are. All or none; sent twice it is done once (the second answer holds no passwords).
 * Refused as `readyToImport`; besides ROLE_NOT_GIVABLE becomes an error of its row in the plan.
 */
export async function importStaff(
  context: Context,
  input: RunInput,
  passwords: readonly Made[],
): Promise<Result<{ draftId: string; made: MadeAccess[] }, Refused>> {
  const ready = await readyToImport(context, input)
  if (!ready.ok) return ready
  if ('importedAs' in ready.data) return done({ draftId: input.draftId, made: [] }, true)
  const { draft, plan, scope } = ready.data
  if (!plan.staff) return refuse('NOT_FOUND')
  const { tx, now, today, actor } = context
  const { municipalityId, organizationId } = scope
  const fresh = plan.staff.people.filter(({ userId }) => userId === null)
  if (fresh.length > passwords.length) return refuse('PLAN_CHANGED')
  const logins = await loginsFor(context, fresh)
  const at = await openBatch(context, ready.data)
  const changes: Change[] = []
  const made: MadeAccess[] = []
  const users = fresh.map(({ name }, n) => {
    const userId = randomUUID()
    const { password = '', hash = '' } = passwords[n] ?? {}
    made.push({ userId, name, login: logins[n] ?? '', password })
    changes.push({ entity: 'user', entityId: userId, before: null, versionAfter: 1 })
    return {
      id: userId,
      municipalityId,
      login: logins[n] ?? '',
      passwordHash: hash,
      ...name,
      createdAt: now,
      createdById: actor.userId,
    }
  })
  const { count } = await tx.user.createMany({ data: users, skipDuplicates: true })
  if (count < users.length) throw new TwinImport()
  const grants = fresh.flatMap(({ role }, n) => {
    if (!role || !canGiveRole(actor, { role, organizationId })) return []
    const id = randomUUID()
    changes.push({ entity: 'roleGrant', entityId: id, before: null, versionAfter: null })
    const validFrom = dayToDate(today)
    return [
      { id, userId: made[n]?.userId ?? '', organizationId, role, validFrom, createdAt: now, createdById: actor.userId },
    ]
  })
  await tx.roleGrant.createMany({ data: grants })
  const idOf = new Map(plan.classes.map(({ key, id }) => [key, id]))
  let n = 0
  const duties = plan.staff.people.flatMap(({ userId, classKeys }) => {
    const teacherId = userId ?? made[n++]?.userId ?? ''
    return classKeys.map((key) => ({
      classGroupId: idOf.get(key) ?? '',
      teacherId,
      duty:
        key.startsWith('группа') && actor.organizationKind !== 'ADDITIONAL' ? 'KINDERGARTEN_TEACHER' : 'CLASS_TEACHER',
    }))
  })
  changes.push(...(await writeDuties(at, duties)))
  await keepChanges(at, changes)
  const about = { municipalityId, organizationId }
  const data = { newStaff: made.length, duties: duties.length }
  await recordEvent(tx, actor, now, { kind: 'studentsImported', ...about, subjectId: at.batchId, data })
  const ids = made.map(({ userId }) => userId)
  await recordEventsAbout(tx, actor, now, { kind: 'userCreated', ...about }, ids)
  await recordEventsAbout(tx, actor, now, { kind: 'grantGiven', ...about }, ids)
  await recordEventsAbout(tx, actor, now, { kind: 'classStaffChanged', ...about }, [
    ...new Set(duties.map(({ teacherId }) => teacherId)),
  ])
  await closeDraft(context, draft)
  return done({ draftId: draft.id, made })
}
