import type { Metadata } from 'next'
import { SummaryScreen } from '@/components/monitoring/summary-screen'
import { loadSummary } from '@/lib/monitoring/loaders'
import { firstValues, type Query } from '@/lib/monitoring/schema'

export const metadata: Metadata = { title: 'Справка об исполнении' }

type SummaryPageProps = { params: Promise<{ resolutionId: string }>; searchParams: Promise<Query> }

export default async function SummaryPage({ params, searchParams }: SummaryPageProps) {
  const { on, organization } = firstValues(await searchParams)
  return <SummaryScreen view={await loadSummary((await params).resolutionId, on, organization)} />
}
