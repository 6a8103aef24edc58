import type { Metadata } from 'next'
import { OutcomeComparison, OutcomeFieldsTable, OutcomeSchools } from '@/components/outcomes/outcome-tables'
import { YearSwitch } from '@/components/students/year-switch'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { loadOutcomeSummary } from '@/lib/outcomes/loaders'

export const metadata: Metadata = { title: 'Сводка по выпускникам' }

export default async function OutcomeSummaryPage({ searchParams }: PageProps<'/outcomes/summary'>) {
  const view = await loadOutcomeSummary(await searchParams)
  const { year, grade, rows } = view
  const at = (more: Record<string, string | number>) =>
    new URLSearchParams({ ...(year && { year: year.id }), grade: String(grade), ...more } as Record<string, string>)
  return (
    <>
      <PageHeader
        title="Сводка по выпускникам"
        subtitle={year ? `${grade} классы, ${year.code}` : undefined}
        action={
          year && (
            <>
              <ButtonLink href={`/api/exports/outcomes?${at({ format: 'csv' })}`} icon="download">
                CSV
              </ButtonLink>
              <ButtonLink href={`/api/exports/outcomes?${at({ format: 'xlsx' })}`} icon="download">
                Excel
              </ButtonLink>
            </>
          )
        }
      />
      <YearSwitch
        years={view.years}
        shownId={year?.id ?? null}
        hrefOf={(id) => `/outcomes/summary?year=${id}&grade=${grade}`}
      />
      <nav aria-label="Класс" className="mb-6 flex flex-wrap gap-x-5 gap-y-2 print:hidden">
        {view.grades.map((each) =>
          each === grade ? (
            <span key={each} aria-current="page" className="py-1 font-semibold">
              {each} классы
            </span>
          ) : (
            <Link key={each} href={`/outcomes/summary?${at({ grade: each })}`} className="link py-1">
              {each} классы
            </Link>
          ),
        )}
      </nav>
      {view.aboveSchool && (
        <p className="mb-4 max-w-prose text-muted">
          Здесь только числа. Группы меньше пяти человек и то, из чего их можно вычислить, скрыты.
        </p>
      )}
      {!year || rows.length === 0 ? (
        <EmptyState icon="graduation-cap" title="Выпускников в этом году нет">
          Выберите другой учебный год или класс.
        </EmptyState>
      ) : (
        <>
          <Section title="Куда поступили">
            <OutcomeComparison view={view} />
          </Section>
          {(rows.length > 1 || view.after) && (
            <Section title="По школам">
              <OutcomeSchools view={view} />
              <Pagination
                previousHref={view.after ? `/outcomes/summary?${at({})}` : undefined}
                nextHref={view.next ? `/outcomes/summary?${at({ after: view.next })}` : undefined}
              />
            </Section>
          )}
          <Section
            title="По группам профессий"
            hint="Кто учится в колледже или вузе либо работает, по укрупнённым группам профессий и специальностей."
          >
            <OutcomeFieldsTable rows={view.fields} />
          </Section>
        </>
      )}
    </>
  )
}
