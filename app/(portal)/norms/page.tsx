import type { Metadata } from 'next'
import { DirectionForm, NormForm } from '@/components/activities/norm-forms'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadNorms } from '@/lib/activities/loaders/hours'
import { hoursText, levelNames } from '@/lib/activities/messages'
import { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'

export const metadata: Metadata = { title: 'Нормы часов' }

export default async function NormsPage({ searchParams }: PageProps<'/norms'>) {
  const { year, directions, norms, canEdit } = await loadNorms(await searchParams)
  if (!year) {
    return (
      <>
        <PageHeader title="Нормы часов" />
        <EmptyState icon="calendar" title="Учебный год не открыт">
          Нормы и направления появятся вместе с учебным годом.
        </EmptyState>
      </>
    )
  }
  const titleOf = (id: string | null) => directions.find((each) => each.id === id)?.shortTitle ?? 'Всего'
  const place = (id: string | null) => directions.find((each) => each.id === id)?.position ?? 0
  return (
    <>
      <PageHeader
        title="Нормы часов"
        subtitle={`Учебный год ${year.code}: сколько часов профориентации получает ученик 6–11 классов за год`}
      />
      {Object.values(GuidanceLevelKind).map((level) => {
        const own = norms
          .filter((norm) => norm.level === level)
          .sort((a, b) => place(a.directionId) - place(b.directionId))
        return (
          <Section key={level} title={`${levelNames[level]} уровень`}>
            <DataTable
              caption={`${levelNames[level]} уровень`}
              rows={own}
              rowKey={(norm) => norm.id}
              columns={[
                {
                  key: 'direction',
                  header: 'Направление',
                  priority: 'first',
                  cell: (norm) => titleOf(norm.directionId),
                },
                { key: 'grades', header: 'Классы', cell: (norm) => `${norm.gradeFrom}–${norm.gradeTo}` },
                { key: 'hours', header: 'Норма', align: 'right', cell: (norm) => hoursText(norm.minHours) },
                {
                  key: 'edit',
                  header: 'Изменить',
                  headerHidden: true,
                  priority: 'action',
                  cell: (norm) =>
                    canEdit && (
                      <Disclosure summary="Изменить">
                        <NormForm
                          norm={norm}
                          label={`${titleOf(norm.directionId)}, ${levelNames[level].toLocaleLowerCase('ru')}`}
                        />
                      </Disclosure>
                    ),
                },
              ]}
            />
          </Section>
        )
      })}
      <Section title="Направления">
        <ol className="grid gap-3">
          {directions.map((direction) => (
            <li key={direction.id}>
              <p>
                {direction.position}. {direction.title} <span className="text-muted">({direction.shortTitle})</span>
              </p>
              {canEdit && (
                <Disclosure
                  summary={
                    <>
                      Изменить<span className="sr-only">: {direction.shortTitle}</span>
                    </>
                  }
                >
                  <DirectionForm direction={direction} />
                </Disclosure>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}
