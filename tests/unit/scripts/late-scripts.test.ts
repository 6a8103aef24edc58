import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { delayScripts, withLateScripts } from '@/scripts/support/late-scripts'

const PAGE = [
  '<!DOCTYPE html><html lang="ru"><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>',
  '<link rel="stylesheet" href="/_next/static/chunks/a.css"/>',
  '<script src="/_next/static/chunks/a.js" async="" nonce="n"></script>',
  '<script src="/_next/static/chunks/old.js" noModule="" nonce="n"></script></head>',
  '<body><p>Маршрут</p><script nonce="n">self.x=1</script></body></html>',
]

describe('scripts that wait', () => {
  it('stand as data with one small script that brings them; data, styles and old browsers stay as they were', () => {
    const page = withLateScripts(PAGE.join(''), 'n')
    expect(page).toContain('<script type="text/plain" nonce="n" data-late="/_next/static/chunks/a.js"></script>')
    expect(page).not.toContain('<script src="/_next/static/chunks/a.js"')
    expect(page).not.toContain('rel="preload" as="script"')
    expect(page).toContain('noModule=""')
    expect(page).toContain('<script nonce="n">self.x=1</script>')
    expect(page.match(/<script nonce="n">\(\(\)=>/g)).toHaveLength(1)
  })

  it('what is no whole page is left alone', () => {
    expect(withLateScripts('<p>Нет</p>', 'n')).toBe('<p>Нет</p>')
    expect(withLateScripts('', 'n')).toBe('')
  })
})

describe('an answer whose scripts wait', () => {
  const whole = PAGE.join('')
  const wanted = withLateScripts(whole, 'n')

  async function ask(accepted: string, body: Buffer, headers: Record<string, string>) {
    const told = new Map<string, unknown>(Object.entries(headers))
    const response = {
      getHeader: (name: string) => told.get(name),
      setHeader: (name: string, value: string) => told.set(name, value),
      removeHeader: (name: string) => told.delete(name),
    } as unknown as ServerResponse
    const request = { headers: { 'accept-encoding': accepted } } as unknown as IncomingMessage
    const packed = await delayScripts(request, response, body, 'n')
    return { packed, coding: told.get('content-encoding'), length: told.get('content-length') }
  }
  const html = { 'content-type': 'text/html; charset=utf-8', 'content-length': '9' }
  const gzipped = { ...html, 'content-encoding': 'gzip' }

  it('is opened, changed and packed as the browser wishes; its length is another', async () => {
    const br = await ask('gzip, deflate, br', gzipSync(whole), gzipped)
    expect([br.coding, br.length, brotliDecompressSync(br.packed).toString()]).toEqual(['br', undefined, wanted])
    const gz = await ask('gzip', gzipSync(whole), gzipped)
    expect([gz.coding, gunzipSync(gz.packed).toString()]).toEqual(['gzip', wanted])
    const plain = await ask('', Buffer.from(whole), html)
    expect([plain.coding, plain.packed.toString()]).toEqual([undefined, wanted])
  })

  it('that is no page, has no body, or is packed in another way goes out as it is', async () => {
    const flight = gzipSync('0:{}')
    expect((await ask('br', flight, { 'content-type': 'text/x-component', 'content-encoding': 'gzip' })).packed).toBe(
      flight,
    )
    expect((await ask('br', Buffer.alloc(0), html)).packed).toHaveLength(0)
    const other = Buffer.from('x')
    expect((await ask('br', other, { ...html, 'content-encoding': 'zstd' })).packed).toBe(other)
  })
})
