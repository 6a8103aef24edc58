'use client'

import { useContext, useEffect, useState } from 'react'
import { FormContext } from '@/components/ui/form-context'
import { ProgressBar } from '@/components/ui/progress-bar'

/** How far the import has come, asked of the server while the form waits; without scripts the browser's own wait is all. */
export function ImportProgress({ draftId, total }: { draftId: string; total: number }) {
  const pending = useContext(FormContext)?.pending ?? false
  const [done, setDone] = useState(0)
  useEffect(() => {
    if (!pending) return
    const ask = async () => {
      const answer = await fetch(`/api/students/import/${draftId}/progress`, { cache: 'no-store' }).catch(() => null)
      if (!answer?.ok) return
      const told = (await answer.json()) as { done: number; over: boolean }
      setDone(told.done)
      if (told.over) clearInterval(timer)
    }
    const timer = setInterval(ask, 500)
    return () => clearInterval(timer)
  }, [pending, draftId])
  if (!pending) return null
  return (
    <div className="max-w-md">
      <ProgressBar label="Загружаем" value={Math.min(done, total)} max={total} />
    </div>
  )
}
