'use client'

import { Fault } from '@/components/shell/fault'

export default function PortalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <title>Ошибка — Профмаршрут</title>
      <Fault digest={error.digest} retry={reset} />
    </>
  )
}
