import type { Metadata } from 'next'
import { EvidenceLinks } from '@/components/registers/evidence-section'
import { FiguresTable } from '@/components/registers/figures-table'
import { PortfolioTable } from '@/components/registers/portfolio-table'
import { RegisterScreen } from '@/components/registers/register-screen'
import { ButtonLink } from '@/components/ui/button-link'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { loadPortfolio } from '@/lib/plans/loaders/portfolio'

export const metadata: Metadata = { title: 'Воспитание и портфолио' }

export default async function PortfolioPage({ searchParams }: PageProps<'/portfolio'>) {
  const query = await searchParams
  const { frame, module, page, figures, mayLead, mayAdd } = await loadPortfolio(query)
  const { organization, year, after } = frame
  const address = (key: string | null) => {
    const set = {
      year: year?.id,
      organization: frame.fromAbove ? organization?.id : undefined,
      after: key ?? undefined,
    }
    return `/portfolio?${new URLSearchParams(Object.entries(set).filter((pair): pair is [string, string] => Boolean(pair[1])))}`
  }
  return (
    <RegisterScreen
      frame={frame}
      title="Воспитание и портфолио"
      item="4.3"
      done={query.done}
      path="/portfolio"
      action={
        mayAdd && (
          <ButtonLink href="/portfolio/new" variant="primary" icon="plus">
            Добавить запись
          </ButtonLink>
        )
      }
    >
      {organization ? (
        <>
          <Section
            title="Модуль «Профориентация» программы воспитания"
            action={
              mayLead && (
                <ButtonLink href="/portfolio/module" size="sm" icon="pencil">
                  {module ? 'Изменить' : 'Заполнить'}
                  <span className="sr-only">: модуль «Профориентация»</span>
                </ButtonLink>
              )
            }
          >
            <p>
              {!module
                ? 'Ещё не указано, есть ли модуль в программе.'
                : module.present
                  ? `Есть${module.place ? `: ${module.place}` : ''}.`
                  : 'Модуля в программе нет.'}
              {module?.present && module.evidence.length === 0 && (
                <span className="text-gold"> Подтверждения нет: модуль не засчитан.</span>
              )}
            </p>
            {module && module.evidence.length > 0 && (
              <div className="mt-2">
                <EvidenceLinks evidence={module.evidence} />
              </div>
            )}
          </Section>
          <Section title="Портфолио: пробы, игры, исследования, проекты">
            <PortfolioTable rows={page.rows} />
            <Pagination
              previousHref={after ? address(null) : undefined}
              nextHref={page.next ? address(page.next) : undefined}
            />
          </Section>
        </>
      ) : (
        <FiguresTable frame={frame} figures={figures} />
      )}
    </RegisterScreen>
  )
}
