import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Gate, gateOf } from '@/lib/kernel/action'

const ROOT = process.cwd()

function filesUnder(folder: string, wanted: (path: string) => boolean): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(wanted)
    .sort()
}

/** Every module of server actions: `lib/<domain>/actions.ts` or a file in a folder of that name. */
export function actionFiles(): string[] {
  return filesUnder('lib', (path) => /^lib\/[^/]+\/actions(\.ts|\/[^/]+\.ts)$/.test(path))
}

/** Every route handler. */
export function handlerFiles(): string[] {
  return filesUnder('app', (path) => path.endsWith('/route.ts'))
}

export type Door = { file: string; export: string; fn: (...args: never[]) => Promise<unknown>; gate: Gate | undefined }

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Every exported function of the modules, with its gate or without one. */
export async function doorsOf(files: string[], onlyMethods = false): Promise<Door[]> {
  const found: Door[] = []
  for (const file of files) {
    const module = (await import(/* @vite-ignore */ join(ROOT, file))) as Record<string, unknown>
    for (const [name, fn] of Object.entries(module)) {
      if (typeof fn !== 'function' || (onlyMethods && !METHODS.has(name))) continue
      found.push({ file, export: name, fn: fn as Door['fn'], gate: gateOf(fn) })
    }
  }
  return found
}
