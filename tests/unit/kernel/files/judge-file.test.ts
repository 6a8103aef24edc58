import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { judgeFile } from '@/lib/kernel/files/judge-file'
import { EVIDENCE_KINDS, SOURCE_KINDS } from '@/lib/kernel/files/kinds'
import { MAX_FILE_BYTES } from '@/lib/kernel/files/limits'
import {
  EXCEL_TYPE,
  joined,
  jpgFile,
  officeFile,
  pdfFile,
  pngFile,
  WORD_TYPE,
  withDeclaredSize,
  withOverlappingParts,
} from './sample-files'

const judge = (bytes: Uint8Array, name = 'x.bin', kinds = EVIDENCE_KINDS) => judgeFile(bytes, name, kinds)
const refusal = (reason: string) => ({ ok: false, reason })

describe('what a file is, is judged by its content', () => {
  it.each([
    ['docx', officeFile(WORD_TYPE)],
    ['xlsx', officeFile(EXCEL_TYPE)],
    ['pdf', pdfFile()],
    ['png', pngFile()],
    ['jpg', jpgFile()],
    ['jpg', joined(jpgFile(), 'a second picture of a phone')],
  ])('%s is taken whatever its name says', async (kind, bytes) => {
    expect(await judge(bytes, 'отчёт.exe')).toEqual({ ok: true, kind })
  })

  it.each([
    ['an executable named as a picture', joined('MZ', new Uint8Array(200)), 'фото.jpg'],
    [
      'an old Word file',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
      'x.doc',
    ],
    ['a picture in SVG', joined('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'x.png'],
    ['a plain archive', zipSync({ 'a.txt': new Uint8Array(3) }), 'x.docx'],
    ['plain text as evidence', joined('просто текст'), 'x.txt'],
    [
      'a presentation',
      officeFile('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
      'x.docx',
    ],
  ])('%s is refused', async (_what, bytes, name) => {
    expect(await judge(bytes, name)).toEqual(refusal('FILE_KIND'))
  })

  it('plain text is taken as a source of a resolution only, and only without binary symbols', async () => {
    expect(await judge(joined('РЕШЕНИЕ'), 'решение.txt', SOURCE_KINDS)).toEqual({ ok: true, kind: 'txt' })
    expect(await judge(joined('# РЕШЕНИЕ'), 'решение.MD', SOURCE_KINDS)).toEqual({ ok: true, kind: 'md' })
    expect(await judge(joined('<!doctype html><p>РЕШЕНИЕ'), 'решение.html', SOURCE_KINDS)).toEqual({
      ok: true,
      kind: 'html',
    })
    expect(await judge(new Uint8Array([0xff, 0xfe, 0x20, 4]), 'utf16.txt', SOURCE_KINDS)).toEqual({
      ok: true,
      kind: 'txt',
    })
    expect(await judge(joined('a\0b'), 'решение.txt', SOURCE_KINDS)).toEqual(refusal('FILE_KIND'))
    expect(await judge(joined('текст'), 'решение.doc', SOURCE_KINDS)).toEqual(refusal('FILE_KIND'))
  })

  it('an empty and a too heavy file are named as such; exactly 20 MB is taken', async () => {
    expect(await judge(new Uint8Array())).toEqual(refusal('FILE_EMPTY'))
    expect(await judge(new Uint8Array(MAX_FILE_BYTES + 1))).toEqual(refusal('FILE_TOO_LARGE'))
    const full = jpgFile()
    expect(await judge(joined(full, new Uint8Array(MAX_FILE_BYTES - full.length)))).toEqual({ ok: true, kind: 'jpg' })
  })
})

describe('macros and scripts are refused', () => {
  it.each([
    ['a VBA project', officeFile(WORD_TYPE, { 'word/vbaProject.bin': 'x' })],
    ['a VBA project in capitals', officeFile(EXCEL_TYPE, { 'xl/VBAPROJECT.BIN': 'x' })],
    ['an Excel 4.0 macro sheet', officeFile(EXCEL_TYPE, { 'xl/macrosheets/sheet1.xml': 'x' })],
    [
      'a VBA project under another name',
      officeFile(
        WORD_TYPE,
        { 'word/a.bin': 'x' },
        '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      ),
    ],
    ['a document of the macro kind', officeFile('application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['a script in a PDF', pdfFile('1 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n')],
    ['a hidden script in a PDF', pdfFile('1 0 obj\n<< /S /J#61vaScript >>\nendobj\n')],
    ['a program started by a PDF', pdfFile('1 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n')],
  ])('%s', async (_what, bytes) => {
    expect(await judge(bytes)).toEqual(refusal('FILE_MACROS'))
  })
})

describe('damaged and deceiving files are refused', () => {
  const big = new Uint8Array(4 * 1024 * 1024)
  it.each([
    ['a document cut off', officeFile(WORD_TYPE).slice(0, -30)],
    ['a document with something glued on', joined(officeFile(WORD_TYPE), 'tail')],
    ['a bomb that declares gigabytes', withDeclaredSize(officeFile(WORD_TYPE), 1, 0xf0000000)],
    ['a bomb whose parts overlap', withOverlappingParts(officeFile(WORD_TYPE, { 'a.xml': 'x', 'b.xml': 'y' }))],
    ['a list of parts that swells', zipSync({ '[Content_Types].xml': big })],
    ['a part that leaves the archive', officeFile(WORD_TYPE, { '../../etc/passwd': 'x' })],
    ['a PDF cut off', pdfFile().slice(0, 30)],
    ['a picture cut off', pngFile().slice(0, -6)],
    ['a photo without its data', jpgFile().slice(0, 22)],
  ])('%s', async (_what, bytes) => {
    expect(await judge(bytes)).toEqual(refusal('FILE_BROKEN'))
  })

  it.each([
    ['a picture that is an archive, too', joined(pngFile(), zipSync({ 'a.txt': new Uint8Array(3) }))],
    ['a photo that is an archive, too', joined(jpgFile(), zipSync({ 'a.txt': new Uint8Array(3) }))],
    ['a PDF that is an archive, too', joined(pdfFile(), zipSync({ 'a.txt': new Uint8Array(3) }))],
    ['a picture that is a page, too', joined(pngFile().slice(0, 33), '<script>alert(1)</script>', pngFile().slice(33))],
    ['a picture with a tail', joined(pngFile(), 'tail')],
  ])('two kinds at once: %s', async (_what, bytes) => {
    expect(await judge(bytes)).toEqual(refusal('FILE_KIND'))
  })

  it('a bomb takes neither time nor memory', async () => {
    const bomb = zipSync({ '[Content_Types].xml': [new Uint8Array(60 * 1024 * 1024), { level: 9 }] })
    const before = process.memoryUsage().rss
    const start = performance.now()
    expect(await judge(bomb)).toEqual(refusal('FILE_BROKEN'))
    expect(performance.now() - start).toBeLessThan(500)
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024)
  })
})
