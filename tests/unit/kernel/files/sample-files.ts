import { deflateSync, strToU8, zipSync } from 'fflate'

const CONTENT_TYPES = (main: string, more = '') =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${main}"/>${more}</Types>`

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
export const EXCEL_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

/** An Office file with a main part of `type` and more parts beside it. */
export function officeFile(type: string, parts: Record<string, string | Uint8Array> = {}, types = ''): Uint8Array {
  const more = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
  return zipSync({
    '[Content_Types].xml': strToU8(CONTENT_TYPES(type, types)),
    'word/document.xml': strToU8('<w:document/>'),
    ...Object.fromEntries(more),
  })
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(strToU8(name), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

export function joined(...pieces: (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))))
}

export function pngFile(): Uint8Array {
  const head = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return joined(
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(new Uint8Array(2))),
    chunk('IEND', new Uint8Array()),
  )
}

export function jpgFile(): Uint8Array {
  const app = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
  return joined(app, new Uint8Array([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 1, 2, 3, 0xff, 0xd9]))
}

export function pdfFile(body = '1 0 obj\n<< /Type /Catalog >>\nendobj\n'): Uint8Array {
  return joined(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`)
}

/** Overwrites the declared unpacked size of the n-th part in the directory. */
export function withDeclaredSize(zip: Uint8Array, n: number, size: number): Uint8Array {
  const bytes = zip.slice()
  const view = new DataView(bytes.buffer)
  let seen = 0
  for (let at = 0; at + 4 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && seen++ === n) view.setUint32(at + 24, size, true)
  }
  return bytes
}

/** Points every part of the directory at the first one's data, as David Fifield's bomb does. */
export function withOverlappingParts(zip: Uint8Array): Uint8Array {
  const bytes = zip.slice()
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 42, 0, true)
  }
  return bytes
}
