import type { Metadata } from 'next'
import { EvidenceSection } from '@/components/registers/evidence-section'
import { PortfolioForm } from '@/components/registers/portfolio-form'
import { partnersText } from '@/components/registers/portfolio-table'
import { RemoveRecord } from '@/components/registers/remove-record'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Person } from '@/components/ui/person'
import { Section } from '@/components/ui/section'
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import { loadPortfolioRecord } from '@/lib/plans/loaders/portfolio'
import { gradesText, portfolioKindNames } from '@/lib/plans/messages/portfolio'
import { REGISTER_DONE, type RegisterFileReason, registerFileMessages } from '@/lib/plans/messages/registers'

export const metadata: Metadata = { title: 'Запись портфолио' }

export default async function PortfolioRecordPage({ params, searchParams }: PageProps<'/portfolio/[portfolioId]'>) {
  const { record, choices, today, requestKey, mayOpenActivity } = await loadPortfolioRecord((await params).portfolioId)
  const { done, file } = await searchParams
  const facts: (SummaryRow | false)[] = [
    { label: 'Вид', value: portfolioKindNames[record.kind] },
    { label: 'Классы', value: gradesText(record.gradeFrom, record.gradeTo) },
    { label: 'С кем', value: partnersText(record) ?? 'партнёр не указан' },
    { label: 'Проведено', value: record.heldOn ? <Day day={record.heldOn} /> : 'намечено' },
    { label: 'Кто ведёт', value: <Person name={record.leader} /> },
    record.result !== null && { label: 'Результат', value: record.result },
    record.activityId !== null && {
      label: 'В журнале',
      value: mayOpenActivity ? (
        <Link href={`/activities/${record.activityId}`} className="link">
          {record.activity}
        </Link>
      ) : (
        record.activity
      ),
    },
  ]
  return (
    <>
      <PageHeader
        title={record.title}
        breadcrumbs={[{ label: 'Воспитание и портфолио', href: '/portfolio' }]}
        eyebrow={portfolioKindNames[record.kind]}
      />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <Section title="Сведения">
        {choices ? (
          <PortfolioForm key={record.version} record={record} choices={choices} today={today} />
        ) : (
          <SummaryList rows={facts.filter((row) => row !== false)} />
        )}
      </Section>
      <EvidenceSection
        recordId={record.id}
        evidence={record.evidence}
        requestKey={requestKey}
        mayEdit={choices !== null}
        said={registerFileMessages[file as RegisterFileReason]}
      />
      {choices && <RemoveRecord name="portfolioId" id={record.id} version={record.version} />}
    </>
  )
}
