import 'server-only'
import { type Context, done, type Result } from '@/lib/kernel/command'
import { sealText } from '@/lib/kernel/sealed'
import type { PeopleFilter } from '../types'

/** The address of the list under a filter; what was searched by stands in it sealed, because it is a person's name (rule 29). */
export async function filterPeople(_context: Context, filter: PeopleFilter): Promise<Result<string, never>> {
  const query = new URLSearchParams()
  if (filter.search) query.set('find', sealText(filter.search))
  if (filter.role) query.set('role', filter.role)
  if (filter.organizationId) query.set('organization', filter.organizationId)
  if (filter.state) query.set('state', filter.state)
  return done(query.size > 0 ? `/people?${query}` : '/people')
}
