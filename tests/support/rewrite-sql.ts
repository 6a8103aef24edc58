import pg from 'pg'

type Statement = { text: string; name?: string }
type Client = pg.Client & { processID: number }

/**
 * While `work` runs, every statement that the portal sends goes through `rewrite` on its way to PostgreSQL. It is how a test takes one
 * protection away (a lock, a condition on the version, the transaction itself) and shows that it sees what happens without it.
 */
export async function rewritingSql<T>(rewrite: (sql: string) => string, work: () => Promise<T>): Promise<T> {
  return watchingSql((_client, statement, send) => {
    const rewritten = rewrite(statement.text)
    // The name under which a connection keeps a plan belongs to the text as it was (lib/kernel/prepared.ts).
    if (rewritten !== statement.text) statement.name = undefined
    statement.text = rewritten
    return send()
  }, work)
}

/** While `work` runs, `watch` sees each statement with its connection and decides when it is sent. */
export async function watchingSql<T>(
  watch: (client: Client, statement: Statement, send: () => unknown) => unknown,
  work: () => Promise<T>,
): Promise<T> {
  const prototype = pg.Client.prototype as unknown as { query: (this: Client, ...parts: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function (this: Client, ...parts: unknown[]) {
    const [first, ...rest] = parts
    if (typeof first !== 'string' && !(first && typeof first === 'object' && 'text' in first)) {
      return original.apply(this, parts)
    }
    const statement: Statement = typeof first === 'string' ? { text: first } : { ...(first as Statement) }
    const send = () => original.apply(this, [typeof first === 'string' ? statement.text : statement, ...rest])
    return watch(this, statement, send)
  }
  try {
    return await work()
  } finally {
    prototype.query = original
  }
}

/** Takes row locks away: two transactions read the same row before either has written. */
export const withoutLocks = (sql: string) => sql.replace(/\bFOR (?:NO KEY )?(?:UPDATE|SHARE)(?: OF \w+)?/g, '')

/** Takes version and state out of the condition of every write: whoever writes last wins. */
export function withoutConditions(sql: string): string {
  const [write, ...where] = sql.split(' WHERE ')
  if (!/^\s*UPDATE /.test(sql) || where.length === 0) return sql
  const open = where
    .join(' WHERE ')
    .replace(/"version" = (\$\d+)/g, '"version" = COALESCE($1::int, 0) * 0 + "version"')
    .replace(/"state" = (CAST\(\$\d+::text AS [^)]*\))/g, '("state" = $1 OR "state" IS NOT NULL)')
    .replace(/"state" IN (\((?:CAST\([^)]*\),?\s*)+\))/g, '("state" IN $1 OR "state" IS NOT NULL)')
    .replace(/(?:"public"\."\w+"\.)\(/g, '(')
  return `${write} WHERE ${open}`
}
