'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow, useRouter } from 'next/navigation'
import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react'
import type { z } from 'zod'
import type { FormAction, FormValues, Outcome } from '@/lib/kernel/outcome'
import { ConflictNotice, conflictOf } from './conflict-notice'
import { cx } from './cx'
import { ErrorSummary, type SummaryError } from './error-summary'
import type { FormCheck, FoundErrors } from './form-check'
import { FormContext, type FormContextValue, fieldIdOf } from './form-context'
import { counted } from './format'
import { Notice } from './notice'
import { SubmitButton } from './submit-button'
import { useKeepFocus } from './use-keep-focus'

type Values = Record<string, unknown>

export type ActionFormProps<T> = {
  action: FormAction<T>
  /**
   * Loads the zod object the action parses with; given, the form also checks itself in the browser. Loaded when the form is first
   * entered: `() => import('@/lib/people/schema').then((file) => file.signInSchema)`.
   */
  schema?: () => Promise<z.ZodType<unknown, unknown>>
  /** First values by name, nested or dotted. */
  defaultValues?: FormValues
  children?: ReactNode
  /** Names the form for readers and shows as its heading. */
  title?: string
  /** The form's spoken name where its heading stands elsewhere. */
  'aria-label'?: string
  /** Without it the form brings its own SubmitButton among its children. */
  submitLabel?: string
  pendingLabel?: string
  /** Beside the submit button: a second way out («Отмена»). */
  footer?: ReactNode
  /** Empties the fields after a success: forms that add one more. */
  resetOnSuccess?: boolean
  /** Asks before the page is closed with something typed and not sent. */
  guardUnsaved?: boolean
  /**
   * For a record with a version: when somebody saved first, the page is read anew beneath the form. What was typed stays, the version
   * becomes the present one, so that the joined text can be sent.
   */
  rereadOnConflict?: boolean
  onDone?: (outcome: Outcome<T>) => void
  className?: string
}

const NO_VALUES: FormValues = {}
const NO_ERRORS: FoundErrors = new Map()

function at(values: unknown, path: string): unknown {
  if (typeof values !== 'object' || values === null) return undefined
  if (path in values) return (values as Values)[path]
  return path.split('.').reduce<unknown>((value, key) => (value as Values | null | undefined)?.[key], values)
}

/** What a refusal rests on, said one by one: `refuse(reason, { points })`. */
function pointsOf(details: unknown): string[] {
  const points = typeof details === 'object' && details !== null && 'points' in details ? details.points : []
  return Array.isArray(points) ? points.filter((point) => typeof point === 'string') : []
}

/** The answer that never came: nothing is known to be done, nothing typed is lost, and a request key makes a repeat safe. */
function lostOutcome(error: unknown): Outcome<never> {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
  const message = unstable_isUnrecognizedActionError(error)
    ? 'Портал обновился, пока страница была открыта. Скопируйте написанное, откройте страницу заново и отправьте ещё раз.'
    : digest
      ? `На сервере произошла ошибка, код ${digest}. Введённое осталось в форме: повторите через минуту, а если не поможет — сообщите код администратору.`
      : 'Нет связи с сервером. Введённое осталось в форме: проверьте сеть и отправьте ещё раз.'
  return { ok: false, kind: 'failed', errorId: digest, message, values: {} }
}

/**
 * The one form of the portal. Before scripts load it posts to the server action and comes back with its errors and values; with
 * scripts it checks itself by the schema, sends once, keeps what was typed (React would empty the fields), survives a lost
 * connection, moves focus to the summary of errors and tells of success in a live region.
 */
