import type { Metadata } from 'next'
import { DoneNotice } from '@/components/students/done-notice'
import { TransferTable } from '@/components/students/transfer-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadTransfers } from '@/lib/students/loaders/transfers'

export const metadata: Metadata = { title: 'Переводы между организациями' }

const DONE = { declined: 'Запрос отклонён: прежняя организация увидит причину.', withdrawn: 'Запрос отозван.' }

export default async function TransfersPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const { incoming, outgoing } = await loadTransfers()
  return (
    <>
      <PageHeader title="Переводы между организациями" breadcrumbs={[{ label: 'Классы и группы', href: '/classes' }]} />
      <DoneNotice words={DONE} done={(await searchParams).done} />
      <Section title="К вам" count={incoming.length}>
        <TransferTable
          caption="Кого переводят в вашу организацию"
          rows={incoming}
          incoming
          empty={
            <EmptyState icon="inbox" title="Запросов к вам нет">
              Когда другая школа или сад попросит принять ребёнка, запрос появится здесь.
            </EmptyState>
          }
        />
      </Section>
      <Section title="От вас" count={outgoing.length}>
        <TransferTable
          caption="Кого переводите вы"
          rows={outgoing}
          incoming={false}
          empty={
            <EmptyState icon="send" title="Вы никого не переводите">
              Запрос отправляют с карточки ребёнка: «Перевести или отчислить».
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}
