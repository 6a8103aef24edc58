import type { Metadata } from 'next'
import { FamilyPage } from '@/components/pathways/family-page'
import { DoneNotice } from '@/components/students/done-notice'
import { loadFamilyPage } from '@/lib/pathways/loaders/family'
import { FAMILY_DONE } from '@/lib/pathways/messages'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Маршрут ребёнка' }

export default async function ChildPage({ params, searchParams }: PageProps<'/family/[studentId]'>) {
  const view = await loadFamilyPage((await params).studentId)
  return <FamilyPage view={view} notice={<DoneNotice words={FAMILY_DONE} done={(await searchParams).done} />} />
}
