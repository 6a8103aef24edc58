import { afterEach, beforeEach } from 'vitest'

/** A test that makes noise fails: a warning nobody reads hides the one that matters. */
const original = { error: console.error, warn: console.warn }
let noise: string[] = []

beforeEach(() => {
  noise = []
  for (const name of ['error', 'warn'] as const) {
    console[name] = (...words: unknown[]) => {
      noise.push(`console.${name}: ${words.map(String).join(' ')}`)
    }
  }
})

afterEach(() => {
  Object.assign(console, original)
  if (noise.length > 0) throw new Error(`The console was not silent:\n${noise.join('\n')}`)
})
