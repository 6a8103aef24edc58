import type { Metadata } from 'next'
import { FiguresTable } from '@/components/registers/figures-table'
import { ProjectClasses, ProjectTotals, SupervisedProjects } from '@/components/registers/project-tables'
import { RegisterScreen } from '@/components/registers/register-screen'
import { ButtonLink } from '@/components/ui/button-link'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { loadProjects } from '@/lib/plans/loaders/projects'

export const metadata: Metadata = { title: 'Проекты и конкурсы' }

export default async function ProjectsPage({ searchParams }: PageProps<'/projects'>) {
  const query = await searchParams
  const { frame, totals, classes, mine, figures } = await loadProjects(query)
  const { organization, year, after, fromAbove } = frame
  const filter = fromAbove ? `&organization=${organization?.id}` : ''
  return (
    <RegisterScreen
      frame={frame}
      title="Проекты и конкурсы"
      item="4.4"
      done={query.done}
      path="/projects"
      action={
        organization &&
        year && (
          <ButtonLink href={`/projects/contests?year=${year.id}${filter}`} icon="list-checks">
            Конференции и конкурсы
          </ButtonLink>
        )
      }
    >
      {organization ? (
        <>
          {totals && <ProjectTotals totals={totals} fromAbove={fromAbove} />}
          {fromAbove ? (
            <p className="text-muted">Темы и имена видны в самой организации.</p>
          ) : (
            <>
              <Section title="10–11 классы">
                <ProjectClasses rows={classes} />
              </Section>
              <Section title="Вы руководите">
                <SupervisedProjects rows={mine.rows} />
                <Pagination
                  previousHref={after ? `/projects?year=${year?.id}` : undefined}
                  nextHref={mine.next ? `/projects?year=${year?.id}&after=${mine.next}` : undefined}
                />
              </Section>
            </>
          )}
        </>
      ) : (
        <FiguresTable frame={frame} figures={figures} />
      )}
    </RegisterScreen>
  )
}
