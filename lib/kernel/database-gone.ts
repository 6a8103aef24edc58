import { currentRequest } from './current-request'

/** Of the network (Node), of a server that starts, stops or is full, and SQL's class 08, a broken connection. */
const GONE = /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|57P0[1-3]|53300|08\w{3})$/
/** What pg says without a code. */
const GONE_WORDS =
  /^(?:Connection terminated|timeout expired$|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/

/** True when the database did not answer, as against having answered with a refusal. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return (typeof code === 'string' && GONE.test(code)) || GONE_WORDS.test(error.message)
}

/** The same promise; that the database was gone is noted among the facts of the request that asked. */
export function notingGone<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    const facts = currentRequest()
    if (facts && isDatabaseGone(error)) facts.databaseGone ??= 'unsaved'
    throw error
  })
}

/** The write of the request at hand stands, whatever becomes of its page. */
export function noteWritten(): void {
  const facts = currentRequest()
  if (facts) facts.written = true
}

const SENTENCES = {
  unsaved:
    'База данных сейчас не отвечает, поэтому ничего не сохранено. Введённое осталось на странице: повторите через минуту.',
  unsure:
    'База данных перестала отвечать, пока сохраняла, и сохранилось ли — неизвестно. Введённое осталось на странице: повторите через минуту, дважды одно и то же не запишется.',
}

/** What a form says when its request failed because of that; undefined when it failed for another reason. */
export function goneSentence(): string | undefined {
  const gone = currentRequest()?.databaseGone
  return gone && SENTENCES[gone]
}