export function ActionForm<T = unknown>(props: ActionFormProps<T>) {
  const { action, schema, defaultValues = NO_VALUES, onDone, resetOnSuccess, guardUnsaved } = props
  const formId = useId()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLElement>(null)
  const told = useRef<HTMLDivElement>(null)
  useKeepFocus(form)

  // `posted` is the answer to a form sent without scripts; with scripts the action is called directly and answers in `answer`.
  const [posted, formAction] = useActionState<Outcome<T> | null, FormData>(action, null)
  const [answer, setAnswer] = useState<Outcome<T> | null>()
  const [pending, startTransition] = useTransition()
  const [successes, setSuccesses] = useState(0)
  const failed = useRef(posted !== null && !posted.ok)
  // Names in the order of the page, so that the summary reads as the form does, not as the schema.
  const [order, setOrder] = useState<string[]>([])
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set())
  const [restored] = useState(() => posted?.values ?? null)
  const sending = useRef(false)
  const typed = useRef(false)
  const outcome = answer === undefined ? posted : answer

  const check = useRef<Promise<FormCheck | null>>(null)
  // What the browser's own check found; it stands until the field is right or an answer of the server takes its place.
  const [found, setFound] = useState(NO_ERRORS)

  const errors = useMemo(() => {
    const answered = new Map<string, string>()
    if (outcome && !outcome.ok && outcome.kind === 'invalid') {
      for (const [name, messages] of Object.entries(outcome.fieldErrors)) {
        const message = messages[0]
        if (message && !mended.has(name)) answered.set(name, message)
      }
    }
    return answered
  }, [outcome, mended])
  const shown = new Map([...errors, ...found])
  const refusal = outcome && !outcome.ok && outcome.kind !== 'invalid' ? outcome : null
  const failing = shown.size > 0 || refusal !== null

  // The summary is drawn a step later than the failure is known.
  useEffect(() => {
    if (!failed.current || !summary.current) return
    failed.current = false
    summary.current.focus()
  })

  useEffect(() => {
    if (successes > 0) told.current?.scrollIntoView({ block: 'nearest' })
  }, [successes])

  useEffect(() => {
    if (!guardUnsaved) return
    const onLeave = (event: BeforeUnloadEvent) => {
      if (typed.current && !sending.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [guardUnsaved])

  function send(data: FormData) {
    sending.current = true
    startTransition(async () => {
      let next: Outcome<T>
      try {
        next = await action(outcome, data)
      } catch (error) {
        unstable_rethrow(error)
        next = lostOutcome(error)
      } finally {
        sending.current = false
      }
      setAnswer(next)
      setMended(new Set())
      setFound(NO_ERRORS)
      if (next.ok) {
        typed.current = false
        if (resetOnSuccess) form.current?.reset()
        setSuccesses((n) => n + 1)
      } else {
        failed.current = true
      }
      if (props.rereadOnConflict && !next.ok && next.kind === 'refused' && next.reason === 'CHANGED_MEANWHILE') {
        router.refresh()
      }
      onDone?.(next)
    })
  }

  /** The browser's own check, brought when the form is first entered; null where it cannot be had: the server checks anyway. */
  function loadCheck(): Promise<FormCheck | null> {
    if (!schema) return Promise.resolve(null)
    check.current ??= Promise.all([import('./form-check'), schema()])
      .then(([{ makeFormCheck }, loaded]) => makeFormCheck(loaded))
      .catch(() => {
        check.current = null
        return null
      })
    return check.current
  }

  async function checkAndSend(data: FormData) {
    sending.current = true
    const wrong = await (await loadCheck())?.all(data)
    sending.current = false
    if (!wrong || wrong.size === 0) {
      send(data)
      return
    }
    setAnswer(null)
    setMended(new Set(errors.keys()))
    setFound(wrong)
    failed.current = true
  }

  /** What was complained of is looked at again as soon as it is changed. */
  async function recheck(name: string) {
    if (errors.has(name)) setMended((before) => new Set(before).add(name))
    if (found.size === 0 || !form.current) return
    const wrong = await (await loadCheck())?.again(new FormData(form.current), name)
    if (wrong) setFound(wrong)
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending.current || pending) return
    // Read at once: a check may take a moment, and the button pressed is only known now.
    const data = new FormData(event.currentTarget)
    setOrder([
      ...new Set(Array.from(event.currentTarget.elements, (field) => ('name' in field ? String(field.name) : ''))),
    ])
    const { submitter } = event.nativeEvent as SubmitEvent
    const button = submitter instanceof HTMLButtonElement ? submitter : null
    if (button?.name) data.append(button.name, button.value)
    // A draft may be unfinished: its button says formNoValidate.
    if (!schema || button?.formNoValidate) {
      send(data)
      return
    }
    void checkAndSend(data)
  }

  const context: FormContextValue = {
    formId,
    pending,
    successes,
    answer: outcome?.ok ? outcome.data : null,
    errorOf(name) {
      const path = name.replace(/\[\]$/, '')
      if (shown.has(path)) return shown.get(path)
      // A list field shows the error of any of its members.
      return name === path ? undefined : [...shown].find(([key]) => key.startsWith(`${path}.`))?.[1]
    },
    initialOf(name) {
      const path = name.replace(/\[\]$/, '')
      return restored ? { value: at(restored, path), posted: true } : { value: at(defaultValues, path), posted: false }
    },
  }

  const placeOf = (name: string) => {
    const place = order.findIndex((field) => field === name || field === `${name}[]`)
    return place < 0 ? order.length : place
  }
  const ordered = [...shown].sort(([a], [b]) => placeOf(a) - placeOf(b))
  const list: SummaryError[] = ordered.map(([name, message]) => ({
    message,
    targetId: name && name !== 'root' ? fieldIdOf(formId, name) : undefined,
  }))
  const conflict =
    refusal?.kind === 'refused' && refusal.reason === 'CHANGED_MEANWHILE' ? conflictOf(refusal.details) : null

  const points = refusal?.kind === 'refused' ? pointsOf(refusal.details) : []

  return (
    <FormContext value={context}>
      <form
        ref={form}
        action={formAction}
        onSubmit={onSubmit}
        onFocus={() => void loadCheck()}
        onChange={(event) => {
          typed.current = true
          const { name } = event.target as unknown as { name?: string }
          if (name) void recheck(name.replace(/\[\]$/, ''))
        }}
        noValidate
        aria-label={props['aria-label']}
        aria-labelledby={props.title ? `${formId}-heading` : undefined}
        aria-busy={pending || undefined}
        className={cx('grid gap-5', props.className)}
      >
        {props.title && (
          <h2 id={`${formId}-heading`} className="font-semibold text-xl">
            {props.title}
          </h2>
        )}
        {failing && (
          <ErrorSummary
            ref={summary}
            id={`${formId}-errors`}
            title={
              refusal
                ? refusal.message
                : `Не отправлено: нужно исправить ${counted(shown.size, 'поле', 'поля', 'полей')}`
            }
            errors={list}
          >
            {conflict && <ConflictNotice conflict={conflict} framed={false} />}
            {points.length > 0 && (
              <ul className="list-disc space-y-1 pl-5">
                {points.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            )}
          </ErrorSummary>
        )}
        {/* The message comes into a region that was there before it: only so is it announced. */}
        <div ref={told} role="status" className="scroll-mt-20 empty:hidden">
          {outcome?.ok && outcome.message ? <Notice tone="success">{outcome.message}</Notice> : null}
        </div>
        {props.children}
        {(props.submitLabel || props.footer) && (
          <div className="flex flex-wrap items-center gap-3">
            {props.submitLabel && <SubmitButton pendingLabel={props.pendingLabel}>{props.submitLabel}</SubmitButton>}
            {props.footer}
          </div>
        )}
      </form>
    </FormContext>
  )
}
