import { handler } from '@/lib/kernel/handler'
import { exportSummary } from '@/lib/monitoring/exports/handlers'

/** «Справка об исполнении» as DOCX or XLSX: ?format=docx|xlsx, ?on=YYYY-MM-DD, ?organization=. */
export const GET = handler<{ resolutionId: string }>({ name: 'exportSummary', verb: 'summary.export' }, exportSummary)
