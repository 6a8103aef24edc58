import fs from 'node:fs'
import path from 'node:path'
import { hashOfFiles } from '../support/hash'

/** Nothing of these is needed to build and run; the rest of the clone is copied. */
const LEFT_OUT = new Set([
  ...['node_modules', '.next', '.git', '.data', '.ci', 'tests', 'docs', 'test-results', 'playwright-report'],
  // With a lock file Next would take the copy, not the clone, for the workspace, and its node_modules lie in the clone.
  ...['package-lock.json', 'bench-results.json', 'tsconfig.tsbuildinfo'],
])

const EMPTY_PAGE = `/** The bench's yardstick: a page of this application that is made at each request and reads no data. */
export const dynamic = 'force-dynamic'

export default function EmptyPage() {
  return <h1>Пустая страница</h1>
}
`

/** Where classes are looked for: by itself Tailwind would follow the link to all packages, for minutes. */
const STYLES = `@import "tailwindcss" source(none);
@source "../app";
@source "../components";
@source "../lib";`

/** Types are checked by `npm run check`; here that would be a quarter of the building time. The code built is the same. */
const CONFIG = `import config from './next.config.product.js'

export default { ...config, typescript: { ...config.typescript, ignoreBuildErrors: true } }
`

/**
 * A copy of the clone inside `.data` with one page more, so that the product itself ships no page for the bench. Its build and its
 * cache stay, so an unchanged clone is not built again.
 */
export function copyClone(root: string): string {
  const copy = path.join(root, '.data', 'bench', 'clone')
  fs.mkdirSync(copy, { recursive: true })
  for (const name of fs.readdirSync(copy)) {
    if (!['.next', 'node_modules'].includes(name)) fs.rmSync(path.join(copy, name), { recursive: true })
  }
  for (const name of fs.readdirSync(root)) {
    if (LEFT_OUT.has(name) || name.startsWith('.env')) continue
    fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true, preserveTimestamps: true })
  }
  fs.renameSync(path.join(copy, 'next.config.js'), path.join(copy, 'next.config.product.js'))
  fs.writeFileSync(path.join(copy, 'next.config.js'), CONFIG)
  const modules = path.join(copy, 'node_modules')
  if (!fs.lstatSync(modules, { throwIfNoEntry: false }))
    fs.symlinkSync(path.join(root, 'node_modules'), modules, 'junction')
  const styles = path.join(copy, 'app', 'globals.css')
  fs.writeFileSync(styles, fs.readFileSync(styles, 'utf8').replace('@import "tailwindcss";', STYLES))
  const page = path.join(copy, 'app', '(bench)', 'empty', 'page.tsx')
  fs.mkdirSync(path.dirname(page), { recursive: true })
  fs.writeFileSync(page, EMPTY_PAGE)
  // A part of the sources, so that other packages mean another build.
  fs.writeFileSync(path.join(copy, 'packages.txt'), hashOfFiles(['package-lock.json']))
  return copy
}
