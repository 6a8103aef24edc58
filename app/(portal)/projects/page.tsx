import type { Metadata } from 'next'
import { FiguresTable } from '@/components/registers/figures-table'
import { ProjectClasses, SupervisedProjects } from '@/components/registers/project-tables'
import { RegisterScreen } from '@/components/registers/register-screen'
import { ButtonLink } from '@/components/ui/button-link'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadProjects } from '@/lib/plans/loaders/projects'
import { shareOf, toldFromAbove } from '@/lib/plans/rules/registers'

export const metadata: Metadata = { title: 'Проекты и конкурсы' }

export default async function ProjectsPage({ searchParams }: PageProps<'/projects'>) {
  const query = await searchParams
  const { frame, totals, classes, mine, figures } = await loadProjects(query)
  const { organization, year, after, fromAbove } = frame
  const part = (of: number, whole: number) => {
    const share = shareOf(of, whole)
    if (fromAbove) return toldFromAbove(of, whole)
    return share === null ? String(of) : `${of} из ${whole} (${share}\u00a0%)`
  }
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
          {totals && (
            <Section title="Итоги">
              <SummaryList
                rows={[
                  {
                    label: 'Учеников 10–11 классов',
                    value: fromAbove ? toldFromAbove(totals.students, null) : totals.students,
                  },
                  { label: 'С индивидуальным проектом', value: part(totals.withProject, totals.students) },
                  { label: 'Проектов о профессиях', value: part(totals.careerProjects, totals.withProject) },
                  { label: 'Конференций и конкурсов', value: totals.contests },
                ]}
              />
            </Section>
          )}
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
