import { MatrixScreen } from '@/components/monitoring/matrix-screen'
import { loadMatrix } from '@/lib/monitoring/loaders'

/** The matrix beside a panel that was opened by its address. */
export default async function MatrixDefault({ params }: { params: Promise<{ resolutionId: string }> }) {
  return <MatrixScreen page={await loadMatrix((await params).resolutionId, {})} />
}
