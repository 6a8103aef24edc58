import 'server-only'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { localDay } from './calendar'
import { type CommonReason, type Context, commonMessages, type Result } from './command'
import { goneSentence, noteWritten } from './database-gone'
import { inTransaction } from './db'
import { readForm } from './form-data'
import { log, newErrorId } from './log'
import { metrics } from './metrics'
import type { FormAction, FormValues, Outcome } from './outcome'
import { reachOf, type Verb } from './permissions'
import { isOwnOrigin } from './request'
import { scopeOf } from './scope'
import { readActor } from './session'
import { toldAction } from './tell-outcome'

/** What a gated function asks for; read by the test that walks every action and handler. */
export type Gate = { kind: 'action' | 'handler'; name: string; verb: Verb | 'anonymous' }

const gates = new WeakMap<object, Gate>()

/** The gate of an action or a handler, undefined for a function that did not come through a door. */
export function gateOf(fn: unknown): Gate | undefined {
  return typeof fn === 'function' ? gates.get(fn) : undefined
}

/** Marks a function as gated; only the doors in kernel/action, kernel/handler and kernel/anonymous call it. */
export function registerGate(fn: object, gate: Gate): void {
  gates.set(fn, gate)
}

const INVALID = 'Проверьте отмеченные поля: ничего из введённого не потеряно.'

/** What may go back to the browser of what it sent: no files and no passwords. */
export function valuesToKeep(read: Record<string, unknown>): FormValues {
  return Object.fromEntries(
    Object.entries(read).filter(([key, value]) => !/password/i.test(key) && !(value instanceof Blob)),
  )
}

export function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const path = issue.path.join('.')
    found[path] = [...(found[path] ?? []), issue.message]
  }
  return found
}

/** An unexpected fault: logged under an id, worded for people. */
export function failedOutcome(name: string, error: unknown, values: FormValues): Outcome<never> {
  const errorId = newErrorId()
  log().error({ errorId, action: name, err: error }, 'action failed')
  metrics().faults.inc({ at: 'action' })
  const message =
    goneSentence() ??
    `На сервере произошла ошибка, код ${errorId}. Введённое осталось на странице: повторите через минуту, а если не поможет — сообщите код администратору.`
  return { ok: false, kind: 'failed', errorId, message, values }
}

/** Turns a command's answer into what the form shows. */
export function outcomeOf<T>(
  result: Result<T>,
  messages: Record<string, string>,
  values: FormValues,
  doneMessage?: string | ((data: T) => string),
): Outcome<T> {
  if (result.ok) {
    return { ...result, message: typeof doneMessage === 'function' ? doneMessage(result.data) : doneMessage }
  }
  if (result.kind === 'invalid') return { ...result, message: INVALID, values }
  const message = messages[result.reason] ?? commonMessages[result.reason as CommonReason]
  if (!message) throw new Error(`No message for reason ${result.reason}`)
  return { ok: false, kind: 'refused', reason: result.reason, message, details: result.details, values }
}

type ActionOptions<S extends z.ZodType, T> = {
  /** The action's name in logs and tests. */
  name: string
  verb: Verb
  schema: S
  /** Russian sentences by reason code. */
  messages: Record<string, string>
  /** Said in the live region when it worked and nobody is sent elsewhere; without scripts it is all that is said. */
  doneMessage?: string | ((data: T) => string)
  /** Where to go when it worked; null where the form goes on (what was typed stays in it). */
  redirectTo?: (data: T) => string | null
  /** After the commit: revalidation and cookies; never a write. */
  after?: (data: T) => Promise<void> | void
  /** Reachable while a made password waits to be changed. */
  allowedBeforePasswordChange?: boolean
}

/**
 * The one door of every mutation: own origin, actor re-read from the database, verb looked up in the permission table, input parsed,
 * one transaction with the database's instant, reason codes worded, faults logged under an id.
 */
export function action<S extends z.ZodType, T, P = undefined>(
  options: ActionOptions<S, T>,
  command: (context: Context, input: z.output<S>, prepared: P) => Promise<Result<T>>,
  /** Long work without the database (reading a document): done before the transaction, so that no connection waits for it. */
  prepare?: (input: z.output<S>) => Promise<P>,
): FormAction<T> {
  const { name, verb, schema, messages } = options
  const run = toldAction<T>(name, async (_previous, form) => {
    const read = form instanceof FormData ? readForm(form) : {}
    const values = valuesToKeep(read)
    const refusal = (reason: CommonReason): Outcome<T> => ({
      ok: false,
      kind: 'refused',
      reason,
      message: commonMessages[reason],
      values,
    })
    let outcome: Outcome<T>
    try {
      if (!isOwnOrigin(await headers())) return refusal('FOREIGN_ORIGIN')
      const actor = await readActor()
      if (!actor) return refusal('SIGNED_OUT')
      if (actor.mustChangePassword && !options.allowedBeforePasswordChange) return refusal('FORBIDDEN')
      const scope = reachOf(actor.role, verb) === 'none' ? null : scopeOf(actor, verb)
      if (!scope) return refusal('FORBIDDEN')
      const parsed = schema.safeParse(read)
      if (!parsed.success) {
        return { ok: false, kind: 'invalid', message: INVALID, fieldErrors: fieldErrorsOf(parsed.error), values }
      }
      const prepared = (prepare ? await prepare(parsed.data) : undefined) as P
      const result = await inTransaction((tx, now) =>
        command({ tx, now, today: localDay(now, actor.timeZone), actor, scope }, parsed.data, prepared),
      )
      outcome = outcomeOf(result, messages, values, options.doneMessage)
      if (!outcome.ok) return outcome
      noteWritten()
      await options.after?.(outcome.data)
    } catch (error) {
      unstable_rethrow(error)
      return failedOutcome(name, error, values)
    }
    const next = options.redirectTo?.(outcome.data)
    if (next) redirect(next)
    return next === null ? { ...outcome, values } : outcome
  })
  registerGate(run, { kind: 'action', name, verb })
  return run
}
