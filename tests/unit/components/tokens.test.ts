import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8')

/** The custom properties of the block that opens with `head`. */
function tokensOf(head: string): Record<string, string> {
  const start = css.indexOf(head)
  if (start < 0) throw new Error(`No block ${head}`)
  const body = css.slice(start + head.length).split(/[{}]/)[0] ?? ''
  return Object.fromEntries(Array.from(body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g), (m) => [m[1], m[2]]))
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const light = tokensOf(':root {\n  color-scheme: light;')
const dark = { ...light, ...tokensOf('@variant theme-dark {') }

const TEXTS = ['ink', 'muted', 'primary', 'gold', 'danger', 'success', 'info', 'neutral']
const GROUNDS = ['paper', 'surface', 'sunken']
const PAIRS = [
  ['on-primary', 'primary'],
  ['on-primary', 'primary-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['on-gold', 'gold-fill'],
  ['on-forest', 'forest'],
  ['gold', 'gold-soft'],
  ['danger', 'danger-soft'],
  ['success', 'success-soft'],
  ['info', 'info-soft'],
  ['primary', 'primary-soft'],
  ...['gold-soft', 'danger-soft', 'success-soft', 'info-soft', 'primary-soft'].flatMap((soft) => [
    ['ink', soft],
    ['primary', soft],
  ]),
] as const

describe.each([
  ['light', light],
  ['dark', dark],
])('%s tokens', (_name, tokens) => {
  const of = (name: string) => {
    const value = tokens[name]
    if (!value) throw new Error(`No token ${name}`)
    return value
  }

  it('keep text at 4.9:1 and more on every ground', () => {
    const poor = TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)).filter(
      ([text, ground]) => contrast(of(text), of(ground)) < 4.9,
    )
    expect(poor).toEqual([])
  })

  it('keep words on coloured grounds at 4.5:1 and more', () => {
    expect(PAIRS.filter(([text = '', ground = '']) => contrast(of(text), of(ground)) < 4.5)).toEqual([])
  })

  it('keep outlines of fields at 3:1 on paper and surface', () => {
    for (const ground of ['paper', 'surface']) expect(contrast(of('control'), of(ground))).toBeGreaterThanOrEqual(3)
  })
})

describe('low-vision schemes', () => {
  it.each(['black-on-white', 'white-on-black', 'blue', 'brown'])('%s reaches 7:1', (scheme) => {
    const { back = '', front = '' } = tokensOf(`:root[data-scheme="${scheme}"] {`)
    expect(contrast(front, back)).toBeGreaterThanOrEqual(7)
  })

  it('replace every colour of the light theme', () => {
    const start = css.indexOf(':root[data-scheme] {')
    const body = css.slice(start, css.indexOf('}', start))
    const missing = Object.keys(light).filter((name) => !body.includes(`--${name}:`))
    expect(missing).toEqual([])
  })
})
