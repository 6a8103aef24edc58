import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Made once for a cluster and kept beside it; `admin` is the server's superuser, `portal` owns the portal's database. */
export type Credentials = { port: number; adminPassword: string; portalPassword: string }

export const adminName = 'postgres'
export const portalName = 'profmarshrut'

export function makeCredentials(port: number): Credentials {
  const word = () => randomBytes(24).toString('base64url')
  return { port, adminPassword: word(), portalPassword: word() }
}

export function readCredentials(file: string): Credentials | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Credentials) : undefined
}

/** Written aside, flushed and renamed: a power cut must not leave a cluster without its password. */
export function writeCredentials(file: string, credentials: Credentials): void {
  const draft = `${file}.${process.pid}.new`
  const handle = fs.openSync(draft, 'w', 0o600)
  fs.writeSync(handle, `${JSON.stringify(credentials, null, 2)}\n`)
  fs.fsyncSync(handle)
  fs.closeSync(handle)
  fs.renameSync(draft, file)
}

export function credentialsFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.json')
}

export function addressOf(credentials: Credentials, role: 'admin' | 'portal', database: string): string {
  const [name, password] =
    role === 'admin' ? [adminName, credentials.adminPassword] : [portalName, credentials.portalPassword]
  return `postgresql://${name}:${password}@127.0.0.1:${credentials.port}/${database}`
}
