import type { CurriculumVariant } from '@/lib/kernel/prisma/enums'

/** The page of the record that a piece of evidence belongs to. */
export function evidencePage(place: { column: string; id: string; variant: string | null }): string {
  switch (place.column) {
    case 'inclusionId':
      return `/curriculum/${slugOf((place.variant ?? 'OTHER') as CurriculumVariant)}`
    case 'moduleId':
      return '/portfolio/module'
    case 'portfolioId':
      return `/portfolio/${place.id}`
    case 'projectId':
      return `/projects/${place.id}`
    case 'contestId':
      return `/projects/contests/${place.id}`
    default:
      return `/programmes/${place.id}`
  }
}

/** «own-area» of the page's address. */
export const slugOf = (variant: CurriculumVariant): string => variant.toLowerCase().replaceAll('_', '-')
