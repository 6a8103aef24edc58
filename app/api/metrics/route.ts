import { env } from '@/lib/kernel/env'
import { notFoundResponse, openHandler } from '@/lib/kernel/handler'
import { carriesKey } from '@/lib/kernel/keyed'
import { metrics } from '@/lib/kernel/metrics'

export const dynamic = 'force-dynamic'

/** Figures for Prometheus, to whoever has the key; without METRICS_KEY there is no such address. */
export const GET = openHandler('metrics', async (request) => {
  const { METRICS_KEY } = env()
  if (!METRICS_KEY) return notFoundResponse()
  if (!carriesKey(request, METRICS_KEY)) {
    return new Response('A key is needed.', {
      status: 401,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'www-authenticate': 'Bearer realm="metrics"',
      },
    })
  }
  const { registry, read } = metrics()
  return new Response(await read(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
  })
})
