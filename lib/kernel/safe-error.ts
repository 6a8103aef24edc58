/**
 * What of an error may stand in the log. Messages quote what people typed: PostgreSQL's detail holds the row, Prisma's the query with
 * its values, JSON.parse the text, zod the input. So no text is kept but those of the engine itself that quote nothing; kind, codes,
 * names of tables and columns, and the places in the code are.
 */
export type SafeError = {
  type: string
  code?: string
  /** PostgreSQL's own code, when a library's stands before it. */
  sqlState?: string
  digest?: string
  /** Names of the schema, never values: «table», «column», «constraint», «routine», «model», «fields». */
  names?: Record<string, string>
  text?: string
  issues?: string[]
  stack?: string[]
  cause?: SafeError
  errors?: SafeError[]
}

const CODE = /^[A-Z][A-Z0-9_]{1,40}$|^[0-9A-Z]{5}$/
const NAME = /^[A-Za-z_$][\w$.]{0,62}$/
const DIGEST = /^\d{1,12}(@E\d{1,6})?$/
const DEEPEST = 4
const MOST_FRAMES = 20

/** Sentences of V8 and Node that say nothing of the data; only the part that matches is kept. */
const HARMLESS = [
  /^Cannot (read|set) properties of (undefined|null)/,
  /^Invalid time value$/,
  /^Invalid array length$/,
  /^Maximum call stack size exceeded$/,
  /^fetch failed$/,
  /^Connection terminated unexpectedly$/,
  /^timeout exceeded when trying to connect$/,
  /^Unexpected end of (JSON|form)( input)?/,
  /^The operation was aborted due to timeout$/,
]

/** Errors of names that are not in the database: the name is one of the schema. */
const MISSING =
  /^(?:column|relation|table|type|function) "?([A-Za-z_][\w.]{0,62})"? (?:of relation "\w+" )?does not exist/

type Fields = Record<string, unknown>

const text = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined

/** Without what is undefined, so that a line is no longer than it has to be. */
function compact<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T
}

function namesOf(error: Fields): Record<string, string> | undefined {
  const meta = (error.meta ?? {}) as Fields
  const constraint = (error.constraint ?? {}) as Fields | string
  const fields = typeof constraint === 'object' ? constraint.fields : undefined
  const found = compact({
    table: text(error.table, NAME),
    column: text(error.column, NAME) ?? text(MISSING.exec(String(error.message ?? ''))?.[1], NAME),
    constraint: text(constraint, NAME) ?? text(typeof constraint === 'object' ? constraint.index : undefined, NAME),
    routine: text(error.routine, NAME),
    kind: text(error.kind, NAME),
    model: text(meta.modelName, NAME),
    fields: Array.isArray(fields)
      ? fields
          .map((field) => (typeof field === 'string' ? field.replaceAll('"', '') : ''))
          .filter((field) => NAME.test(field))
          .join(',') || undefined
      : undefined,
  })
  return Object.keys(found).length > 0 ? (found as Record<string, string>) : undefined
}

/** `at name (file:1:2)` as `name file:1:2`, the file relative to the clone; a message may imitate such a line, so it is cut off first. */
function framesOf(error: Error, root: string): string[] | undefined {
  const { stack, message } = error
  if (typeof stack !== 'string') return undefined
  const at = message ? stack.indexOf(message) : 0
  // A message that was changed after the stack was made cannot be told from it.
  if (at < 0) return undefined
  const frames: string[] = []
  for (const line of stack.slice(at + (message?.length ?? 0)).split('\n')) {
    const [, name, file, place] =
      /^\s+at (?:async )?(?:([\w$.<>]{1,80}) (?:\[as [\w$.]+\] )?\()?((?:file:\/\/|node:|\/|[A-Za-z]:\\)[^()]*?):(\d+:\d+)\)?$/.exec(
        line,
      ) ?? []
    if (!file) continue
    const plain = file.replace(/^file:\/\//, '')
    const short = plain.startsWith('node:')
      ? plain
      : plain.startsWith(root)
        ? plain.slice(root.length + 1)
        : 'elsewhere'
    frames.push(`${name ? `${name} ` : ''}${short}:${place}`)
    if (frames.length === MOST_FRAMES) break
  }
  return frames
}

/** `error` without a word of anybody's data. */
export function safeError(error: unknown, depth = 0, root = process.cwd()): SafeError {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const fields = error as Fields
  const meta = (fields.meta ?? {}) as Fields
  const deeper = depth < DEEPEST ? (fields.cause ?? meta.driverAdapterError) : undefined
  const many = depth < DEEPEST && Array.isArray(fields.errors) ? fields.errors.slice(0, 5) : undefined
  const { message } = fields
  return compact({
    type: text(fields.name, NAME) ?? text(error.constructor?.name, NAME) ?? 'object',
    code: text(fields.code, CODE) ?? text(fields.errorCode, CODE) ?? text(fields.syscall, NAME),
    sqlState: text(fields.originalCode, CODE),
    digest: text(fields.digest, DIGEST),
    names: namesOf(fields),
    text: typeof message === 'string' ? HARMLESS.map((form) => form.exec(message)?.[0]).find(Boolean) : undefined,
    issues: Array.isArray(fields.issues)
      ? fields.issues.slice(0, 10).map((issue) => text((issue as Fields | null)?.code, NAME) ?? 'unknown')
      : undefined,
    stack: error instanceof Error || typeof fields.stack === 'string' ? framesOf(error as Error, root) : undefined,
    cause: deeper === undefined || deeper === null ? undefined : safeError(deeper, depth + 1, root),
    errors: many?.map((one) => safeError(one, depth + 1, root)),
  })
}
