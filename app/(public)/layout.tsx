import type { ReactNode } from 'react'
import { PublicShell } from '@/components/shell/public-shell'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell width="wide" footer="Профмаршрут — портал профессиональной ориентации муниципалитета">
      {children}
    </PublicShell>
  )
}
