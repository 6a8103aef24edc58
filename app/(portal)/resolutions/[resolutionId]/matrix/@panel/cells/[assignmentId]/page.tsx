import type { Metadata } from 'next'
import { MatrixPanel } from '@/components/monitoring/matrix-panel'
import { loadMatrixPanel } from '@/lib/monitoring/loaders'

export const metadata: Metadata = { title: 'Матрица исполнения: поручение' }

type PanelProps = { params: Promise<{ resolutionId: string; assignmentId: string }> }

export default async function CellPanel({ params }: PanelProps) {
  const { resolutionId, assignmentId } = await params
  return <MatrixPanel view={await loadMatrixPanel(resolutionId, assignmentId)} />
}
