import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { listYears } from '@/lib/institutions/queries'
import { yearToShow } from '@/lib/institutions/rules/years'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { ConsentPurpose } from '@/lib/kernel/prisma/enums'
import { requireActor, requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { listFamilyChildren } from '../queries/access'
import { findAsk, listAskAnswers, listAsks, listFamilyAsks } from '../queries/asks'
import {
  type ConsentClassHead,
  findConsentClass,
  listAnswersOfChild,
  listConsentClasses,
  listConsentRegister,
  listEditions,
  listTextsInForce,
} from '../queries/consents'
import { standingOf } from '../rules/consents'
import type { FamilyChild } from '../types/access'
import type {
  AskAnswer,
  AskCounts,
  ConsentClass,
  FamilyAsk,
  FamilyConsent,
  RegisterRow,
  TextInForce,
} from '../types/consents'

const isId = (text: string) => recordIdSchema.safeParse(text).success
const todayOf = (actor: Actor) => localDay(systemNow(), actor.timeZone)

export type ConsentsView = { classes: ConsentClass[]; yearCode: string | null }

/** The classes of one's reach and how many families have agreed to what. */
export async function loadConsents(): Promise<ConsentsView> {
  const { actor, scope } = await requireScope('consent.read')
  const today = todayOf(actor)
  const year = yearToShow(await listYears(db(), scope), null, today)
  return {
    classes: year ? await listConsentClasses(db(), scope, year.id, today) : [],
    yearCode: year?.code ?? null,
  }
}

/** Who leads the class, or heads the organisation, writes. */
async function mayWrite(actor: Actor, classId: string, today: Day): Promise<boolean> {
  const scope = scopeOf(actor, 'consent.record')
  return scope !== null && (await findConsentClass(db(), scope, classId, today, 'LEADS')) !== null
}

export type ConsentClassView = {
  group: ConsentClassHead
  rows: RegisterRow[]
  texts: TextInForce[]
  asks: AskCounts[]
  mayWrite: boolean
  today: Day
}

/** The register of a class, its asks, and what may be done there. */
export async function loadConsentClass(classId: string): Promise<ConsentClassView> {
  const { actor, scope } = await requireScope('consent.read')
  const today = todayOf(actor)
  const group = isId(classId) ? await findConsentClass(db(), scope, classId, today) : null
  if (!group) notFound()
  const texts = await listTextsInForce(db(), actor.municipalityId, actor.timeZone)
  const [rows, asks, writes] = await Promise.all([
    listConsentRegister(db(), scope, group.id, today, texts),
    listAsks(db(), group.id),
    mayWrite(actor, group.id, today),
  ])
  return { group, rows, texts, asks, mayWrite: writes && group.yearOpen, today }
}

/** For the page of a new ask. */
export async function loadNewAsk(
  classId: string,
): Promise<{ group: ConsentClassHead; today: Day; requestKey: string }> {
  const { actor, scope } = await requireScope('consent.ask')
  const today = todayOf(actor)
  const group = isId(classId) ? await findConsentClass(db(), scope, classId, today, 'LEADS') : null
  if (!group?.yearOpen) notFound()
  return { group, today, requestKey: randomUUID() }
}

export type AskPageView = { ask: AskCounts; answers: AskAnswer[]; mayWrite: boolean; today: Day }

/** One ask: who has answered what. */
export async function loadAsk(askId: string): Promise<AskPageView> {
  const { actor, scope } = await requireScope('consent.read')
  const today = todayOf(actor)
  const ask = isId(askId) ? await findAsk(db(), scope, askId, today) : null
  if (!ask) notFound()
  const [answers, writes] = await Promise.all([
    listAskAnswers(db(), scope, ask.id, today),
    mayWrite(actor, ask.classId, today),
  ])
  return { ask, answers, mayWrite: writes && !ask.cancelled, today }
}

export type BlankView = { text: TextInForce; organizationName: string; children: string[] }

const purposeOf = (text: string): ConsentPurpose | null =>
  Object.values(ConsentPurpose).find((purpose) => purpose === text) ?? null

/** A blank for paper: empty, or one for each child of a class with its name. */
export async function loadBlank(purposeText: string, classId: string | undefined): Promise<BlankView> {
  const { actor, scope } = await requireScope('consent.read')
  const purpose = purposeOf(purposeText)
  const texts = await listTextsInForce(db(), actor.municipalityId, actor.timeZone)
  const text = texts.find((each) => each.purpose === purpose)
  if (!text) notFound()
  const today = todayOf(actor)
  if (classId === undefined) return { text, organizationName: actor.organizationName, children: [''] }
  const group = isId(classId) ? await findConsentClass(db(), scope, classId, today) : null
  if (!group) notFound()
  const rows = await listConsentRegister(db(), scope, group.id, today, texts)
  const names = rows.map(({ lastName, firstName, middleName }) =>
    [lastName, firstName, middleName].filter(Boolean).join(' '),
  )
  return { text, organizationName: actor.organizationName, children: names }
}

/** The texts in force; who may not publish reads them where they are asked for. */
export async function loadConsentTexts(): Promise<TextInForce[]> {
  const { actor } = await requireScope('consent.texts')
  return listTextsInForce(db(), actor.municipalityId, actor.timeZone)
}

export type ConsentTextView = { text: TextInForce; editions: Awaited<ReturnType<typeof listEditions>> }

/** One purpose's text with all its editions. */
export async function loadConsentText(purposeText: string): Promise<ConsentTextView> {
  const { actor } = await requireScope('consent.texts')
  const purpose = purposeOf(purposeText)
  if (!purpose) notFound()
  const [texts, editions] = await Promise.all([
    listTextsInForce(db(), actor.municipalityId, actor.timeZone),
    listEditions(db(), actor.municipalityId, purpose, actor.timeZone),
  ])
  const text = texts.find((each) => each.purpose === purpose)
  if (!text) notFound()
  return { text, editions }
}

export type FamilyConsentsView = { child: FamilyChild; consents: FamilyConsent[]; asks: FamilyAsk[]; today: Day }

async function ownChild(scope: Scope, today: Day, studentId: string): Promise<FamilyChild> {
  const children = await listFamilyChildren(db(), scope, today)
  const child = children.find((each) => each.studentId === studentId && each.kinship !== 'SELF')
  if (!child) notFound()
  return child
}

/** What the family of a child is asked for and has answered; another's child is not found. */
export async function loadFamilyConsents(studentId: string): Promise<FamilyConsentsView> {
  const { actor, scope } = await requireScope('family.consent')
  const today = todayOf(actor)
  const [child, texts] = await Promise.all([
    ownChild(scope, today, studentId),
    listTextsInForce(db(), actor.municipalityId, actor.timeZone),
  ])
  const [answers, asks] = await Promise.all([
    listAnswersOfChild(db(), child.studentId, today, texts),
    listFamilyAsks(db(), child.studentId, today),
  ])
  const consents = texts
    .filter(({ purpose }) => purpose !== 'EVENT')
    .map((text) => {
      const answer = answers.find(({ purpose }) => purpose === text.purpose) ?? null
      return { text, answer, standing: standingOf(answer, today, text.anewFrom) }
    })
  return { child, consents, asks, today }
}

/** For a class's page: may the person read its consents? */
export async function canReadConsents(): Promise<boolean> {
  return scopeOf(await requireActor(), 'consent.read') !== null
}
