import type { Metadata } from 'next'
import { ContestForm } from '@/components/registers/contest-form'
import { EvidenceSection } from '@/components/registers/evidence-section'
import { RemoveRecord } from '@/components/registers/remove-record'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadContest } from '@/lib/plans/loaders/contests'
import { contestKindNames, contestLevelNames, contestResultNames } from '@/lib/plans/messages/projects'
import { REGISTER_DONE, type RegisterFileReason, registerFileMessages } from '@/lib/plans/messages/registers'

export const metadata: Metadata = { title: 'Конференция или конкурс' }

export default async function ContestPage({ params, searchParams }: PageProps<'/projects/contests/[contestId]'>) {
  const { contest, staff, today, requestKey } = await loadContest((await params).contestId)
  const { done, file } = await searchParams
  return (
    <>
      <PageHeader
        title={contest.title}
        breadcrumbs={[{ label: 'Конференции и конкурсы', href: '/projects/contests' }]}
        eyebrow={contestKindNames[contest.kind]}
      />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <Section title="Участники" count={contest.pupils.length}>
        <ul className="grid gap-1">
          {contest.pupils.map((pupil) => (
            <li key={pupil.id}>
              {personFullName(pupil)} {pupil.className && <span className="text-muted">{pupil.className}</span>}
            </li>
          ))}
        </ul>
        {contest.open && (
          <p className="mt-3 print:hidden">
            <ButtonLink href={`/projects/contests/${contest.id}/pupils`} size="sm" icon="pencil">
              Изменить участников
            </ButtonLink>
          </p>
        )}
      </Section>
      <Section title="Сведения">
        {contest.open ? (
          <ContestForm key={contest.version} contest={contest} year={contest} today={today} staff={staff} />
        ) : (
          <SummaryList
            rows={[
              { label: 'Уровень', value: contestLevelNames[contest.level] },
              { label: 'Когда', value: <Day day={contest.heldOn} /> },
              { label: 'Результат', value: contestResultNames[contest.result] },
            ]}
          />
        )}
      </Section>
      <EvidenceSection
        recordId={contest.id}
        evidence={contest.evidence}
        requestKey={requestKey}
        mayEdit={contest.open}
        hint="Диплом, сертификат, протокол. Видят его те же люди, что и эту запись."
        said={registerFileMessages[file as RegisterFileReason]}
      />
      {contest.open && <RemoveRecord name="contestId" id={contest.id} version={contest.version} />}
    </>
  )
}
