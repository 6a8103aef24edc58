import { describe, expect, it } from 'vitest'
import { cleanFileName } from '@/lib/kernel/files/clean-name'

describe("a file's name is kept but cleaned", () => {
  it.each([
    ['Приказ № 12 от 30.12.2026.pdf', 'Приказ № 12 от 30.12.2026.pdf'],
    ['C:\\Users\\Наумова\\Отчёт.pdf', 'Отчёт.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['отчёт\u202Efdp.exe', 'отчётfdp.exe.pdf'],
    ['a\0b\nc\u200b.pdf', 'abc.pdf'],
    ['a<b>:"c|?*.PDF', 'a_b___c___.PDF'],
    ['CON.pdf', '_CON.pdf'],
    ['...', 'файл.pdf'],
    ['', 'файл.pdf'],
    ['. отчёт .', 'отчёт.pdf'],
    ['отчёт', 'отчёт.pdf'],
    ['Отчёт\u0301.pdf'.normalize('NFD'), 'Отчёт\u0301.pdf'.normalize('NFC')],
    ['a\ud800b.pdf', 'ab.pdf'],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanFileName(given, 'pdf')).toBe(expected)
  })

  it('is at most 200 symbols long and keeps its ending', () => {
    const long = cleanFileName(`${'я'.repeat(10_000)}.docx`, 'docx')
    expect(Array.from(long)).toHaveLength(200)
    expect(long.endsWith('.docx')).toBe(true)
    expect(Array.from(cleanFileName('😀'.repeat(500), 'png')).length).toBeLessThanOrEqual(200)
  })
})
