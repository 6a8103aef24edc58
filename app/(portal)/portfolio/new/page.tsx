import type { Metadata } from 'next'
import { PortfolioForm } from '@/components/registers/portfolio-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewPortfolio } from '@/lib/plans/loaders/portfolio'

export const metadata: Metadata = { title: 'Новая запись портфолио' }

export default async function NewPortfolioPage() {
  const { partners, activities, staff, year, today, requestKey } = await loadNewPortfolio()
  return (
    <>
      <PageHeader
        title="Новая запись портфолио"
        breadcrumbs={[{ label: 'Воспитание и портфолио', href: '/portfolio' }]}
        subtitle={`учебный год ${year.code}`}
      />
      <PortfolioForm choices={{ partners, activities, staff }} today={today} requestKey={requestKey} />
    </>
  )
}
