import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone's own folder; the scripts work from any current folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The folder of everything this clone makes and must not lose: the database, the secret, files. */
export function dataFolder(): string {
  return path.resolve(root, process.env.DATA_DIR || '.data')
}
