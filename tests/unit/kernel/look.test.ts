import { describe, expect, it } from 'vitest'
import { lookAttributes, parseLook, writeLook } from '@/lib/kernel/look'

describe('look', () => {
  it('comes back from its cookie as it was written', () => {
    const look = {
      colors: 'blue',
      textSize: '150',
      typeface: 'serif',
      spacing: 'wide',
      leading: 'widest',
      images: 'off',
      speech: 'on',
    } as const
    expect(parseLook(writeLook(look))).toEqual(look)
  })

  it('drops what it does not know', () => {
    expect(parseLook('colors=%22%3E&textSize=900&typeface=serif&scheme=blue')).toEqual({ typeface: 'serif' })
    expect(parseLook(undefined)).toEqual({})
    expect(writeLook({})).toBe('')
  })

  it('sets either a theme or a scheme, never both', () => {
    expect(lookAttributes({ colors: 'dark' })).toMatchObject({ 'data-theme': 'dark', 'data-scheme': undefined })
    expect(lookAttributes({ colors: 'brown' })).toMatchObject({ 'data-theme': undefined, 'data-scheme': 'brown' })
  })
})
