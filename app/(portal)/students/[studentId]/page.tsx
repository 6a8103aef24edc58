import type { Metadata } from 'next'
import { ResultsAtCard } from '@/components/diagnostics/results-at-card'
import { FamilyAccess } from '@/components/family/family-access'
import { OutcomesAtCard } from '@/components/outcomes/outcomes-at-card'
import { StudentPathways } from '@/components/pathways/student-pathways'
import { CardReadings } from '@/components/students/card-readings'
import { ConditionsForm } from '@/components/students/care-forms'
import { DoneNotice } from '@/components/students/done-notice'
import { EnrollmentList } from '@/components/students/enrollment-list'
import { WithdrawTransferForm } from '@/components/students/transfer-forms'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { counted, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadCardAside } from '@/lib/pathways/loaders/pathways'
import { loadStudentCard } from '@/lib/students/loaders/students'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Карточка ребёнка' }

const DONE = {
  saved: 'Сведения исправлены.',
  enrolled: 'Ребёнок снова в списке класса.',
  moved: 'Ребёнок переведён в другой класс.',
  left: 'Выбытие записано.',
  conditions: 'Условия сохранены: их видят педагоги класса.',
  asked: 'Запрос о переводе отправлен. Ребёнок числится у вас, пока его не примут.',
  accepted: 'Ребёнок принят и внесён в список класса.',
}

type StudentPageProps = { params: Promise<{ studentId: string }>; searchParams: Promise<{ done?: string }> }

export default async function StudentPage({ params, searchParams }: StudentPageProps) {
  const { studentId } = await params
  const [view, { pathways, access, results, outcomes }] = await Promise.all([
    loadStudentCard(studentId),
    loadCardAside(studentId),
  ])
  const { student, age, main, enrollments, conditions, transfer, canEdit, canMove, today } = view
  const present = main !== null && (main.validUntil === null || main.validUntil >= today)
  return (
    <>
      <PageHeader
        title={personFullName(student)}
        subtitle={present ? `${main.className}, ${main.organizationName}` : 'Сейчас не числится в классе'}
        breadcrumbs={[
          { label: 'Классы и группы', href: '/classes' },
          ...(main ? [{ label: main.className, href: `/classes/${main.classGroupId}` }] : []),
        ]}
        action={
          canEdit && (
            <>
              <ButtonLink href={`/students/${student.id}/edit`} icon="pencil">
                Исправить
              </ButtonLink>
              {(canMove || !present) && (
                <ButtonLink href={`/students/${student.id}/move`} variant="primary">
                  {present ? 'Перевести или отчислить' : 'Вернуть в список'}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <DoneNotice words={DONE} done={(await searchParams).done} />
      {transfer && (
        <Notice className="mb-6" title="Ждёт перевода">
          <p>
            {transfer.toOrganizationName}, с <Day day={transfer.transferOn} />. Пока ответа нет, ребёнок числится у вас.
          </p>
          {canEdit && <WithdrawTransferForm transferId={transfer.id} version={transfer.version} />}
        </Notice>
      )}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <div>
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
                ...(student.graduatedOn
                  ? [{ label: 'Окончил обучение', value: <Day day={student.graduatedOn} /> }]
                  : []),
                ...(student.leftOn ? [{ label: 'Выбыл', value: <Day day={student.leftOn} /> }] : []),
              ]}
            />
          </Section>
          <Section title="Что учесть" hint="Условия без их причины: их видят педагоги класса.">
            <SummaryList
              rows={[
                { label: 'Адаптированная программа', value: conditions?.adaptedProgram ? 'да' : 'нет' },
                { label: 'Только доступные площадки', value: conditions?.accessibleOnly ? 'да' : 'нет' },
                { label: 'Условия', value: conditions?.text ?? '—' },
              ]}
            />
            {view.canEditConditions && (
              <Disclosure key={conditions?.version ?? 0} summary="Изменить условия" className="mt-3 print:hidden">
                <ConditionsForm studentId={student.id} stored={conditions} />
              </Disclosure>
            )}
            {view.canSeeRestricted && (
              <p className="mt-3">
                <ButtonLink href={`/students/${student.id}/restricted`} size="sm" icon="lock">
                  Особые сведения
                </ButtonLink>
              </p>
            )}
          </Section>
        </div>
        <div>
          <Section title="Где учится и учился">
            <EnrollmentList enrollments={enrollments} ownOrganizationId={view.actor.organizationId} />
          </Section>
          {pathways && <StudentPathways pathways={pathways} />}
          {results && <ResultsAtCard studentId={student.id} results={results} />}
          <OutcomesAtCard outcomes={outcomes} />
          {access && <FamilyAccess studentId={student.id} access={access} />}
        </div>
      </div>
      {view.canErase && !present && (
        <p className="mb-6 print:hidden">
          <Link href={`/students/${student.id}/erase`} className="link">
            Уничтожить данные ребёнка
          </Link>{' '}
          <span className="text-muted text-sm">когда срок хранения истёк или этого требует семья</span>
        </p>
      )}
      {view.readings && <CardReadings readings={view.readings} zone={view.actor.timeZone} />}
      {view.readingRecorded && (
        <p className="text-muted text-sm">
          Карточку открыл человек, который не работает с классом: просмотр записан в журнал.
        </p>
      )}
    </>
  )
}
