import type { Metadata } from 'next'
import { YearGapNotice } from '@/components/institutions/year-gap-notice'
import { PathwayClasses, PathwayOrganizations } from '@/components/pathways/pathway-tables'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadYearGap } from '@/lib/institutions/loaders'
import { loadPathways } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Маршруты' }

export default async function PathwaysPage({ searchParams }: PageProps<'/pathways'>) {
  const [view, gap] = await Promise.all([loadPathways(await searchParams), loadYearGap()])
  const { actor, year, classes, organizations, after, editsTemplates } = view
  return (
    <>
      <PageHeader
        title="Маршруты"
        subtitle={
          classes
            ? `${actor.organizationName}${year ? `, учебный год ${year.code}` : ''}`
            : 'У скольких детей есть индивидуальный маршрут. Имён здесь нет.'
        }
        action={
          editsTemplates && (
            <ButtonLink href="/pathways/templates" icon="pencil">
              Шаблоны
            </ButtonLink>
          )
        }
      />
      {gap && <YearGapNotice gap={gap} />}
      {!year ? (
        <EmptyState icon="calendar" title="Учебный год ещё не открыт">
          Маршруты составляют на учебный год. Его открывает Управление образования.
        </EmptyState>
      ) : classes ? (
        <PathwayClasses rows={classes} />
      ) : (
        <>
          <PathwayOrganizations rows={organizations?.rows ?? []} />
          <Pagination
            previousHref={after ? '/pathways' : undefined}
            nextHref={organizations?.next ? `/pathways?after=${organizations.next}` : undefined}
          />
        </>
      )}
    </>
  )
}
