import { handler } from '@/lib/kernel/handler'
import { exportAssignments } from '@/lib/monitoring/exports/handlers'

/** The list of an address as XLSX or CSV: ?format=xlsx|csv and the filters of /assignments. */
export const GET = handler({ name: 'exportAssignments', verb: 'assignment.read' }, exportAssignments)
