import { openHandler } from '@/lib/kernel/handler'

export const dynamic = 'force-dynamic'

/** The process answers. */
export const GET = openHandler('health', async () =>
  Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } }),
)
