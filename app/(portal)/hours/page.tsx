import type { Metadata } from 'next'
import { ClassLinks } from '@/components/activities/class-links'
import { LevelForm } from '@/components/activities/level-form'
import { PivotTable, TotalsTable } from '@/components/activities/totals-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { loadHours } from '@/lib/activities/loaders/hours'

export const metadata: Metadata = { title: 'Часы профориентации' }

export default async function HoursPage({ searchParams }: PageProps<'/hours'>) {
  const view = await loadHours(await searchParams)
  if (view.kind === 'classes') {
    return (
      <>
        <PageHeader title="Часы профориентации" subtitle="По ученикам ваших классов" />
        <ClassLinks classes={view.classes} />
      </>
    )
  }
  const { year, aboveSchool, organizations, organizationId, level } = view
  const one = organizations.find(({ id }) => id === organizationId)
  const filter = organizationId ? `&organization=${organizationId}` : ''
  return (
    <>
      <PageHeader
        title="Часы профориентации"
        subtitle={year ? `Учебный год ${year.code}` : undefined}
        action={
          year && (
            <>
              <ButtonLink href={`/api/exports/hours?format=csv${filter}`} icon="download">
                CSV
              </ButtonLink>
              <ButtonLink href={`/api/exports/hours?format=xlsx${filter}`} icon="download">
                Excel
              </ButtonLink>
            </>
          )
        }
      />
      {!year || organizations.length === 0 ? (
        <EmptyState icon="chart-bar" title="Часов пока нет">
          Они появятся, когда в учебном году откроют классы и педагоги начнут записывать проведённое.
        </EmptyState>
      ) : (
        <>
          {aboveSchool && (
            <p className="mb-4 text-muted">
              Здесь только числа: имена видны в самой организации. Группы меньше пяти человек не показываются.
            </p>
          )}
          <Section title="Организации">
            <TotalsTable rows={organizations} linked={aboveSchool} />
            <Pagination
              previousHref={view.after && !one ? addressOf(year.id, null) : undefined}
              nextHref={view.next ? addressOf(year.id, view.next) : undefined}
            />
          </Section>
          <Section
            title={one && aboveSchool ? `По параллелям: ${one.name}` : 'По параллелям'}
            hint="Человеко-часы по направлениям."
            action={
              one &&
              aboveSchool && (
                <ButtonLink href="/hours" size="sm" variant="quiet">
                  По всем организациям
                </ButtonLink>
              )
            }
          >
            {view.pivot.length > 0 ? (
              <PivotTable view={view} />
            ) : (
              <EmptyState icon="table-2" title="Подтверждённых часов нет">
                Они появятся после подтверждения записей.
              </EmptyState>
            )}
          </Section>
          {view.classes.length > 0 && (
            <Section title="По ученикам">
              <ClassLinks classes={view.classes} />
            </Section>
          )}
          {view.mayChoose && level && year.state !== 'CLOSED' && (
            <Section title="Уровень организации">
              <LevelForm yearId={year.id} level={level} />
            </Section>
          )}
        </>
      )}
    </>
  )
}

/** Another page of the organisations of the same year; without a key it is the beginning. */
function addressOf(year: string, after: string | null): string {
  return `/hours?${new URLSearchParams({ year, ...(after ? { after } : {}) })}`
}
