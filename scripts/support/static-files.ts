import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { root } from './root'

/** Where Next puts what a browser may keep for ever: the names change with the content. */
export const STATIC_PREFIX = '/_next/static'
export const staticFolder = path.join(root, '.next', 'static')

const COMPRESSIBLE = /\.(?:js|css|svg|json|txt)$/
const TEXT_KINDS: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.txt': 'text/plain' }

/** Texts say their letters (ASVS 5.0, 4.1.1), which the file server does for pages only. */
export function sayCharset(response: { setHeader(name: string, value: string): unknown }, file: string): void {
  const kind = TEXT_KINDS[path.extname(file)]
  if (kind) response.setHeader('Content-Type', `${kind}; charset=utf-8`)
}

/** Below this the head of an answer weighs more than what is saved. */
const WORTH_BYTES = 1024

/**
 * Packs the build's scripts and styles once, as tightly as can be: brotli for browsers (a fifth less than what is packed for each
 * request), gzip for what does not know it. Slow lines feel the difference, old processors are spared the work.
 */
export async function packStaticFiles(): Promise<void> {
  const files = fs
    .readdirSync(staticFolder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && COMPRESSIBLE.test(file.name))
    .map((file) => path.join(file.parentPath, file.name))
  await Promise.all(
    files.map(async (file) => {
      const content = await fs.promises.readFile(file)
      if (content.byteLength < WORTH_BYTES) return
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
      await fs.promises.writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }))
      await fs.promises.writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
    }),
  )
}
