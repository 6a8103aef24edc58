import { describe, expect, it } from 'vitest'
import { parseBounded } from '../../../../lib/resolutions/import/run-bounded'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('parseBounded', () => {
  it('parses in a child process', async () => {
    const result = await parseBounded(
      bytes('РЕШЕНИЕ\nот 1 июня 2023 г. № 3\nО лете\nРЕШИЛИ:\n1. Школам провести слёт до 9 июня 2023 г.'),
      'решение.txt',
    )
    expect(result.ok && result.resolution.items[0]).toMatchObject({ executor: 'Школам', dueDate: '2023-06-09' })
  }, 20_000)

  it('hands on a refusal', async () => {
    expect(await parseBounded(bytes('{\\rtf1'), 'x.docx')).toEqual({ ok: false, reason: 'UNKNOWN_KIND' })
    expect(await parseBounded(new Uint8Array(6_000_000), 'x.txt')).toEqual({ ok: false, reason: 'TOO_LARGE' })
  }, 20_000)

  it('ends a child that takes too long', async () => {
    expect(await parseBounded(bytes('текст'), 'x.txt', { timeoutMs: 1 })).toEqual({ ok: false, reason: 'TOO_COMPLEX' })
  }, 20_000)

  it('ends a child that needs too much memory', async () => {
    const text = bytes(`ПРИКАЗЫВАЮ:\n${'1. Утвердить план до мая\n'.repeat(100_000)}`)
    expect(await parseBounded(text, 'x.txt', { maxOldSpaceMb: 12 })).toEqual({ ok: false, reason: 'TOO_COMPLEX' })
  }, 30_000)
})
