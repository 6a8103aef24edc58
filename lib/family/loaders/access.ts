import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { ownAddress, requireActor, requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { findChildAccess, findLedClass, type LedClass, listClassAccess, listOpenSlips } from '../queries/access'
import { secretOfSlip } from '../queries/slip-code'
import { isOldEnough, writtenCode } from '../rules/slips'
import type { ChildAccess, PrintedSlip } from '../types/access'

const isId = (text: string) => recordIdSchema.safeParse(text).success

export type ClassAccessView = { group: LedClass; children: ChildAccess[]; openSlips: number; requestKey: string }

/** The children of a class one leads: who sees their pages, which slips are out. */
export async function loadClassAccess(classId: string): Promise<ClassAccessView> {
  const { actor, scope } = await requireScope('slip.issue')
  const today = localDay(systemNow(), actor.timeZone)
  const group = isId(classId) ? await findLedClass(db(), scope, classId, today) : null
  if (!group) notFound()
  const children = await listClassAccess(db(), scope, group.id, today, actor.timeZone)
  const openSlips = children.reduce((sum, child) => sum + child.slips.length, 0)
  return { group, children, openSlips, requestKey: randomUUID() }
}

export type ChildAccessView = {
  actor: Actor
  child: ChildAccess
  mayDispute: boolean
  mayHaveOwn: boolean
  requestKey: string
}

/** One child: who sees its pages, slips, what may be done about them. */
export async function loadChildAccess(studentId: string): Promise<ChildAccessView> {
  const { actor, scope } = await requireScope('slip.issue')
  const today = localDay(systemNow(), actor.timeZone)
  const child = isId(studentId) ? await findChildAccess(db(), scope, studentId, today, actor.timeZone) : null
  if (!child) notFound()
  return {
    ...{ actor, child, requestKey: randomUUID() },
    mayDispute: scopeOf(actor, 'link.dispute') !== null,
    mayHaveOwn: isOldEnough(child.birthDate, today),
  }
}

export type SlipSheet = {
  className: string
  organizationName: string
  slips: PrintedSlip[]
  /** Where the code is typed, as the world knows the portal. */
  address: string
}

/** The open slips of a class or of one child that the scope leads, ready for paper; null when it does not. */
export async function findSlipSheet(
  actor: Actor,
  scope: Scope,
  of: { classId: string } | { studentId: string },
  address: string,
): Promise<SlipSheet | null> {
  const today = localDay(systemNow(), actor.timeZone)
  const id = 'classId' in of ? of.classId : of.studentId
  if (!isId(id)) return null
  const found =
    'classId' in of
      ? await findLedClass(db(), scope, id, today)
      : await findChildAccess(db(), scope, id, today, actor.timeZone)
  if (!found) return null
  const rows = await listOpenSlips(db(), of, today, actor.timeZone)
  return {
    className: 'name' in found ? found.name : (rows[0]?.className ?? ''),
    organizationName: actor.organizationName,
    address: `${address}/slip`,
    slips: rows.map(({ id: slipId, kind, selector, firstName, lastName, className, until }) => ({
      ...{ id: slipId, kind, className, until },
      child: `${firstName} ${lastName.slice(0, 1)}.`,
      code: writtenCode({ selector, secret: secretOfSlip(slipId) }),
    })),
  }
}

/** For the page that prints them; what is not led is not found. */
export async function loadSlipSheet(of: { classId: string } | { studentId: string }): Promise<SlipSheet> {
  const { actor, scope } = await requireScope('slip.issue')
  const sheet = await findSlipSheet(actor, scope, of, ownAddress(await headers()))
  if (!sheet) notFound()
  return sheet
}

/** For a class's page: may the person give out slips to its families? */
export async function loadAccessAtClass(classId: string): Promise<boolean> {
  const actor = await requireActor()
  const scope = scopeOf(actor, 'slip.issue')
  if (!scope || !isId(classId)) return false
  return (await findLedClass(db(), scope, classId, localDay(systemNow(), actor.timeZone))) !== null
}
