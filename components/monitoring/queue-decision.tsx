'use client'

import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useActionState, useState, useTransition } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import type { Outcome } from '@/lib/kernel/outcome'
import { decideExtensionsAction } from '@/lib/resolutions/actions/extensions'
import { decideReportsAction } from '@/lib/resolutions/actions/reviews'
import type { RowResults } from '@/lib/resolutions/rules/reviews'
import { useQueueTold } from './queue-told'

type QueueDecisionProps = {
  kind: 'report' | 'extension'
  /** «id.version», as it was shown. */
  row: string
  /** Whose and which: «пункт 4.1, Школа 1». */
  about: string
  /** The day asked for, in words. */
  dueOn: string
}

const WAYS = {
  report: {
    action: decideReportsAction,
    yes: { value: 'accept', label: () => 'Принять', done: 'Отчёт принят' },
    no: {
      value: 'return',
      label: 'Вернуть',
      send: 'Вернуть на доработку',
      comment: 'Что доработать',
      done: 'Отчёт возвращён на доработку',
    },
  },
  extension: {
    action: decideExtensionsAction,
    yes: { value: 'grant', label: (dueOn: string) => `Продлить до ${dueOn}`, done: 'Срок продлён' },
    no: {
      value: 'reject',
      label: 'Отказать',
      send: 'Отказать в продлении',
      comment: 'Почему срок не продлён',
      done: 'В продлении отказано',
    },
  },
} as const

const LOST = 'Нет связи с сервером. Решение не записано или ответ потерялся: обновите страницу и проверьте.'

function failureOf(outcome: Outcome<RowResults> | null): string {
  if (!outcome || outcome.ok) return ''
  if (outcome.kind !== 'invalid') return outcome.message
  return Object.values(outcome.fieldErrors).flat()[0] ?? outcome.message
}

/**
 * «Да» at one press, «нет» with a comment, beside the record itself. Before scripts load the form posts and comes back with its
 * answer; with them it is sent once, keeps the comment when it was refused, and survives a lost connection.
 */
export function QueueDecision({ kind, row, about, dueOn }: QueueDecisionProps) {
  const { action, yes, no } = WAYS[kind]
  const tell = useQueueTold()
  const [posted, formAction] = useActionState(action, null)
  const [answer, setAnswer] = useState<Outcome<RowResults> | null>()
  const [pending, startTransition] = useTransition()
  const outcome = answer === undefined ? posted : answer
  const failure = failureOf(outcome)
  const refused = posted && !posted.ok ? posted.values : null
  const kept = String(refused?.comment ?? '')

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    startTransition(async () => {
      try {
        const next = await action(null, data)
        setAnswer(next)
        if (next.ok) tell(`${data.get('decision') === no.value ? no.done : yes.done}: ${about}.`)
      } catch (error) {
        unstable_rethrow(error)
        setAnswer({ ok: false, kind: 'failed', errorId: '', message: LOST, values: {} })
      }
    })
  }

  const busy = { 'aria-disabled': pending || undefined }
  return (
    <form
      action={formAction}
      onSubmit={onSubmit}
      aria-label={`Решение: ${about}`}
      aria-busy={pending || undefined}
      className="flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden"
    >
      <input type="hidden" name="rows[]" value={row} />
      <button type="submit" name="decision" value={yes.value} {...busy} className={buttonClass('secondary', 'sm')}>
        <Icon name={pending ? 'loader-circle' : 'check'} className={pending ? 'animate-spin' : undefined} />
        {pending ? 'Записываем…' : yes.label(dueOn)}
        <span className="sr-only">: {about}</span>
      </button>
      <details open={refused?.decision === no.value || undefined} className="min-w-0 open:w-full">
        <summary className="inline-flex min-h-8 items-center font-medium pointer-coarse:min-h-11 text-primary text-sm hover:underline">
          {no.label}
          <span className="sr-only">: {about}</span>
        </summary>
        <label className="mt-1 block text-sm">
          {no.comment}
          <textarea
            name="comment"
            rows={2}
            maxLength={2000}
            defaultValue={kept}
            className="mt-1 block w-full rounded border border-control bg-surface px-3 py-2 text-base"
          />
        </label>
        <button
          type="submit"
          name="decision"
          value={no.value}
          {...busy}
          className={buttonClass('secondary', 'sm', 'mt-2')}
        >
          {no.send}
          <span className="sr-only">: {about}</span>
        </button>
      </details>
      {failure && (
        <p role="alert" className="w-full font-medium text-danger text-sm">
          {failure}
        </p>
      )}
    </form>
  )
}
