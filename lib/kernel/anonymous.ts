import 'server-only'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { failedOutcome, fieldErrorsOf, outcomeOf, registerGate, valuesToKeep } from './action'
import { commonMessages, type Result } from './command'
import { noteWritten } from './database-gone'
import { type Device, readDevice } from './device'
import { readForm } from './form-data'
import type { FormAction, Outcome } from './outcome'
import { clientAddress, isOwnOrigin } from './request'
import { readActor } from './session'
import { toldAction } from './tell-outcome'

/** Who knocks before anybody is signed in. */
export type Visitor = {
  address: string
  device: Device
  /** A session still standing in this browser: a new sign-in ends it. */
  sessionId: string | null
}

type AnonymousOptions<S extends z.ZodType, T> = {
  name: string
  schema: S
  messages: Record<string, string>
  redirectTo?: (data: T) => string
  /** After the commit: cookies; never a write. */
  after?: (data: T) => Promise<void> | void
}

/**
 * The door of the few actions without a session. It differs from kernel/action in that the command opens its own transaction:
 * a password is verified for 20 ms and more, which must not hold a connection.
 */
export function anonymousAction<S extends z.ZodType, T>(
  options: AnonymousOptions<S, T>,
  command: (visitor: Visitor, input: z.output<S>) => Promise<Result<T>>,
): FormAction<T> {
  const { name, schema, messages } = options
  const run = toldAction<T>(name, async (_previous, form) => {
    const read = form instanceof FormData ? readForm(form) : {}
    const values = valuesToKeep(read)
    let outcome: Outcome<T>
    try {
      if (!isOwnOrigin(await headers())) {
        const reason = 'FOREIGN_ORIGIN'
        return { ok: false, kind: 'refused', reason, message: commonMessages[reason], values }
      }
      const parsed = schema.safeParse(read)
      if (!parsed.success) {
        const fieldErrors = fieldErrorsOf(parsed.error)
        return { ok: false, kind: 'invalid', message: 'Проверьте отмеченные поля.', fieldErrors, values }
      }
      const [address, device, actor] = await Promise.all([clientAddress(), readDevice(), readActor()])
      const visitor: Visitor = { address, device, sessionId: actor?.sessionId ?? null }
      outcome = outcomeOf(await command(visitor, parsed.data), messages, values)
      if (!outcome.ok) return outcome
      noteWritten()
      await options.after?.(outcome.data)
    } catch (error) {
      unstable_rethrow(error)
      return failedOutcome(name, error, values)
    }
    if (options.redirectTo) redirect(options.redirectTo(outcome.data))
    return outcome
  })
  registerGate(run, { kind: 'action', name, verb: 'anonymous' })
  return run
}
