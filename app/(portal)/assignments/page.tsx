import type { Metadata } from 'next'
import { AssignmentList } from '@/components/monitoring/assignment-list'
import { loadAssignmentList } from '@/lib/monitoring/loaders'
import type { Query } from '@/lib/monitoring/schema'

export const metadata: Metadata = { title: 'Поручения' }

export default async function AssignmentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  return <AssignmentList view={await loadAssignmentList(await searchParams)} />
}
