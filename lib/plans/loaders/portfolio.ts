import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/kernel/actor'
import type { Day } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { listPartnerChoices } from '@/lib/partners/queries'
import type { PartnerChoice } from '@/lib/partners/types'
import { canKeep, canLead } from '../policy/registers'
import { findModule, findPortfolio, listActivityChoices, listPortfolio } from '../queries/portfolio'
import { findPlace } from '../queries/registers'
import { isKeptBy } from '../rules/registers'
import type { ActivityChoice, ModuleView, PortfolioDetail, PortfolioPage } from '../types/portfolio'
import type { FiguresPage, RegisterYear, StaffChoice } from '../types/registers'
import { loadFigures, loadFrame, loadKeepers, type Query, type RegisterFrame, todayOf } from './registers'

export type PortfolioListView = {
  frame: RegisterFrame
  module: ModuleView | null
  page: PortfolioPage
  figures: FiguresPage
  mayLead: boolean
  mayAdd: boolean
}

/** The module and the portfolio of one school (item 4.3), or above the schools their counts. */
export async function loadPortfolio(query: Query): Promise<PortfolioListView> {
  const frame = await loadFrame('portfolio', query)
  const { actor, scope, organization, year, open, after, fromAbove } = frame
  const shown = organization && year ? { organization, year } : null
  const [module, page, figures] = await Promise.all([
    shown && findModule(db(), scope, shown.organization.id, shown.year.id),
    shown ? listPortfolio(db(), scope, shown.organization.id, shown.year.id, after) : { rows: [], next: null },
    loadFigures(frame),
  ])
  return {
    ...{ frame, module, page, figures },
    mayLead: organization !== null && open && canLead(actor, { organizationId: organization.id }),
    mayAdd: organization !== null && open && !fromAbove,
  }
}

export type ModulePageView = { yearCode: string; module: ModuleView | null; requestKey: string }

/** The module of the own school in the current year, to be written. */
export async function loadModule(): Promise<ModulePageView> {
  const { scope } = await requireScope('register.lead')
  const place = await findPlace(db(), scope)
  if (!place?.year || !isKeptBy('portfolio', place.programs)) notFound()
  const module = await findModule(db(), scope, place.organizationId, place.year.id)
  return { module, yearCode: place.year.code, requestKey: randomUUID() }
}

export type PortfolioChoices = { partners: PartnerChoice[]; activities: ActivityChoice[]; staff: StaffChoice[] }
export type NewPortfolioView = PortfolioChoices & { year: RegisterYear; today: Day; requestKey: string }

async function choicesFor(actor: Actor, yearId: string, today: Day): Promise<PortfolioChoices> {
  const leads = canLead(actor, { organizationId: actor.organizationId })
  const [partners, activities, staff] = await Promise.all([
    listPartnerChoices(db(), actor.municipalityId),
    listActivityChoices(db(), actor.organizationId, yearId, leads ? null : actor.userId),
    loadKeepers(actor, today),
  ])
  return { partners, activities, staff }
}

export async function loadNewPortfolio(): Promise<NewPortfolioView> {
  const { actor, scope } = await requireScope('register.work')
  const today = todayOf(actor)
  const place = await findPlace(db(), scope)
  if (!place?.year || !isKeptBy('portfolio', place.programs)) notFound()
  const choices = await choicesFor(actor, place.year.id, today)
  return { ...choices, year: place.year, today, requestKey: randomUUID() }
}

export type PortfolioRecordView = {
  record: PortfolioDetail
  /** Null for those who only read it. */
  choices: PortfolioChoices | null
  today: Day
  requestKey: string
  mayOpenActivity: boolean
}

/** One record of the portfolio; the Department and the Resource Centre read it without its files. */
export async function loadPortfolioRecord(portfolioId: string): Promise<PortfolioRecordView> {
  const { actor, scope } = await requireScope('register.read')
  const id = recordIdSchema.safeParse(portfolioId)
  const record = id.success ? await findPortfolio(db(), scope, id.data) : null
  if (!record) notFound()
  const today = todayOf(actor)
  const fromAbove = scope.organizationId === null
  const edits = record.open && canKeep(actor, { organizationId: record.organizationId, keeperId: record.leaderId })
  return {
    // What may show children stays in the organisation (rule 26).
    record: fromAbove ? { ...record, evidence: record.evidence.filter(({ kind }) => kind === 'LINK') } : record,
    choices: edits ? await choicesFor(actor, record.yearId, today) : null,
    ...{ today, requestKey: randomUUID() },
    mayOpenActivity: canLead(actor, record),
  }
}
