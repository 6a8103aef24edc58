import { describe, expect, inject, it } from 'vitest'
import { OTHER_ROUTE, STATIC_ROUTE } from '@/scripts/support/routes'
import { signIn } from './support/person'
import { ask, each, endpointsOfBuild } from './support/portal'
import { METRICS_KEY } from './support/watched'

const world = inject('world')
const { pages, handlers } = endpointsOfBuild()
const withKey = (key: string) => ask('/api/metrics', { headers: { authorization: `Bearer ${key}` } })

/** The values of a label in all series. */
const valuesOf = (text: string, label: string) =>
  new Set([...text.matchAll(new RegExp(`[{,]${label}="([^"]*)"`, 'g'))].map(([, value]) => value ?? ''))

describe('the figures', () => {
  it('open with the key alone, not with anybody’s session', async () => {
    for (const { cookie } of world.visitors) expect((await ask('/api/metrics', { cookie })).status).toBe(401)
    for (const key of ['', 'x', `${METRICS_KEY}x`, METRICS_KEY.slice(1)]) expect((await withKey(key)).status).toBe(401)
    expect((await ask(`/api/metrics?key=${METRICS_KEY}`)).status).toBe(401)
    expect((await withKey(METRICS_KEY)).status).toBe(200)
  })

  it('have no series for what somebody outside makes up, and nobody’s data', async () => {
    await each(
      Array.from({ length: 200 }, (_, n) => n),
      async (n) => {
        await ask(`/nobody${n}/Kanareyka?q=Kanareyka${n}`, { method: n % 2 ? 'GET' : 'PROPFIND' })
        await ask(`/people/Kanareyka${n}`)
      },
    )
    await signIn('Kanareyka', 'Kanareyka')
    const { text } = await withKey(METRICS_KEY)
    const routes = valuesOf(text, 'route')
    const known = new Set([...pages, ...handlers, STATIC_ROUTE, OTHER_ROUTE])
    expect([...routes].filter((route) => !known.has(route))).toEqual([])
    expect(routes).toContain(OTHER_ROUTE)
    expect(routes).toContain('/people/[personId]')
    expect([...valuesOf(text, 'status')].every((status) => /^[1-5]xx$/.test(status))).toBe(true)
    expect(text).toMatch(/profmarshrut_actions_total\{action="signIn",outcome="refused",reason="SIGN_IN_WRONG"\} \d+/)
    expect(text).not.toMatch(/Kanareyka|[А-Яа-яЁё]/)
    for (const { login } of world.visitors) if (login.includes('.')) expect(text).not.toContain(login)
    const series = text.split('\n').filter((line) => line && !line.startsWith('#')).length
    console.info(`Metrics: ${series} series, ${routes.size} routes of ${known.size}`)
    // Durations of a route by method and kind of status; nothing that a stranger makes up adds to it.
    expect(series).toBeLessThan(known.size * 80)
  })
})
