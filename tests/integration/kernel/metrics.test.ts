import { afterEach, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/metrics/route'
import { pool } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { takeTurn } from '@/lib/kernel/jobs'

const KEY = 'a key of thirty-two characters ab'.replaceAll(' ', '-')
const settings = env()
afterEach(() => {
  settings.METRICS_KEY = undefined
})

const ask = (authorization?: string, address = 'http://portal.test/api/metrics') =>
  GET(new Request(address, { headers: authorization === undefined ? {} : { authorization } }))

/** The value of a series, by the beginning of its line. */
const figure = (text: string, series: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(series))
      ?.split(' ')
      .at(-1),
  )

describe('/api/metrics', () => {
  it('is not there without a key in the settings, whatever is sent', async () => {
    for (const authorization of [undefined, 'Bearer ', 'Bearer undefined', `Bearer ${KEY}`]) {
      const answer = await ask(authorization)
      expect([answer.status, await answer.text()]).toEqual([404, 'Не найдено. Проверьте адрес или вернитесь к списку.'])
    }
  })

  it('opens with the key as a bearer and with nothing else', async () => {
    settings.METRICS_KEY = KEY
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${KEY.slice(0, -1)}`,
      `Bearer ${KEY}x`,
      `Bearer ${KEY.toUpperCase()}`,
      `Bearer  ${KEY}`,
      `Basic ${KEY}`,
      `Basic ${Buffer.from(`:${KEY}`).toString('base64')}`,
      KEY,
    ]
    for (const authorization of wrong) {
      const answer = await ask(authorization)
      expect([authorization, answer.status]).toEqual([authorization, 401])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
      expect(await answer.text()).not.toContain('profmarshrut_')
    }
    expect((await ask(undefined, `http://portal.test/api/metrics?key=${KEY}`)).status).toBe(401)
    for (const authorization of [`Bearer ${KEY}`, `bearer ${KEY}`]) {
      const answer = await ask(authorization)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('tells of the pool, the sessions, the loop, the memory and the jobs', async () => {
    settings.METRICS_KEY = KEY
    await pool().query('SELECT 1')
    await takeTurn({ name: 'test-done', everyMinutes: 1, work: async () => undefined })
    await takeTurn({
      name: 'test-failed',
      everyMinutes: 1,
      work: async () => {
        throw new Error('no')
      },
    })
    const text = await (await ask(`Bearer ${KEY}`)).text()
    expect(figure(text, 'profmarshrut_sql_connections{state="most"}')).toBe(10)
    expect(figure(text, 'profmarshrut_sql_connections{state="idle"}')).toBeGreaterThan(0)
    expect(figure(text, 'profmarshrut_open_sessions')).toBe(0)
    expect(figure(text, 'profmarshrut_database_up')).toBe(1)
    expect(figure(text, 'profmarshrut_job_runs_total{job="test-done",outcome="done"}')).toBe(1)
    expect(figure(text, 'profmarshrut_job_runs_total{job="test-failed",outcome="failed"}')).toBe(1)
    expect(figure(text, 'profmarshrut_faults_total{at="job"}')).toBe(1)
    expect(figure(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    expect(figure(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e7)
  })

  it('answers without a database too, and says that it is away', async () => {
    settings.METRICS_KEY = KEY
    const query = vi.spyOn(pool(), 'query').mockImplementation(() => Promise.reject(new Error('away')) as never)
    const text = await (await ask(`Bearer ${KEY}`)).text()
    query.mockRestore()
    expect(figure(text, 'profmarshrut_database_up')).toBe(0)
    expect(text).not.toMatch(/^profmarshrut_open_sessions /m)
  })
})
