import type { Metadata } from 'next'
import { OutcomeClasses } from '@/components/outcomes/outcome-tables'
import { YearSwitch } from '@/components/students/year-switch'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadOutcomes } from '@/lib/outcomes/loaders'

export const metadata: Metadata = { title: 'Выпускники' }

export default async function OutcomesPage({ searchParams }: PageProps<'/outcomes'>) {
  const { years, shown, hasSummary } = await loadOutcomes(await searchParams)
  return (
    <>
      <PageHeader
        title="Выпускники"
        subtitle="Куда собираются и куда поступили после 9 и 11 классов"
        action={hasSummary && <ButtonLink href="/outcomes/summary">Сводка</ButtonLink>}
      />
      <YearSwitch
        years={years}
        shownId={shown.length === 1 ? (shown[0]?.year.id ?? null) : null}
        hrefOf={(id) => `/outcomes?year=${id}`}
      />
      {shown.length === 0 && (
        <EmptyState icon="graduation-cap" title="Учебных годов ещё нет">
          Их открывает Управление образования.
        </EmptyState>
      )}
      {shown.map(({ year, phase, until, classes }) => (
        <Section
          key={year.id}
          title={`${phase === 'INTENTION' ? 'Намерения' : 'Куда поступили'}, ${year.code}`}
          hint={
            <>
              {phase === 'INTENTION' ? 'Намерения собирают до ' : 'Сведения вносят до '}
              <Day day={until} />
              {phase === 'ACTUAL' && ', потом их исправляет руководитель с указанием причины.'}
            </>
          }
        >
          <OutcomeClasses rows={classes} phase={phase} />
        </Section>
      ))}
    </>
  )
}
