import { handler } from '@/lib/kernel/handler'
import { exportPathway } from '@/lib/pathways/exports/pathway-pdf'

/** A route as PDF, for the folder. */
export const GET = handler({ name: 'pathwayPdf', verb: 'pathway.read' }, exportPathway)
