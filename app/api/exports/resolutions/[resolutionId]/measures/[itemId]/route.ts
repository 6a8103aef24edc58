import { handler } from '@/lib/kernel/handler'
import { exportMeasures } from '@/lib/monitoring/exports/measures'

/** What the portal counts for an item in every organisation: ?format=xlsx|csv. */
export const GET = handler<{ resolutionId: string; itemId: string }>(
  { name: 'exportMeasures', verb: 'matrix.read' },
  exportMeasures,
)
