import type { Metadata } from 'next'
import { PrintButton } from '@/components/institutions/print-button'
import { ErasureCountList } from '@/components/students/erasure-counts'
import { Day } from '@/components/ui/day'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadErasureAct } from '@/lib/pathways/loaders/erasure'
import { erasureReasonNames } from '@/lib/pathways/messages/erasure'

export const metadata: Metadata = { title: 'Акт об уничтожении данных' }

const SIGNED = ['Дата', 'Должность, фамилия и инициалы', 'Подпись']

export default async function ErasureActPage({ params }: PageProps<'/students/erasures/[actId]'>) {
  const act = await loadErasureAct((await params).actId)
  return (
    <>
      <PageHeader
        title={`Акт № ${act.number} об уничтожении персональных данных`}
        breadcrumbs={[{ label: 'Акты об уничтожении данных', href: '/students/erasures' }]}
        subtitle={act.organizationName}
        action={<PrintButton />}
      />
      <div className="grid gap-x-12 lg:grid-cols-2 print:block">
        <Section title="Акт">
          <SummaryList
            rows={[
              { label: 'Оператор', value: act.organizationName },
              { label: 'Чьи данные', value: <>Запись № {act.studentId}. Имя, если нужно, вписывают от руки.</> },
              { label: 'Информационная система', value: 'Портал «Профмаршрут»' },
              {
                label: 'Способ',
                value: 'Строки удалены, имя и дата рождения заменены; обратно их не восстановить.',
              },
              { label: 'Почему', value: erasureReasonNames[act.reason] },
              { label: 'Документ', value: act.ground },
              { label: 'Когда', value: <Day day={act.on} /> },
              { label: 'Кто уничтожил', value: personFullName(act.by) },
              ...(act.accounts > 0 ? [{ label: 'Закрыто учётных записей семьи', value: act.accounts }] : []),
            ]}
          />
        </Section>
        <div>
          <Section title="Что уничтожено, записей">
            <ErasureCountList counts={act.counts} />
          </Section>
          <ul className="mt-8 hidden gap-8 print:grid">
            {SIGNED.map((what) => (
              <li key={what} className="border-ink border-b pb-1">
                {what}:
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  )
}
