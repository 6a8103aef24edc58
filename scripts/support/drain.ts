import cluster from 'node:cluster'
import type { Server, ServerResponse } from 'node:http'
import net from 'node:net'

/** How long requests under way may take when the server is asked to stop. */
export const DRAIN_MS = 10_000
/** How long connections without a request stay: a request may be on its way already. */
const STOP_IDLE_MS = 300
/** Longer than a kept connection lives by itself (Node's 5 s), which its client knows: nothing is cut. */
const REPLACED_IDLE_MS = 6000

/**
 * Ends this process without losing a request: no new connection is taken, the last answer of each connection says that it is the
 * last, and the process goes when all have gone. SIGTERM and SIGINT stop the portal, so idle connections are closed soon; SIGUSR2
 * says that another process has taken over, so there is time for the next request of each.
 */
export function drainWhenAsked(server: Server): void {
  const open = new Set<ServerResponse>()
  const sockets = new Set<net.Socket>()
  let draining = false
  const sayLast = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('connection', 'close')
  }
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (draining) sayLast(response)
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const closeIdle = () => {
    server.closeIdleConnections()
    // Browsers open connections in advance; http counts one that has said nothing yet as busy.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }
  const drain = (idleMs: number) => {
    if (draining) return
    draining = true
    for (const response of open) sayLast(response)
    // Not http's own close: that one cuts idle connections at once, with the requests that are on their way over them.
    net.Server.prototype.close.call(server, leave)
    setTimeout(closeIdle, idleMs).unref()
    setTimeout(() => process.exit(0), DRAIN_MS).unref()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => drain(STOP_IDLE_MS))
  process.on('SIGUSR2', () => drain(REPLACED_IDLE_MS))
}

/** The primary may just be handing a connection over: it is told first, and gives it to another process. */
function leave(): void {
  const { worker } = cluster
  if (!worker?.isConnected()) process.exit(0)
  process.once('disconnect', () => process.exit(0))
  worker.disconnect()
}
