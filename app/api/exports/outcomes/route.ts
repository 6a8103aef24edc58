import { handler } from '@/lib/kernel/handler'
import { exportOutcomes } from '@/lib/monitoring/exports/outcomes'

/** Where graduates have gone, in counts, as XLSX or CSV: ?format=xlsx|csv, ?year, ?grade. */
export const GET = handler({ name: 'exportOutcomes', verb: 'outcome.counts' }, exportOutcomes)
