import 'server-only'
import { currentRequest } from './current-request'
import { metrics } from './metrics'
import type { FormAction, Outcome } from './outcome'

function tell(action: string, outcome: string, reason = ''): void {
  metrics().actions.inc({ action, outcome, reason })
  const request = currentRequest()
  if (request) Object.assign(request, { door: action, outcome, ...(reason && { reason }) })
}

/** The action, with its answer told to the figures and to the request's line: outcome and reason code, nothing of what was sent. */
export function toldAction<T>(name: string, run: FormAction<T>): FormAction<T> {
  return async (previous, form) => {
    let outcome: Outcome<T>
    try {
      outcome = await run(previous, form)
    } catch (control) {
      // A door answers every fault; what it throws is Next's own word for «done, go there».
      tell(name, 'ok')
      throw control
    }
    if (outcome.ok) tell(name, 'ok')
    else tell(name, outcome.kind, outcome.kind === 'refused' ? outcome.reason : '')
    return outcome
  }
}

/** The handler that answers this request, for its line. */
export function tellHandler(name: string): void {
  const request = currentRequest()
  if (request) request.door = name
}
