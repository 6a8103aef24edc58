import type { Metadata } from 'next'
import { EnrollmentList } from '@/components/students/enrollment-list'
import { Day } from '@/components/ui/day'
import { counted, personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadCardByReason } from '@/lib/students/loaders/by-reason'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Карточка ребёнка' }

export default async function CardByReasonPage({ params }: PageProps<'/students/by-reason/[readingId]'>) {
  const { student, age, enrollments, leaders, reason, minutes } = await loadCardByReason((await params).readingId)
  return (
    <>
      <PageHeader
        title={personFullName(student)}
        subtitle={`Открыта на ${minutes} минут, просмотр записан`}
        breadcrumbs={[
          { label: 'Классы и ученики', href: '/classes' },
          { label: 'Карточка по основанию', href: '/students/by-reason' },
        ]}
      />
      <Section title="О ребёнке">
        <SummaryList
          rows={[
            {
              label: 'Дата рождения',
              value: (
                <>
                  <Day day={student.birthDate} />, {counted(age, 'год', 'года', 'лет')}
                </>
              ),
            },
            ...(student.graduatedOn ? [{ label: 'Окончил обучение', value: <Day day={student.graduatedOn} /> }] : []),
            ...(student.leftOn ? [{ label: 'Выбыл', value: <Day day={student.leftOn} /> }] : []),
            ...(leaders.length > 0
              ? [{ label: 'Классный руководитель или воспитатель', value: leaders.map(personFullName).join(', ') }]
              : []),
            { label: 'Основание', value: reason },
          ]}
        />
      </Section>
      <Section title="Где учится и учился">
        <EnrollmentList enrollments={enrollments} ownOrganizationId="" />
      </Section>
    </>
  )
}
