import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startApp } from '@/scripts/start/app-server'
import { findFreePort } from '@/scripts/support/free-port'
import { LOG_FILE } from './watched'

/** What people type behind the proxy: the address whose TLS ends there. */
export const PUBLIC_HOST = 'portal.example'

/** The same build over the same database once more, as it stands behind a proxy with TLS. */
export async function startBehindProxy(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-proxied-'))
  const port = await findFreePort()
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATA_DIR: dataDir,
    DEMO: '1',
    PORT: String(port),
    APP_URL: `https://${PUBLIC_HOST}`,
    TRUST_PROXY: '1',
    LOG_LEVEL: 'debug',
  }
  const app = await startApp('start', env, dataDir, new AbortController().signal, fs.openSync(LOG_FILE, 'a'))
  const stop = async () => {
    await app.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  return { url: `http://localhost:${port}`, stop }
}

/** What the proxy adds to a request of a browser at this address. */
export const throughProxy = (address: string): Record<string, string> => ({
  'x-forwarded-for': address,
  'x-forwarded-host': PUBLIC_HOST,
  'x-forwarded-proto': 'https',
  origin: `https://${PUBLIC_HOST}`,
  'sec-fetch-site': 'same-origin',
})
