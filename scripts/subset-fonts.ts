import fs from 'node:fs'
import path from 'node:path'
import subsetFont from 'subset-font'
import { root } from './support/root'

/**
 * Cuts Golos Text of its package down to what the portal writes: two files of 41 KB instead of 60, weights 400 to 700. Run by hand
 * (`npm run fonts`) when the package is renewed; the results are kept in app/fonts.
 */
const FROM = path.join(root, 'node_modules', '@fontsource-variable', 'golos-text', 'files')
const TO = path.join(root, 'app', 'fonts')

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('')

const SETS = {
  latin: `${range(0x20, 0x7e)}\u00a0«»©°±·×÷§—–‑…„“”’‘•→←↑↓−€‰½¼¾²³\u202f\u2009`,
  cyrillic: `${range(0x400, 0x45f)}\u0301№`,
}

for (const [name, characters] of Object.entries(SETS)) {
  const font = fs.readFileSync(path.join(FROM, `golos-text-${name}-wght-normal.woff2`))
  const cut = await subsetFont(font, characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  })
  fs.writeFileSync(path.join(TO, `golos-text-${name}.woff2`), cut)
  console.log(`golos-text-${name}.woff2: ${cut.byteLength} байт вместо ${font.byteLength}`)
}
