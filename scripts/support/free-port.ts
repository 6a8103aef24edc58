import { randomInt } from 'node:crypto'
import net from 'node:net'

/** Can a server listen there? */
export function isPortFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** A free port below the range that systems give to outgoing connections, so that it is still free at the next start. */
export async function findFreePort(host?: string, from = 15_432, to = 29_999): Promise<number> {
  for (let turn = 0; turn < 200; turn++) {
    const port = randomInt(from, to)
    if (await isPortFree(port, host)) return port
  }
  throw new Error(`No free port between ${from} and ${to}.`)
}
