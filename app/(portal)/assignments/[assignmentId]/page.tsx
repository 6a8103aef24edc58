import type { Metadata } from 'next'
import { AssignmentView } from '@/components/assignments/assignment-view'
import { shortened } from '@/components/ui/format'
import { loadAssignment, loadAssignmentPage } from '@/lib/resolutions/loaders/assignments'

type Props = PageProps<'/assignments/[assignmentId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { assignment } = await loadAssignment((await params).assignmentId)
  const number = assignment.itemNumber ? `${assignment.itemNumber}. ` : ''
  return { title: `${number}${shortened(assignment.itemText, 60)} — ${assignment.organizationName}` }
}

export default async function AssignmentPage({ params, searchParams }: Props) {
  const page = await loadAssignmentPage((await params).assignmentId)
  const { done } = await searchParams
  return <AssignmentView page={page} done={done === 'extension' ? 'extension' : null} />
}
