import type { Metadata } from 'next'
import { MatrixItemPanel } from '@/components/monitoring/matrix-panel'
import { loadMatrixItem } from '@/lib/monitoring/loaders'

export const metadata: Metadata = { title: 'Матрица исполнения: пункт' }

type PanelProps = { params: Promise<{ resolutionId: string; itemId: string }> }

export default async function ItemPanel({ params }: PanelProps) {
  const { resolutionId, itemId } = await params
  const item = await loadMatrixItem(resolutionId, itemId)
  return <MatrixItemPanel item={item} resolutionId={resolutionId} itemId={itemId} />
}
