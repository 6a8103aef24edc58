import type { Metadata } from 'next'
import { IssueSlipsForm } from '@/components/family/access-forms'
import { ClassAccessTable } from '@/components/family/access-list'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { counted, personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadClassAccess } from '@/lib/family/loaders/access'
import { ACCESS_DONE } from '@/lib/family/messages/access'

export const metadata: Metadata = { title: 'Доступ семей' }

export default async function ClassSlipsPage({ params, searchParams }: PageProps<'/classes/[classId]/slips'>) {
  const { group, children, openSlips, requestKey } = await loadClassAccess((await params).classId)
  const without = children.filter(({ links }) => links.length === 0).length
  return (
    <>
      <PageHeader
        title="Доступ семей"
        subtitle={
          without === 0
            ? 'Маршруты видны всем семьям.'
            : `Пока не видят маршрут: ${counted(without, 'семья', 'семьи', 'семей')} из ${children.length}.`
        }
        breadcrumbs={[
          { label: 'Классы и группы', href: '/classes' },
          { label: group.name, href: `/classes/${group.id}` },
        ]}
        action={
          openSlips > 0 && (
            <>
              <ButtonLink href={`/api/classes/${group.id}/slips`} icon="download">
                PDF
              </ButtonLink>
              <ButtonLink href={`/classes/${group.id}/slips/print`} variant="primary" icon="printer">
                Лист талонов
              </ButtonLink>
            </>
          )
        }
      />
      <DoneNotice words={ACCESS_DONE} done={(await searchParams).done} />
      <Section title="Дети" count={children.length}>
        <ClassAccessTable rows={children} />
      </Section>
      {group.yearOpen && children.length > 0 && (
        <Section title="Новые талоны" hint="Талон действует 30 дней и один раз, открывает одного ребёнка.">
          <Disclosure summary="Выпустить талоны">
            <IssueSlipsForm
              key={requestKey}
              classId={group.id}
              requestKey={requestKey}
              // biome-ignore lint/correctness/noChildrenProp: the children of a class
              children={children.map((child) => ({
                studentId: child.studentId,
                name: personFullName(child),
                linked: child.links.length > 0,
                open: child.slips.length > 0,
              }))}
            />
          </Disclosure>
        </Section>
      )}
    </>
  )
}
