import { findFreePort } from '../support/free-port'

const given = new Set<number>()

/** A free port of the bench's own range, each once: a server may not listen on it yet. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await findFreePort('127.0.0.1', 45_700, 45_800)
    if (given.has(port)) continue
    given.add(port)
    return port
  }
}
