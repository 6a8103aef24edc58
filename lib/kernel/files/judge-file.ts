import { fileTypeFromBuffer } from 'file-type'
import { FILE_ENDINGS, type FileKind, type FileRefusal } from './kinds'
import { MAX_FILE_BYTES } from './limits'
import { endOfZip, readSmallPart, readZipDirectory } from './zip-directory'

export type FileJudgement = { ok: true; kind: FileKind } | { ok: false; reason: FileRefusal }

const refused = (reason: FileRefusal): FileJudgement => ({ ok: false, reason })
const taken = (kind: FileKind): FileJudgement => ({ ok: true, kind })

// VBA projects, ActiveX controls, Excel 4.0 macro and dialog sheets.
const MACRO_PART = /(^|\/)(vbaproject[^/]*\.bin|vbadata\.xml|activex\/|macrosheets\/|dialogsheets\/)/i
const MACRO_TYPE = /macroEnabled|vbaProject|ms-excel\.(macrosheet|intlmacrosheet|dialogsheet)|activeX/i
const WORD_MAIN = /wordprocessingml\.document\.main\+xml/
const EXCEL_MAIN = /spreadsheetml\.sheet\.main\+xml/

function judgeZip(bytes: Uint8Array): FileJudgement {
  const entries = readZipDirectory(bytes)
  if (!entries) return refused('FILE_BROKEN')
  if (entries.some((entry) => MACRO_PART.test(entry.name))) return refused('FILE_MACROS')
  const list = entries.find((entry) => entry.name === '[Content_Types].xml')
  if (!list) return refused('FILE_KIND')
  const types = readSmallPart(bytes, list)
  if (types === null) return refused('FILE_BROKEN')
  if (MACRO_TYPE.test(types)) return refused('FILE_MACROS')
  if (WORD_MAIN.test(types)) return taken('docx')
  if (EXCEL_MAIN.test(types)) return taken('xlsx')
  return refused('FILE_KIND')
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

// A name in PDF may hide letters as #xx.
const PDF_SCRIPT =
  /\/(?:(?:J|#4a)(?:a|#61)(?:v|#76)(?:a|#61)(?:S|#53)(?:c|#63)(?:r|#72)(?:i|#69)(?:p|#70)(?:t|#74)|(?:L|#4c)(?:a|#61)(?:u|#75)(?:n|#6e)(?:c|#63)(?:h|#68))(?![A-Za-z])/

function judgePdf(bytes: Uint8Array): FileJudgement {
  const text = textOf(bytes)
  if (text.lastIndexOf('%%EOF') < Math.max(0, text.length - 1024)) return refused('FILE_BROKEN')
  return PDF_SCRIPT.test(text) ? refused('FILE_MACROS') : taken('pdf')
}

function judgePng(bytes: Uint8Array): FileJudgement {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  for (let i = 0; at + 12 <= bytes.length; i++) {
    const length = view.getUint32(at, false)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (i === 0 && name !== 'IHDR') return refused('FILE_BROKEN')
    at += 12 + length
    // A picture ends where it says it ends: what is glued on after that is another file.
    if (name === 'IEND') return at === bytes.length ? taken('png') : refused('FILE_KIND')
  }
  return refused('FILE_BROKEN')
}

/** Walks the segments up to the picture's data; phones may write a second picture behind the first, so a tail is allowed. */
function judgeJpeg(bytes: Uint8Array): FileJudgement {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return refused('FILE_BROKEN')
    const marker = bytes[at + 1]
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda) return textOf(bytes).includes('\xff\xd9', at) ? taken('jpg') : refused('FILE_BROKEN')
    at += 2 + view.getUint16(at + 2, false)
  }
  return refused('FILE_BROKEN')
}

// What a browser would take for a page if it sniffed, and what a PDF reader would take for a PDF.
const PAGE = /<(?:!doctype|html|head|body|script|iframe|svg|\?xml|\?php)/i

function isPolyglot(bytes: Uint8Array, kind: FileKind): boolean {
  const head = textOf(bytes.subarray(0, 1445))
  if (endOfZip(bytes) >= 0) return true
  if (kind !== 'pdf' && head.slice(0, 1024).includes('%PDF-')) return true
  return kind !== 'jpg' && kind !== 'pdf' ? PAGE.test(head) : /<(?:script|html|iframe)/i.test(head)
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

// The mark of UTF-16; by its first byte alone it would pass for a piece of audio.
function isWideText(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

function judgeText(bytes: Uint8Array, name: string): FileJudgement {
  const kind = (['txt', 'md', 'html'] as const).find((each) => FILE_ENDINGS[each].includes(endingOf(name)))
  if (!kind) return refused('FILE_KIND')
  const binary = !isWideText(bytes) && bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
  return binary ? refused('FILE_KIND') : taken(kind)
}

/**
 * What a file is, judged by its content (rule 24); the name only tells kinds of plain text apart. Refused: FILE_EMPTY,
 * FILE_TOO_LARGE (over 20 MB), FILE_KIND (not among `kinds`, or two kinds at once), FILE_MACROS (macros, scripts),
 * FILE_BROKEN (cut off, encrypted, or packed so as to swell).
 */
export async function judgeFile(bytes: Uint8Array, name: string, kinds: readonly FileKind[]): Promise<FileJudgement> {
  if (bytes.length === 0) return refused('FILE_EMPTY')
  if (bytes.length > MAX_FILE_BYTES) return refused('FILE_TOO_LARGE')
  const judged = await judgeContent(bytes, name)
  return judged.ok && !kinds.includes(judged.kind) ? refused('FILE_KIND') : judged
}

async function judgeContent(bytes: Uint8Array, name: string): Promise<FileJudgement> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return judgeZip(bytes)
  const found = isWideText(bytes) ? undefined : await fileTypeFromBuffer(bytes.subarray(0, 4100))
  if (!found || found.ext === 'xml') return judgeText(bytes, name)
  if (found.ext !== 'pdf' && found.ext !== 'jpg' && found.ext !== 'png') return refused('FILE_KIND')
  if (isPolyglot(bytes, found.ext)) return refused('FILE_KIND')
  if (found.ext === 'pdf') return judgePdf(bytes)
  return found.ext === 'png' ? judgePng(bytes) : judgeJpeg(bytes)
}
