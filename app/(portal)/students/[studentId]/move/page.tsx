import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ChangeClassForm, LeaveForm, ReturnForm } from '@/components/students/move-forms'
import { AskTransferForm } from '@/components/students/transfer-forms'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadStudentMove } from '@/lib/students/loaders/students'

export const metadata: Metadata = { title: 'Перевести или отчислить' }

export default async function MovePage({ params }: { params: Promise<{ studentId: string }> }) {
  const view = await loadStudentMove((await params).studentId)
  const { student, main, present, classes, returnClasses, targets, transferOpen, today } = view
  const others = classes
    .filter(({ id }) => id !== main?.classGroupId)
    .map(({ id, name, students }) => ({ value: id, label: `${name} (детей: ${students})` }))
  return (
    <>
      <PageHeader
        title={present ? 'Перевести или отчислить' : 'Вернуть в список'}
        subtitle={`${personFullName(student)}${present && main ? `, ${main.className}` : ''}`}
        breadcrumbs={[
          { label: 'Классы и группы', href: '/classes' },
          { label: 'Карточка ребёнка', href: `/students/${student.id}` },
        ]}
      />
      {present && main ? (
        <div className="grid gap-4">
          <Disclosure summary="В другой класс своей организации" open={!transferOpen}>
            {others.length > 0 ? (
              <ChangeClassForm enrollmentId={main.id} classes={others} today={today} />
            ) : (
              <EmptyState title="Других классов в этом учебном году нет">Сначала добавьте класс.</EmptyState>
            )}
          </Disclosure>
          {targets.length > 0 && (
            <Disclosure summary="В другую школу или детский сад муниципалитета">
              {transferOpen ? (
                <Notice>Запрос о переводе уже ждёт ответа. Отозвать его можно на карточке.</Notice>
              ) : (
                <AskTransferForm
                  enrollmentId={main.id}
                  requestKey={randomUUID()}
                  targets={targets.map(({ id, shortName }) => ({ value: id, label: shortName }))}
                  today={today}
                />
              )}
            </Disclosure>
          )}
          <Disclosure summary="Выбытие или окончание обучения">
            <LeaveForm enrollmentId={main.id} today={today} />
          </Disclosure>
        </div>
      ) : (
        <ReturnForm
          studentId={student.id}
          requestKey={randomUUID()}
          classes={returnClasses.map(({ id, name }) => ({ value: id, label: name }))}
          today={today}
        />
      )}
    </>
  )
}
