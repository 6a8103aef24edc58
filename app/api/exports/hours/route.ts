import { handler } from '@/lib/kernel/handler'
import { exportHours } from '@/lib/monitoring/exports/hours'

/** Hours as XLSX or CSV: ?format=xlsx|csv, by name with ?class=, else the totals; each by its own verb. */
export const GET = handler({ name: 'exportHours', verb: 'portal.enter' }, exportHours)
