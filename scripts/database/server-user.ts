import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { Sentence } from '../support/sentence'

/** The account under which PostgreSQL runs; undefined means ours. */
export type ServerUser = { uid: number; gid: number; name: string } | undefined

/**
 * PostgreSQL refuses to run as root, so root lends it an unprivileged account: the owner of the data if there are some,
 * else the system's `postgres`, else `nobody`.
 */
export function serverUser(existingData: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  const owner = fs.statSync(existingData, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` }
  for (const name of ['postgres', 'nobody']) {
    const found = accounts().find((account) => account.name === name)
    if (found && found.uid !== 0) return found
  }
  throw new Sentence(
    'PostgreSQL не запускается от имени root, а непривилегированной учётной записи (postgres или nobody) в системе нет; запустите портал от имени обычного пользователя.',
  )
}

function accounts(): { uid: number; gid: number; name: string }[] {
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    // macOS writes nobody's number as -2.
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : []
  })
}

/** What to pass to spawn() so that the child runs under that account. */
export function asUser(user: ServerUser): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {}
}

/** Tried, not reckoned from mode bits: access lists and mount options count too. */
export function canRun(user: ServerUser, file: string, args: string[]): boolean {
  return spawnSync(file, args, { ...asUser(user), cwd: '/', stdio: 'ignore' }).status === 0
}

export function canEnter(user: ServerUser, folder: string): boolean {
  return !user || canRun(user, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])
}
