import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Pagination } from '@/components/ui/pagination'
import type { RegisterFrame } from '@/lib/plans/loaders/registers'
import { shareOf, toldFromAbove } from '@/lib/plans/rules/registers'
import type { FiguresPage, OrganizationFigures, RegisterKind } from '@/lib/plans/types/registers'

const yes = (value: boolean) => (value ? 'да' : <span className="text-muted">нет</span>)
const none = <span className="text-muted">—</span>
const figure = (key: string, header: string, cell: Column<OrganizationFigures>['cell']) => ({
  ...{ key, header, cell },
  align: 'right' as const,
})

const COLUMNS: Record<RegisterKind, Column<OrganizationFigures>[]> = {
  curriculum: [
    figure('variants', 'Вариантов с подтверждением', (row) => row.variants),
    { key: 'confirmed', header: 'Подтверждён руководителем', cell: (row) => yes(row.confirmed) },
  ],
  portfolio: [
    { key: 'module', header: 'Модуль «Профориентация»', cell: (row) => yes(row.modulePresent) },
    figure('held', 'Проведено с партнёром', (row) => row.portfolioHeld),
    figure('planned', 'Намечено', (row) => row.portfolioPlanned),
  ],
  projects: [
    figure('students', 'Учеников 10–11 классов', (row) =>
      row.students > 0 ? toldFromAbove(row.students, null) : none,
    ),
    figure('with', 'С проектом', (row) => (row.students > 0 ? toldFromAbove(row.withProject, row.students) : none)),
    figure('career', 'Из них о профессиях', (row) =>
      row.students > 0 ? toldFromAbove(row.careerProjects, row.withProject) : none,
    ),
    figure('contests', 'Конференций и конкурсов', (row) => row.contests),
  ],
  programmes: [
    figure('all', 'Программ', (row) => row.programmes),
    figure('updated', 'Обновлено под модель', (row) => row.programmesUpdated),
    figure('share', 'Доля', (row) => {
      const share = shareOf(row.programmesUpdated, row.programmes)
      return share === null ? none : `${share}\u00a0%`
    }),
  ],
}

/** The municipality's organisations and what they have entered; nobody's name. */
export function FiguresTable({ frame, figures }: { frame: RegisterFrame; figures: FiguresPage }) {
  const { kind, year, after } = frame
  const query = `year=${year?.id}`
  return (
    <>
      <p className="mb-4 text-muted">Здесь только числа: имена детей видны в самой организации.</p>
      <DataTable
        caption="Организации"
        rows={figures.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon="school" title="Организаций пока нет">
            Здесь появятся те, кто ведёт этот реестр.
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: 'Организация',
            priority: 'first',
            cell: (row) => (
              <Link href={`/${kind}?${query}&organization=${row.id}`} className="link">
                {row.shortName}
              </Link>
            ),
          },
          ...COLUMNS[kind],
        ]}
      />
      <Pagination
        previousHref={after ? `/${kind}?${query}` : undefined}
        nextHref={figures.next ? `/${kind}?${query}&after=${figures.next}` : undefined}
      />
    </>
  )
}
