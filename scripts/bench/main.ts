import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { takeLock } from '../support/lock'
import { root } from '../support/root'
import { runMain, Sentence } from '../support/sentence'
import { copyClone } from './copy'
import type { Mode, SizeName } from './types'

/** What each name of a size measures: R is measured beside itself at the size of M, so that growth can be told. */
const SIZES: Record<string, SizeName[]> = { M: ['M'], M100: ['M100'], RM: ['RM'], R: ['RM', 'R'] }

function readOptions(): { sizes: SizeName[]; mode: Mode } {
  const { values } = parseArgs({
    options: { size: { type: 'string' }, quick: { type: 'boolean' }, counts: { type: 'boolean' } },
  })
  const sizes = values.size ? SIZES[values.size] : undefined
  if (values.size && !sizes) throw new Sentence(`Размер --size бывает ${Object.keys(SIZES).join(', ')}.`)
  const mode = values.counts ? 'counts' : values.quick ? 'quick' : 'full'
  return { sizes: sizes ?? (mode === 'quick' ? ['M'] : ['M', 'M100']), mode }
}

/** npm run bench [-- --size=M|M100|RM|R] [-- --quick|--counts]: see docs/bench.md. */
runMain(async () => {
  const options = readOptions()
  const release = takeLock(path.join(root, '.data', 'bench', 'lock'), 'bench', (holder) => {
    return `Замер уже идёт (процесс ${holder.pid}, с ${holder.at}).`
  })
  try {
    const copy = copyClone(root)
    // From the copy, so that its build and its servers take the copy for the clone.
    const { run } = (await import(
      pathToFileURL(path.join(copy, 'scripts', 'bench', 'run.ts')).href
    )) as typeof import('./run')
    return await run({ ...options, resultsFile: path.join(root, 'bench-results.json') })
  } finally {
    release()
  }
})
