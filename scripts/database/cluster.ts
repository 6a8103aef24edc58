import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Sentence } from '../support/sentence'
import { executable } from './binaries'
import { adminName } from './credentials'
import { asUser, type ServerUser } from './server-user'

/**
 * The server reads its settings from flags and files, not from the operator's shell. Only a clock put on by libfaketime goes
 * with it: the portal's `now` is the database's, so tests on another date need both to live on that date.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, FAKETIME, LD_PRELOAD } = process.env
  const clock = FAKETIME ? { FAKETIME, LD_PRELOAD, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' } : {}
  return { PATH, SystemRoot, LC_ALL: 'C', ...clock } as unknown as NodeJS.ProcessEnv
}

/** Letters' classes come from here (search by trigrams needs Cyrillic letters to be letters); the order comes from ICU. */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'ru_RU.UTF-8', 'C']

/** Makes a cluster with Russian order, UTF-8 and passwords; put in place by one rename, so it is whole or not there. */
export function createCluster(native: string, cluster: string, user: ServerUser, adminPassword: string): void {
  const draft = `${cluster}.new`
  const failures: string[] = []
  for (const characterType of characterTypes) {
    makeEmpty(draft, user)
    const passwordFile = writePasswordFile(path.dirname(cluster), user, adminPassword)
    const run = spawnSync(
      executable(native, 'initdb'),
      [
        ...['--pgdata', draft, '--username', adminName, '--pwfile', passwordFile, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=ru-RU', '--locale=C'],
        `--lc-ctype=${characterType}`,
      ],
      { ...asUser(user), cwd: draft, env: serverEnvironment(), encoding: 'utf8' },
    )
    fs.rmSync(passwordFile, { force: true })
    if (run.status === 0) {
      fs.renameSync(draft, cluster)
      return
    }
    failures.push(run.error?.message ?? run.stderr)
    if (run.error || !/locale/i.test(run.stderr)) break
  }
  fs.rmSync(draft, { recursive: true, force: true })
  throw new Sentence(`Не удалось создать базу данных в ${cluster}: ${failures.join('\n').trim()}`)
}

function makeEmpty(folder: string, user: ServerUser): void {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) fs.chownSync(folder, user.uid, user.gid)
}

/** In a folder that the server's account can enter; readable by that account alone. */
function writePasswordFile(folder: string, user: ServerUser, password: string): string {
  const file = path.join(folder, `.pw-${randomUUID()}`)
  fs.writeFileSync(file, password, { mode: 0o600 })
  if (user) fs.chownSync(file, user.uid, user.gid)
  return file
}

/** Shared with the tests' throw-away clusters. */
export function temporaryFolder(): string {
  return fs.realpathSync(os.tmpdir())
}
