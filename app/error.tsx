'use client'

import { Fault } from '@/components/shell/fault'
import { PublicShell } from '@/components/shell/public-shell'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PublicShell width="reading">
      <title>Ошибка — Профмаршрут</title>
      <Fault digest={error.digest} retry={reset} />
    </PublicShell>
  )
}
