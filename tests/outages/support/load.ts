import http from 'node:http'

type Load = {
  url: string
  pages: string[]
  cookie: string
  connections: number
  requests: number
  /** Goes on beyond that number while this says so. */
  more?: () => boolean
  /** How long an answer is waited for; without one it is «timeout». */
  patienceMs?: number
}

export type Outcomes = {
  served: number
  /** Told to come back: 503 with Retry-After in it. */
  busy: number
  /** No answer, half of one, or a wrong one: what it was, where and after how long. */
  lost: string[]
}

/**
 * Sends `requests` requests over kept connections, as browsers and proxies keep them, `connections` at a time; nothing is tried again.
 * `at` is called with the number sent so far.
 */
export async function load(
  { url, pages, cookie, connections, requests, more = () => false, patienceMs = 60_000 }: Load,
  at: (sent: number) => void,
): Promise<Outcomes> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const outcomes: Outcomes = { served: 0, busy: 0, lost: [] }
  let sent = 0
  const lane = async () => {
    while (sent < requests || more()) {
      const page = pages[sent % pages.length] ?? '/'
      at(++sent)
      const started = performance.now()
      const said = await one(url + page, cookie, agent, patienceMs)
      if (said === '200') outcomes.served++
      else if (said === '503') outcomes.busy++
      else outcomes.lost.push(`${said} ${page} after ${Math.round(performance.now() - started)} ms`)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  return outcomes
}

function one(url: string, cookie: string, agent: http.Agent, timeout: number): Promise<string> {
  return new Promise((resolve) => {
    const request = http.get(url, { agent, headers: { cookie }, timeout }, (response) => {
      response.on('error', (error) => resolve(String((error as NodeJS.ErrnoException).code ?? error.message)))
      response.on('end', () => {
        const told = response.statusCode !== 503 || response.headers['retry-after']
        resolve(response.complete ? `${response.statusCode}${told ? '' : ' without Retry-After'}` : 'cut')
      })
      response.resume()
    })
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', (error) => resolve(String((error as NodeJS.ErrnoException).code ?? error.message)))
  })
}
