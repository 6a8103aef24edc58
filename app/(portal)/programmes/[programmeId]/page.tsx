import type { Metadata } from 'next'
import { EvidenceSection } from '@/components/registers/evidence-section'
import { ProgrammeForm } from '@/components/registers/programme-form'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { PageHeader } from '@/components/ui/page-header'
import { Person } from '@/components/ui/person'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadProgramme } from '@/lib/plans/loaders/programmes'
import { programmeDirectionNames } from '@/lib/plans/messages/programmes'
import { REGISTER_DONE, type RegisterFileReason, registerFileMessages } from '@/lib/plans/messages/registers'

export const metadata: Metadata = { title: 'Дополнительная программа' }

export default async function ProgrammePage({ params, searchParams }: PageProps<'/programmes/[programmeId]'>) {
  const { programme, mayEdit, staff, today, requestKey } = await loadProgramme((await params).programmeId)
  const { done, file } = await searchParams
  const { updatedForModelOn, endsOn } = programme
  return (
    <>
      <PageHeader
        title={programme.title}
        breadcrumbs={[{ label: 'Дополнительные программы', href: '/programmes' }]}
        eyebrow={`${programmeDirectionNames[programme.direction]} направленность`}
      />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <Section title="Сведения">
        {mayEdit ? (
          <ProgrammeForm key={programme.version} programme={programme} staff={staff} today={today} />
        ) : (
          <SummaryList
            rows={[
              { label: 'Часов в год', value: programme.hours },
              { label: 'Возраст', value: `${programme.ageFrom}–${programme.ageTo}\u00a0лет` },
              { label: 'Что в ней о профессиях', value: programme.careerContent ?? '—' },
              { label: 'Реализуется с', value: <Day day={programme.startsOn} /> },
              { label: 'Последний день', value: endsOn ? <Day day={endsOn} /> : '—' },
              { label: 'Обновлена под модель', value: updatedForModelOn ? <Day day={updatedForModelOn} /> : 'нет' },
              { label: 'Кто ведёт', value: <Person name={programme.keeper} /> },
            ]}
          />
        )}
      </Section>
      <EvidenceSection
        recordId={programme.id}
        evidence={programme.evidence}
        requestKey={requestKey}
        mayEdit={mayEdit}
        hint="Обновлённая программа, протокол педсовета или приказ. Без подтверждения обновление не засчитывается."
        said={registerFileMessages[file as RegisterFileReason]}
      />
    </>
  )
}
