import type { Metadata } from 'next'
import { BatchForm, DraftPathwaysForm } from '@/components/pathways/class-forms'
import { ClassPathwaysTable } from '@/components/pathways/class-pathways'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { counted } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadClassPathways } from '@/lib/pathways/loaders/pathways'
import { PATHWAY_DONE } from '@/lib/pathways/messages'
import type { ClassPathwayRow } from '@/lib/pathways/types'

export const metadata: Metadata = { title: 'Маршруты класса' }

const known = (rows: ClassPathwayRow[], states: string[]) =>
  rows.flatMap(({ pathway, studentId: _student, ...name }) =>
    pathway && states.includes(pathway.state) ? [{ ...name, id: pathway.id, version: pathway.version }] : [],
  )

export default async function ClassPathwaysPage({ params, searchParams }: PageProps<'/pathways/classes/[classId]'>) {
  const { group, rows, earlier, templates, open, leads, approves } = await loadClassPathways((await params).classId)
  const { done } = await searchParams
  const without = rows.filter(({ pathway }) => pathway === null)
  const drafts = known(rows, ['DRAFT', 'REVISION'])
  const waiting = known(rows, ['ON_APPROVAL'])
  const writable = known(rows, ['DRAFT', 'REVISION', 'ACTIVE'])
  return (
    <>
      <PageHeader
        title={`Маршруты, ${group.name}`}
        breadcrumbs={[{ label: 'Маршруты', href: '/pathways' }]}
        subtitle={`Учебный год ${group.yearCode}. Без маршрута: ${without.length} из ${rows.length}.`}
        action={
          open &&
          writable.length > 0 && (
            <ButtonLink href={`/pathways/classes/${group.id}/step`} icon="plus">
              Добавить шаг многим
            </ButtonLink>
          )
        }
      />
      <DoneNotice words={PATHWAY_DONE} done={done} />
      {open && (
        <div className="mb-6 grid gap-2 print:hidden">
          {leads && without.length > 0 && templates.length > 0 && (
            <Disclosure
              summary={`Составить черновики: ${counted(without.length, 'ребёнок', 'ребёнка', 'детей')} без маршрута`}
              open={without.length === rows.length}
            >
              <DraftPathwaysForm
                classId={group.id}
                templates={templates}
                without={without.map((row) => ({ ...row, earlier: earlier.get(row.studentId) }))}
              />
            </Disclosure>
          )}
          {leads && drafts.length > 0 && (
            <Disclosure
              summary={`Отправить на утверждение: ${counted(drafts.length, 'черновик', 'черновика', 'черновиков')}`}
            >
              <BatchForm kind="submit" rows={drafts} />
            </Disclosure>
          )}
          {approves && waiting.length > 0 && (
            <Disclosure
              summary={`Утвердить: ${counted(waiting.length, 'маршрут ждёт', 'маршрута ждут', 'маршрутов ждут')}`}
              open
            >
              <BatchForm kind="approve" rows={waiting} />
            </Disclosure>
          )}
        </div>
      )}
      <ClassPathwaysTable rows={rows} />
    </>
  )
}
