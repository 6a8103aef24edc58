import type { Metadata } from 'next'
import { NotFoundWords } from '@/components/shell/not-found'
import { PublicShell } from '@/components/shell/public-shell'

export const metadata: Metadata = { title: 'Страница не найдена' }

export default function NotFound() {
  return (
    <PublicShell width="reading">
      <NotFoundWords />
    </PublicShell>
  )
}
