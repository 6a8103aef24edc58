import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { todayOf } from '@/lib/activities/loaders/activities'
import { type ChildHoursView, findHoursOfChild } from '@/lib/activities/loaders/hours'
import { listFamilyChildren } from '@/lib/family/queries/access'
import { type Awaiting, findAwaiting } from '@/lib/family/queries/asks'
import type { FamilyChild } from '@/lib/family/types/access'
import type { Actor } from '@/lib/kernel/actor'
import type { Day } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireActor, requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { listReadings } from '@/lib/students/queries/readings'
import type { CardReading } from '@/lib/students/types'
import { type ChildRecords, findChildRecords } from '../queries/diagnostics'
import { findFamilyPathway, listFamilyNotes, listWaitingNotes } from '../queries/notes'
import { findPathway } from '../queries/pathways'
import { isShownToFamily } from '../rules/notes'
import { type Progress, progressOf } from '../rules/steps'
import type { FamilyNoteView, PathwayDetail, PathwayState, Step, WaitingNote } from '../types'

export type FamilyPathwayView = {
  detail: PathwayDetail
  progress: Progress<Step>
  said: ('SEEN' | 'AGREED')[]
}

export type FamilyView = ChildRecords & {
  actor: Actor
  today: Day
  child: FamilyChild
  /** All children of the account, to go from one to another. */
  children: FamilyChild[]
  /** Null while there is none to show; `state` tells whether it is being drawn up or put off. */
  pathway: FamilyPathwayView | null
  state: PathwayState | null
  hours: ChildHoursView | null
  notes: FamilyNoteView[]
  readings: CardReading[]
  /** What the family is waited for to answer; null for a pupil, who gives no consents. */
  awaiting: Awaiting | null
  /** A pupil's own page speaks to the pupil. */
  own: boolean
  requestKeys: { acknowledge: string; note: string }
}

export type FamilyHomeView = { actor: Actor; children: FamilyChild[]; only: FamilyView | null }

/** Home of a family: its only child's page, or the children to choose from; null for who acts under no family's role. */
export const loadFamilyHome = cache(async (): Promise<FamilyHomeView | null> => {
  const actor = await requireActor()
  const scope = scopeOf(actor, 'family.read')
  if (!scope) return null
  const children = await listFamilyChildren(db(), scope, todayOf(actor))
  const [first] = children
  return { actor, children, only: first && children.length === 1 ? await viewOf(actor, scope, first, children) : null }
})

async function findShownPathway(
  actor: Actor,
  scope: Scope,
  studentId: string,
): Promise<{ state: PathwayState | null; view: FamilyPathwayView | null }> {
  const today = todayOf(actor)
  const found = await findFamilyPathway(db(), scope, today, studentId, actor.userId)
  if (!found) return { state: null, view: null }
  if (!isShownToFamily(found.state)) return { state: found.state, view: null }
  const detail = await findPathway(db(), scope, today, found.id, actor.timeZone)
  if (!detail) return { state: null, view: null }
  return { state: found.state, view: { detail, progress: progressOf(detail.steps, today), said: found.said } }
}

/** A child's page for its family: route, hours, the talk with the curator, who looked. Another's child is not found. */
export async function loadFamilyPage(studentId: string): Promise<FamilyView> {
  const { actor, scope } = await requireScope('family.read')
  const children = await listFamilyChildren(db(), scope, todayOf(actor))
  const child = children.find((each) => each.studentId === studentId)
  if (!child) notFound()
  return viewOf(actor, scope, child, children)
}

/** Seven reads side by side, whatever the child has; the caller has found the child among the person's own. */
async function viewOf(actor: Actor, scope: Scope, child: FamilyChild, children: FamilyChild[]): Promise<FamilyView> {
  const today = todayOf(actor)
  const mayConsent = scopeOf(actor, 'family.consent') !== null && child.kinship !== 'SELF'
  const [{ state, view }, hours, notes, readings, awaiting, records] = await Promise.all([
    findShownPathway(actor, scope, child.studentId),
    findHoursOfChild(actor, scope, child.studentId),
    listFamilyNotes(db(), child.studentId, actor.timeZone, actor.userId),
    listReadings(db(), scope, child.studentId),
    mayConsent ? findAwaiting(db(), child.studentId, today) : null,
    findChildRecords(db(), scope, child.studentId, today),
  ])
  return {
    ...{ actor, today, child, children, pathway: view, state, hours, notes, readings, awaiting, ...records },
    own: child.kinship === 'SELF',
    requestKeys: { acknowledge: randomUUID(), note: randomUUID() },
  }
}

/** The route of a family's child for paper; null when there is none to show or the child is another's. */
export async function findPathwayOfFamily(
  actor: Actor,
  scope: Scope,
  studentId: string,
): Promise<PathwayDetail | null> {
  if (!recordIdSchema.safeParse(studentId).success) return null
  return (await findShownPathway(actor, scope, studentId)).view?.detail ?? null
}

/** Questions of families that wait for whoever writes routes; empty for all others. */
export async function loadWaitingNotes(): Promise<WaitingNote[]> {
  const { actor } = await requireScope('portal.enter')
  const scope = scopeOf(actor, 'pathway.write')
  return scope ? listWaitingNotes(db(), scope, todayOf(actor), actor.timeZone) : []
}
