import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ClassStaffList } from '@/components/students/class-staff'
import { AddStaffForm } from '@/components/students/class-staff-forms'
import { ClassStudents, GoneStudents } from '@/components/students/class-students'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadAccessAtClass } from '@/lib/family/loaders/access'
import { loadClass } from '@/lib/students/loaders/classes'

export const metadata: Metadata = { title: 'Класс или группа' }

const DONE = {
  created: 'Добавлено. Теперь внесите детей и закрепите педагога.',
  saved: 'Изменения сохранены.',
  staff: 'Педагоги класса изменены.',
  added: 'Ребёнок внесён в список.',
}

type ClassPageProps = { params: Promise<{ classId: string }>; searchParams: Promise<{ done?: string }> }

export default async function ClassPage({ params, searchParams }: ClassPageProps) {
  const { classId } = await params
  const [view, givesSlips] = await Promise.all([loadClass(classId), loadAccessAtClass(classId)])
  const { group, staff, present, gone, canEdit, canEditStudents, staffChoices, duties, today } = view
  const { year } = group
  const add = canEditStudents && (
    <ButtonLink href={`/classes/${group.id}/add`} variant="primary" icon="plus">
      Внести ребёнка
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title={group.kind === 'CLASS' ? `${group.name} класс` : `Группа «${group.name}»`}
        subtitle={`${group.organizationName}, учебный год ${year.code}${group.profile ? `, профиль: ${group.profile}` : ''}`}
        breadcrumbs={[{ label: 'Классы и группы', href: `/classes?year=${year.id}` }]}
        action={
          <>
            {givesSlips && (
              <ButtonLink href={`/classes/${group.id}/slips`} icon="users">
                Доступ семей
              </ButtonLink>
            )}
            {canEdit && (
              <ButtonLink href={`/classes/${group.id}/edit`} icon="pencil">
                Изменить
              </ButtonLink>
            )}
            {add}
          </>
        }
      />
      <DoneNotice words={DONE} done={(await searchParams).done} />
      {(year.state === 'CLOSED' || year.rolledOver) && (
        <Notice className="mb-6">Этот учебный год закрыт: записи можно только смотреть.</Notice>
      )}
      <div className="grid gap-x-12 2xl:grid-cols-[3fr_2fr]">
        <div>
          <Section title="Дети" count={present.length}>
            <ClassStudents
              rows={present}
              empty={
                <EmptyState icon="users" title="В списке пока никого нет" action={add}>
                  Внесите детей по одному или загрузите список из таблицы на странице классов.
                </EmptyState>
              }
            />
          </Section>
          {gone.length > 0 && (
            <Section title="Выбыли в течение года" count={gone.length}>
              <GoneStudents rows={gone} />
            </Section>
          )}
        </div>
        <Section title="Педагоги">
          <ClassStaffList staff={staff} canEdit={canEdit} today={today} />
          {canEdit && (
            <Disclosure key={staff.length} summary="Закрепить сотрудника" className="mt-4 print:hidden">
              <AddStaffForm
                classId={group.id}
                requestKey={randomUUID()}
                people={staffChoices.map((person) => ({ id: person.id, label: personFullName(person) }))}
                duties={duties}
                days={{ min: year.startsOn, max: year.endsOn }}
              />
            </Disclosure>
          )}
        </Section>
      </div>
    </>
  )
}
