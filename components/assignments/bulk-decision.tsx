'use client'

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { counted } from '@/components/ui/format'
import { DecisionTold } from './decision-told'

type BulkDecisionProps = {
  /** Rows whose checkboxes are called «row». */
  children: ReactNode
  /** What is done with the ticked ones. */
  form: (rows: readonly string[], done: () => void) => ReactNode
  selectAllLabel: string
  /** Russian sentences of refused rows. */
  messages: Record<string, string>
  /** Nothing to tick: only what was said of the last decision stays. */
  empty: boolean
}

/** Gathers ticked rows of a server-drawn list and shows the decision on all of them once some are ticked. */
export function BulkDecision({ children, form, selectAllLabel, messages, empty }: BulkDecisionProps) {
  const list = useRef<HTMLFieldSetElement>(null)
  const [rows, setRows] = useState<readonly string[]>([])

  // A browser that reloads the page may tick again what was ticked.
  useEffect(() => {
    const ticked = list.current?.querySelectorAll<HTMLInputElement>('input[name=row]:checked') ?? []
    if (ticked.length > 0) setRows(Array.from(ticked, ({ value }) => value))
  }, [])

  function boxes(): HTMLInputElement[] {
    return Array.from(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=row]') ?? [])
  }
  function gather() {
    setRows(boxes().flatMap((box) => (box.checked ? [box.value] : [])))
  }
  function tickAll(checked: boolean) {
    for (const box of boxes()) if (!box.disabled) box.checked = checked
    gather()
  }
  function changed(event: FormEvent) {
    if ((event.target as HTMLInputElement).name === 'row') gather()
  }

  return (
    <DecisionTold messages={messages}>
      {!empty && (
        <div className="mb-3 flex flex-wrap gap-2">
          <Button size="sm" variant="quiet" icon="list-checks" onClick={() => tickAll(rows.length === 0)}>
            {rows.length === 0 ? selectAllLabel : 'Снять отметки'}
          </Button>
        </div>
      )}
      <fieldset ref={list} onChange={changed} className="min-w-0">
        <legend className="sr-only">{selectAllLabel}</legend>
        {children}
      </fieldset>
      <section
        aria-label="Решение по отмеченным"
        className={
          rows.length > 0
            ? 'sticky bottom-0 z-20 -mx-1 mt-4 max-h-[60vh] overflow-y-auto rounded-t border border-line border-t-4 border-t-primary bg-surface p-4 shadow-float print:hidden'
            : 'mt-4'
        }
      >
        {rows.length > 0 && (
          <p role="status" className="mb-3 font-semibold">
            Отмечено: {counted(rows.length, 'строка', 'строки', 'строк')}
          </p>
        )}
        <div className={rows.length > 0 ? undefined : '[&_form]:hidden'}>{form(rows, () => tickAll(false))}</div>
      </section>
    </DecisionTold>
  )
}
