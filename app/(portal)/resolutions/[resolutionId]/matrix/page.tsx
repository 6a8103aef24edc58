import type { Metadata } from 'next'
import { MatrixScreen } from '@/components/monitoring/matrix-screen'
import { loadMatrix } from '@/lib/monitoring/loaders'
import type { Query } from '@/lib/monitoring/schema'

export const metadata: Metadata = { title: 'Матрица исполнения' }

type MatrixPageProps = { params: Promise<{ resolutionId: string }>; searchParams: Promise<Query> }

export default async function MatrixPage({ params, searchParams }: MatrixPageProps) {
  return <MatrixScreen page={await loadMatrix((await params).resolutionId, await searchParams)} />
}
