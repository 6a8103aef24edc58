import { describe, expect, it } from 'vitest'
import { isFromOwnPage } from '@/lib/kernel/own-origin'

const host = 'portal.example'
const from = (origin: string | null, site: string | null = null) => isFromOwnPage({ host, origin, site })

describe('a write comes from our own page', () => {
  it.each([
    ['https://portal.example', null],
    ['https://portal.example', 'same-origin'],
    [null, 'same-origin'],
    ['', 'same-origin'],
  ])('when origin is %s and the browser says %s', (origin, site) => {
    expect(from(origin, site)).toBe(true)
  })

  it.each([
    [null, null],
    ['', null],
    ['null', null],
    ['no address', null],
    ['https://foreign.example', null],
    ['https://evil.portal.example', null],
    ['https://portal.example.foreign.example', null],
    ['https://portal.example:8443', null],
    ['https://portal.example@foreign.example', null],
    ['https://portal.example', 'cross-site'],
    ['https://portal.example', 'same-site'],
    [null, 'none'],
    ['https://foreign.example', 'same-origin'],
  ])('but not when origin is %s and the browser says %s', (origin, site) => {
    expect(from(origin, site)).toBe(false)
  })
})
