import { openHandler } from '@/lib/kernel/handler'
import { readReadiness } from '@/lib/kernel/readiness'

export const dynamic = 'force-dynamic'

/** The database answers and stands at this version's migration; 503 otherwise, at the latest after five seconds. */
export const GET = openHandler('ready', async () => {
  const readiness = await readReadiness()
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store', ...(readiness.ready ? {} : { 'retry-after': '5' }) },
  })
})
