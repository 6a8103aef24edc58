import 'server-only'
import { type Context, done, type Result } from '@/lib/kernel/command'
import { sealText } from '@/lib/kernel/sealed'
import type { StudentFilter } from '../types'

/** The address of the list under a filter; what was searched by stands in it sealed, because it is a child's name (rule 29). */
export async function filterStudents(_context: Context, filter: StudentFilter): Promise<Result<string, never>> {
  const query = new URLSearchParams()
  if (filter.search) query.set('find', sealText(filter.search))
  if (filter.state !== 'present') query.set('state', filter.state)
  return done(query.size > 0 ? `/students?${query}` : '/students')
}
