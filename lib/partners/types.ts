import type { PartnerKind } from '@/lib/kernel/prisma/enums'

export type Partner = {
  id: string
  name: string
  kind: PartnerKind
  settlement: string | null
  /** Null for what the Resource Centre keeps. */
  organizationId: string | null
  organizationName: string | null
  archived: boolean
  version: number
}

export type PartnerFields = { name: string; kind: PartnerKind; settlement: string | null }

export type PartnerFilter = { q: string | null; kind: PartnerKind | null; archived: boolean; after: string | null }

export type PartnerPage = { rows: Partner[]; next: string | null }

export type PartnerChoice = { id: string; name: string; kind: PartnerKind }
