import 'server-only'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'

/** The scope over `Assignment a`; part of every where of this domain. */
export function inScope(scope: Scope): Prisma.Sql {
  const parts = [Prisma.sql`a."municipalityId" = ${scope.municipalityId}::uuid`]
  if (scope.organizationId) parts.push(Prisma.sql`a."organizationId" = ${scope.organizationId}::uuid`)
  if (scope.handedToId) parts.push(Prisma.sql`a."handedToId" = ${scope.handedToId}::uuid`)
  return and(parts)
}

export function and(parts: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(parts, ' AND ')
}
