import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, markOf, type ProcessMark } from './process-mark'
import { Sentence } from './sentence'

/** What a lock file says: who holds it and what for. */
export type LockNote = ProcessMark & { what: string; at: string }

/**
 * Takes a lock that ends with its process: the file names the holder, and a holder that is gone (kill -9, reboot) is stepped over.
 * Returns the function that gives it back. `refuse` words the sentence for the second comer.
 */
export function takeLock(file: string, what: string, refuse: (holder: LockNote) => string): () => void {
  const own = markOf(process.pid)
  if (!own) throw new Error('This process cannot see itself.')
  const note: LockNote = { ...own, what, at: new Date().toISOString() }
  const text = JSON.stringify(note)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let turn = 0; turn < 50; turn++) {
    const draft = `${file}.${randomUUID()}`
    fs.writeFileSync(draft, text, { mode: 0o600 })
    try {
      // A hard link appears whole or not at all, unlike a file opened first and filled later.
      fs.linkSync(draft, file)
      return () => {
        if (readIfThere(file) === text) fs.rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      fs.rmSync(draft, { force: true })
    }
    const found = readIfThere(file)
    if (found === undefined) continue
    const holder = parseNote(found)
    if (holder && isAlive(holder)) throw new Sentence(refuse(holder))
    removeStale(file, found)
  }
  throw new Sentence(`Не удаётся занять ${file}: удалите этот файл, если портал не запущен.`)
}

/** As takeLock, but gives a holder that is leaving three seconds for it. */
export async function takeLockSoon(...args: Parameters<typeof takeLock>): Promise<() => void> {
  for (const end = performance.now() + 3_000; ; await sleep(100)) {
    try {
      return takeLock(...args)
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}

/** Moves the stale file aside first: if another process has just replaced it with its own, that one is put back. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    fs.renameSync(file, aside)
  } catch {
    return
  }
  try {
    if (readIfThere(aside) !== stale) fs.linkSync(aside, file)
  } catch {
    // Somebody else holds it by now: the next turn will see who.
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parseNote(text: string): LockNote | undefined {
  try {
    return JSON.parse(text) as LockNote
  } catch {
    return undefined
  }
}
