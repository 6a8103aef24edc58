import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './root'

/** All files below the given files and folders of the clone, in a fixed order; missing ones are left out. */
export function listFiles(places: string[], skip: string[] = []): string[] {
  const files: string[] = []
  const visit = (place: string) => {
    if (skip.includes(place)) return
    const stat = fs.statSync(path.join(root, place), { throwIfNoEntry: false })
    if (stat?.isFile()) files.push(place)
    if (stat?.isDirectory()) for (const name of fs.readdirSync(path.join(root, place)).sort()) visit(`${place}/${name}`)
  }
  for (const place of places) visit(place)
  return files
}

/** One hash of names and contents: the same for the same sources, whatever their dates. */
export function hashOfFiles(
  places: string[],
  { skip = [], also = '' }: { skip?: string[]; also?: string } = {},
): string {
  const hash = createHash('sha256').update(also)
  for (const file of listFiles(places, skip)) {
    const content = createHash('sha256')
      .update(fs.readFileSync(path.join(root, file)))
      .digest('hex')
    hash.update(`${file}\0${content}\n`)
  }
  return hash.digest('hex')
}
