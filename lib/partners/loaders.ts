import 'server-only'
import { notFound } from 'next/navigation'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { canAddPartner, canEditPartner } from './policy'
import { findPartner, listPartners } from './queries'
import { partnerFilterSchema } from './schema'
import type { Partner, PartnerFilter, PartnerPage } from './types'

type Query = Record<string, string | string[] | undefined>

export type PartnerList = {
  filter: PartnerFilter
  page: PartnerPage
  canAdd: boolean
  canEdit: (row: Partner) => boolean
}

export async function loadPartners(query: Query): Promise<PartnerList> {
  const { actor, scope } = await requireScope('partner.read')
  const one = (name: string) => (Array.isArray(query[name]) ? query[name]?.[0] : query[name])
  const filter = partnerFilterSchema.parse({
    q: one('q'),
    kind: one('kind'),
    archived: one('archived'),
    after: one('after'),
  })
  const page = await listPartners(db(), scope, filter)
  return { filter, page, canAdd: canAddPartner(actor), canEdit: (row) => canEditPartner(actor, row) }
}

/** Passes only who may add partners. */
export async function loadNewPartner(): Promise<void> {
  await requireScope('partner.edit')
}

/** For the page that changes a partner; others find no such page. */
export async function loadPartnerToEdit(partnerId: string): Promise<Partner> {
  const { actor, scope } = await requireScope('partner.edit')
  const id = recordIdSchema.safeParse(partnerId)
  const partner = id.success ? await findPartner(db(), scope, id.data) : null
  if (!partner || !canEditPartner(actor, partner)) notFound()
  return partner
}
