/** The class that sets `--at` (or `--by`) to a share of 0 to 100 per cent: see app/shares.css. */
export function shareClass(percent: number, variable: 'at' | 'by' = 'at'): string {
  return `${variable}-${Math.round(Math.min(100, Math.max(0, percent)))}`
}
