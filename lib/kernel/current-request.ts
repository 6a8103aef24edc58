import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What is known of the request at hand: for its log lines, and for our own HTTP server, which gives the answer its status, because
 * neither a page that failed nor an action can choose it. The doors add what came of it.
 */
export type CurrentRequest = {
  id: string
  /** The action or handler that was asked for, and its answer: «ok», «invalid», «refused», «failed». */
  door?: string
  outcome?: string
  /** The reason code of a refusal. */
  reason?: string
  /** The database did not answer; `unsure` when that was at the commit, so that nobody knows whether the write stands. */
  databaseGone?: 'unsaved' | 'unsure'
  /** The action's transaction was committed, whatever became of its page afterwards. */
  written?: boolean
  /** The browser shall forget what it keeps for this person. */
  forget?: true
  /** The scripts of this page wait until a form is touched. */
  scriptsWait?: true
}

const KEY = Symbol.for('profmarshrut.requests')
const kept = globalThis as { [KEY]?: AsyncLocalStorage<CurrentRequest> }

/** One store for scripts/serve.ts, which opens it, and for the built app, which has a copy of this module of its own. */
export function requests(): AsyncLocalStorage<CurrentRequest> {
  kept[KEY] ??= new AsyncLocalStorage()
  return kept[KEY]
}

/** The request at hand; undefined in a job, in a test, and under `next dev`, which runs without our server. */
export function currentRequest(): CurrentRequest | undefined {
  return requests().getStore()
}
