'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Ticks or unticks every box of its form by name; shown only once scripts are there. */
export function SelectAll({ name }: { name: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return null
  const set = (from: HTMLElement, checked: boolean) => {
    for (const box of from
      .closest('form')
      ?.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${name}"]`) ?? []) {
      box.checked = checked
    }
  }
  return (
    <div className="mb-2 flex gap-2">
      <Button size="sm" onClick={(event) => set(event.currentTarget, true)}>
        Отметить все
      </Button>
      <Button size="sm" variant="quiet" onClick={(event) => set(event.currentTarget, false)}>
        Снять отметки
      </Button>
    </div>
  )
}
