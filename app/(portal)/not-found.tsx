import type { Metadata } from 'next'
import { NotFoundWords } from '@/components/shell/not-found'

export const metadata: Metadata = { title: 'Страница не найдена' }

/** Inside the portal's shell, which stays. */
export default function PortalNotFound() {
  return <NotFoundWords />
}
