import { decodeText } from './decode-text'
import { extractDocx } from './extract-docx'
import { extractHtml } from './extract-html'
import { extractPdf } from './extract-pdf'
import { LIMITS } from './limits'
import { type ExtractedSource, SourceWriter, sourceFromText } from './source'
import type { ImportRefusal } from './types'
import { ImportError } from './zip-read'

export type Extraction = { ok: true; source: ExtractedSource } | { ok: false; reason: ImportRefusal }
type FileKind = 'zip' | 'pdf' | 'ole' | 'html' | 'text' | 'other'

const TAGS = /<(?:!doctype html|html|head|body|p|div|table|tr|td|ol|ul|li|br|span|h[1-6])\b[^<>]{0,500}>/i

function startsWith(bytes: Uint8Array, ascii: string): boolean {
  for (let i = 0; i < ascii.length; i++) if (bytes[i] !== ascii.charCodeAt(i)) return false
  return true
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** The kind by the first bytes; the name decides only between HTML and a text that mentions tags. */
function kindOf(bytes: Uint8Array, fileName: string): FileKind {
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return 'zip'
  const head = latin(bytes.subarray(0, 4096))
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'ole'
  if (head.startsWith('{\\rtf')) return 'other'
  const utf16 = head.startsWith('\u00ff\u00fe') || head.startsWith('\u00fe\u00ff')
  if (!utf16 && head.includes('\u0000')) return 'other'
  const named = /\.(?:html?|xhtml)$/i.test(fileName)
  if (/^(?:\u00ef\u00bb\u00bf)?\s*</.test(head.slice(0, 200)) && TAGS.test(head)) return 'html'
  return named && TAGS.test(latin(bytes.subarray(0, 100_000))) ? 'html' : 'text'
}

/**
 * Reads the text of an uploaded file: txt, md (UTF-8, UTF-16, cp1251, koi8-r, cp866), docx, html, pdf.
 * Refuses with `TOO_LARGE` (over 5 MB), `NO_TEXT`, `SCANNED_PDF`, `BROKEN_FILE`, `UNKNOWN_KIND`, `TOO_COMPLEX` (a bound of
 * `LIMITS` was passed) or `ENCRYPTED`; never throws.
 */
export async function extractSource(bytes: Uint8Array, fileName: string): Promise<Extraction> {
  if (bytes.length > LIMITS.fileBytes) return { ok: false, reason: 'TOO_LARGE' }
  if (bytes.length === 0) return { ok: false, reason: 'NO_TEXT' }
  try {
    const source = await read(bytes, fileName)
    return /\p{L}/u.test(source.text) ? { ok: true, source } : { ok: false, reason: 'NO_TEXT' }
  } catch (error) {
    return { ok: false, reason: error instanceof ImportError ? error.reason : 'BROKEN_FILE' }
  }
}

async function read(bytes: Uint8Array, fileName: string): Promise<ExtractedSource> {
  const writer = new SourceWriter()
  switch (kindOf(bytes, fileName)) {
    case 'zip':
      extractDocx(bytes, writer)
      break
    case 'pdf':
      await extractPdf(bytes, writer)
      break
    case 'html':
      extractHtml(decodeText(bytes), writer)
      break
    case 'text':
      return sourceFromText(decodeText(bytes))
    case 'ole':
      // A .docx under a password is an OLE container with this stream; an old .doc has none.
      throw new ImportError(
        latin(bytes).includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k') ? 'ENCRYPTED' : 'UNKNOWN_KIND',
      )
    default:
      throw new ImportError('UNKNOWN_KIND')
  }
  return writer.finish()
}
