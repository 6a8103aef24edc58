import type { Metadata } from 'next'
import { AskFamiliesForm } from '@/components/family/consent-forms'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewAsk } from '@/lib/family/loaders/consents'

export const metadata: Metadata = { title: 'Спросить семьи' }

export default async function NewAskPage({ params }: PageProps<'/consents/classes/[classId]/ask'>) {
  const { group, today, requestKey } = await loadNewAsk((await params).classId)
  return (
    <>
      <PageHeader
        title="Спросить семьи"
        subtitle={`${group.name}: запрос увидят семьи всех детей класса, у кого открыт портал; остальные ответят на бумаге.`}
        breadcrumbs={[
          { label: 'Согласия', href: '/consents' },
          { label: group.name, href: `/consents/classes/${group.id}` },
        ]}
      />
      <AskFamiliesForm classId={group.id} requestKey={requestKey} today={today} />
    </>
  )
}
