'use client'

import { Fault } from '@/components/shell/fault'
import './globals.css'

/** The last resort, when the root layout itself fails: brings its own <html>, in the system's letters. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="ru">
      <body>
        <title>Ошибка — Профмаршрут</title>
        <main className="mx-auto max-w-3xl px-4 py-12">
          <Fault digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  )
}
