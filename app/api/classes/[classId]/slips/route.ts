import { exportClassSlips } from '@/lib/family/exports/slips-pdf'
import { handler } from '@/lib/kernel/handler'

/** The open slips of a class on A4 as PDF. */
export const GET = handler({ name: 'classSlips', verb: 'slip.issue' }, exportClassSlips)
