import type { Worker } from 'node:cluster'

type Message = { cmd?: string; act?: string; seq?: number; ack?: number }
/** The primary's side of the channel, with the event by which Node's cluster itself hears its workers. */
type Channel = {
  send(message: Message, handle?: unknown, ...rest: unknown[]): boolean
  on(event: 'internalMessage', listener: (message: Message) => void): void
  emit(event: 'internalMessage', message: Message & { accepted: boolean }): void
}

/**
 * A connection on its way to a process that is killed at this moment is answered by nobody: cluster waits for the word that it was
 * taken, for ever, and so does the client. When the process has gone, that word is given in its place — not taken — and cluster
 * gives the connection to another one. Node has no door for this; it is the answer that a worker itself would have sent.
 */
export function returnHandedOver(worker: Worker): void {
  const channel = worker.process as unknown as Channel
  const underWay = new Set<number>()
  const { send } = channel
  channel.send = (message, ...parts) => {
    const { cmd, act, seq } = message
    if (cmd === 'NODE_CLUSTER' && act === 'newconn' && seq !== undefined) underWay.add(seq)
    return send.call(channel, message, ...parts)
  }
  channel.on('internalMessage', ({ ack }) => {
    if (ack !== undefined) underWay.delete(ack)
  })
  worker.once('exit', () => {
    // After cluster's own listeners, which take the process out of the list of those that are given connections.
    setImmediate(() => {
      for (const seq of underWay) channel.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: seq, accepted: false })
    })
  })
}
