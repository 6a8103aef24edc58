/** What was typed, given back so that a form rendered without scripts loses nothing. */
export type FormValues = Record<string, unknown>

/**
 * The answer of every server action.
 * `invalid`: input errors by field path («figures.children»); `refused`: a rule said no, with its reason code and Russian sentence;
 * `failed`: an unexpected fault, logged under `errorId`.
 */
export type Outcome<T = unknown> =
  | {
      ok: true
      data: T
      message?: string
      already?: true
      /** Of an answer after which the form goes on: without scripts it would come back empty. */
      values?: FormValues
    }
  | {
      ok: false
      kind: 'invalid'
      message: string
      fieldErrors: Record<string, string[]>
      values: FormValues
    }
  | { ok: false; kind: 'refused'; reason: string; message: string; details?: unknown; values: FormValues }
  | { ok: false; kind: 'failed'; errorId: string; message: string; values: FormValues }

/** A server action as forms use it, with `useActionState`; works before scripts load. */
export type FormAction<T = unknown> = (previous: Outcome<T> | null, form: FormData) => Promise<Outcome<T>>
