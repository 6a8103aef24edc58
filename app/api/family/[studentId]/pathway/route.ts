import { handler } from '@/lib/kernel/handler'
import { exportFamilyPathway } from '@/lib/pathways/exports/pathway-pdf'

/** The route of the own child as PDF. */
export const GET = handler({ name: 'familyPathway', verb: 'family.read' }, exportFamilyPathway)
