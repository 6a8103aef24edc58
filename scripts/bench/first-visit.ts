import { chromium } from '@playwright/test'
import { provideChromium } from '../test/chromium'
import { signIn } from './browser'
import type { Stage } from './operations'
import { PASSWORD } from './seed'
import type { Visit } from './types'

/** The sign-in page and the Department's home, each opened with an empty cache: requests, and KiB over the network as compressed. */
export async function measureVisits(stage: Stage): Promise<Visit[]> {
  const { cookie = '' } = await signIn(stage.origin, stage.seeded.departmentLogin, PASSWORD)
  const browser = await chromium.launch({ executablePath: await provideChromium(), args: ['--no-sandbox'] })
  try {
    const visit = async (page: string, address: string, headers: Record<string, string>): Promise<Visit> => {
      const context = await browser.newContext({ extraHTTPHeaders: headers })
      const tab = await context.newPage()
      const network = await context.newCDPSession(tab)
      let bytes = 0
      const addresses = new Map<string, string>()
      network.on('Network.requestWillBeSent', ({ requestId, request }) => addresses.set(requestId, request.url))
      const answered: string[] = []
      network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const address = addresses.get(requestId) ?? ''
        // What the style sheet holds is announced as loaded, and was never asked for.
        if (address.startsWith('data:')) return
        bytes += encodedDataLength
        answered.push(`${address} ${encodedDataLength}`)
      })
      await network.send('Network.enable')
      await tab.goto(`${stage.origin}${address}`, { waitUntil: 'networkidle' })
      await context.close()
      return { page, requests: answered.length, kib: bytes / 1024, addresses: answered }
    }
    return [await visit('вход', '/sign-in', {}), await visit('главная', '/', { cookie })]
  } finally {
    await browser.close()
  }
}
