import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { firstOf, type Query, todayOf } from '@/lib/activities/loaders/activities'
import { listYears } from '@/lib/institutions/queries'
import { yearToShow } from '@/lib/institutions/rules/years'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { ownAddress, requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import {
  type DiagnosticClassHead,
  findDiagnosedChild,
  findDiagnosticClass,
  findMethod,
  findSheet,
  findSittingSheets,
  type KnownMethod,
  listClassDiagnostics,
  listDiagnosticClasses,
  listMethods,
  listResultsOfChild,
  listSittings,
} from '../queries/diagnostics'
import { secretOfSheet } from '../queries/sheet-code'
import { readSheetInHand } from '../queries/sheet-in-hand'
import { decideSheet, fitsGrade, type Method, seesSummary } from '../rules/diagnostics'
import { PAIRS, type Pair } from '../rules/interests'
import { PAGES, PAIRS_A_PAGE } from '../schema/diagnostics'
import type { ClassDiagnostics, DiagnosticClass, PersonName, ResultView, SittingView } from '../types'

const isId = (text: string) => recordIdSchema.safeParse(text).success

export type DiagnosticsView = { classes: DiagnosticClass[]; yearCode: string | null; writes: boolean }

/** The classes of one's reach: of the psychologist those of the duty, of a teacher the own, of head and deputy all. */
export async function loadDiagnostics(): Promise<DiagnosticsView> {
  const { actor, scope } = await requireScope('diagnostics.read')
  const today = todayOf(actor)
  const writes = scopeOf(actor, 'diagnostics.scales') !== null
  const year = yearToShow(await listYears(db(), scope), null, today)
  const duty = writes ? 'PSYCHOLOGIST' : undefined
  return {
    classes: year ? await listDiagnosticClasses(db(), scope, year, today, duty) : [],
    yearCode: year?.code ?? null,
    writes,
  }
}

export type ClassDiagnosticsView = {
  group: DiagnosticClassHead
  rows: ClassDiagnostics[]
  sittings: SittingView[]
  titles: Record<string, string>
  /** The psychologist of this class, in an open year. */
  writes: boolean
  /** Methods that this class may be given. */
  methods: KnownMethod[]
  requestKey: string
}

/** A class: who may be asked, who has results, what they are open to. */
export async function loadClassDiagnostics(classId: string): Promise<ClassDiagnosticsView> {
  const { actor, scope } = await requireScope('diagnostics.read')
  const today = todayOf(actor)
  const group = isId(classId) ? await findDiagnosticClass(db(), scope, classId, today) : null
  if (!group) notFound()
  const scales = scopeOf(actor, 'diagnostics.scales')
  const [rows, sittings, methods, own] = await Promise.all([
    listClassDiagnostics(db(), scope, group.id, today, group.startsOn),
    listSittings(db(), group.id),
    listMethods(db(), actor.municipalityId),
    scales ? findDiagnosticClass(db(), scales, group.id, today, 'PSYCHOLOGIST') : null,
  ])
  return {
    ...{ group, rows, sittings, requestKey: randomUUID() },
    titles: Object.fromEntries(methods.map(({ code, title }) => [code, title])),
    writes: own !== null && group.yearOpen,
    methods: methods.filter((method) => method.active && fitsGrade(method, group.grade)),
  }
}

export type EnterView = {
  group: DiagnosticClassHead
  methods: KnownMethod[]
  method: KnownMethod
  rows: ClassDiagnostics[]
  today: string
}

/** For the page on which a class's results are entered. */
export async function loadEnterResults(classId: string, query: Query): Promise<EnterView> {
  const { actor, scope } = await requireScope('diagnostics.scales')
  const today = todayOf(actor)
  const group = isId(classId) ? await findDiagnosticClass(db(), scope, classId, today, 'PSYCHOLOGIST') : null
  if (!group?.yearOpen) notFound()
  const methods = (await listMethods(db(), actor.municipalityId)).filter(
    (method) => method.active && fitsGrade(method, group.grade),
  )
  const asked = firstOf(query).method
  const method = methods.find(({ code }) => code === asked) ?? methods[0]
  if (!method) notFound()
  return { group, methods, method, rows: await listClassDiagnostics(db(), scope, group.id, today, today), today }
}

/** The questionnaire for paper: its pairs, for who enters results. */
export async function loadQuestionnaireBlank(): Promise<readonly Pair[]> {
  await requireScope('diagnostics.scales')
  return PAIRS
}

export type SittingSheetsView = {
  id: string
  classId: string
  className: string
  heldOn: string
  address: string
  sheets: { id: string; name: PersonName; code: string; finished: boolean }[]
}

/** The codes of a sitting, for paper. */
export async function loadSittingSheets(sittingId: string): Promise<SittingSheetsView> {
  const { actor, scope } = await requireScope('diagnostics.scales')
  const found = isId(sittingId) ? await findSittingSheets(db(), scope, sittingId, todayOf(actor)) : null
  if (!found) notFound()
  const { classId, className, heldOn, sheets } = found
  return {
    ...{ id: sittingId, classId, className, heldOn, address: `${ownAddress(await headers())}/questionnaire` },
    sheets: sheets.map(({ id, name, selector, finished }) => ({
      ...{ id, name, finished },
      code: `${selector} ${secretOfSheet(id)}`,
    })),
  }
}

export type ChildResultsView = {
  studentId: string
  name: PersonName
  /** Summaries that are not open to this reader are null; scales are the psychologist's. */
  results: (Omit<ResultView, 'scales' | 'summary'> & {
    method: Method | null
    scales: Record<string, number> | null
    summary: string | null
  })[]
  psychologist: boolean
}

/** All results of a child, as far as the reader may see them. */
export async function loadChildResults(studentId: string): Promise<ChildResultsView> {
  const { actor, scope } = await requireScope('diagnostics.read')
  const today = todayOf(actor)
  const child = isId(studentId) ? await findDiagnosedChild(db(), scope, studentId, today) : null
  if (!child) notFound()
  const scales = scopeOf(actor, 'diagnostics.scales')
  const [results, methods, own] = await Promise.all([
    listResultsOfChild(db(), scope, studentId, today),
    listMethods(db(), actor.municipalityId),
    scales ? findDiagnosedChild(db(), scales, studentId, today, 'PSYCHOLOGIST') : null,
  ])
  const psychologist = own !== null
  const { consented: _, ...name } = child
  return {
    ...{ studentId, name, psychologist },
    results: results.map((result) => ({
      ...result,
      method: methods.find(({ code }) => code === result.methodCode) ?? null,
      scales: psychologist ? result.scales : null,
      summary: seesSummary(result.visibility, psychologist ? 'psychologist' : 'staff') ? result.summary : null,
    })),
  }
}

export async function loadMethods(): Promise<KnownMethod[]> {
  const { actor } = await requireScope('diagnostics.methods')
  return listMethods(db(), actor.municipalityId)
}

/** A method to edit, or null for a new one; the portal's own is not edited. */
export async function loadMethod(code: string | null): Promise<{ method: KnownMethod | null; requestKey: string }> {
  const { actor } = await requireScope('diagnostics.methods')
  const method = code === null ? null : await findMethod(db(), actor.municipalityId, code)
  if (code !== null && (!method || method.own)) notFound()
  return { method, requestKey: randomUUID() }
}

export type PairsView = {
  page: number
  pages: number
  from: number
  pairs: readonly Pair[]
  answers: number[]
  name: string
}

/** The pairs of one page of the sheet in hand; without a sheet that opens still, back to the code. */
export async function loadPairs(pageText: string): Promise<PairsView> {
  const page = Number(pageText)
  if (!Number.isInteger(page) || page < 1 || page > PAGES) notFound()
  const sheetId = await readSheetInHand()
  const sheet = sheetId ? await findSheet(db(), sheetId) : null
  if (!sheet || decideSheet(sheet, localDay(systemNow(), sheet.timeZone))) redirect('/questionnaire?gone')
  const from = (page - 1) * PAIRS_A_PAGE
  return {
    ...{ page, pages: PAGES, from, name: sheet.firstName },
    pairs: PAIRS.slice(from, from + PAIRS_A_PAGE),
    answers: sheet.answers.slice(from, from + PAIRS_A_PAGE),
  }
}
