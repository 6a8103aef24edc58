import { inflateRawSync } from 'node:zlib'
import { MAX_CONTENT_TYPES_BYTES, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES } from './limits'

export type ZipEntry = {
  name: string
  method: number
  flags: number
  packed: number
  unpacked: number
  from: number
  to: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const NOT_HERE = 0xffffffff

const decoder = new TextDecoder('utf-8')

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Where an archive's end record stands, when its comment closes the file exactly; -1 for no archive. */
export function endOfZip(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 65_557; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === bytes.length) return at
  }
  return -1
}

// Archives written as a stream may put sizes into the zip64 field though they are small.
function wideSizes(extra: DataView, unpacked: number, packed: number, offset: number) {
  const found = [unpacked, packed, offset]
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue
    const end = Math.min(at + 4 + extra.getUint16(at + 2, true), extra.byteLength)
    let from = at + 4
    for (let i = 0; i < 3; i++) {
      if (found[i] !== NOT_HERE || from + 8 > end) continue
      found[i] = Number(extra.getBigUint64(from, true))
      from += 8
    }
  }
  return { unpacked: found[0] ?? NOT_HERE, packed: found[1] ?? NOT_HERE, offset: found[2] ?? NOT_HERE }
}

/**
 * The directory of an archive, read without unpacking anything; null when it is damaged or made to deceive: parts that overlap
 * (how a zip bomb multiplies), another name in the part's own head, names that leave the archive, more than it may hold.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const end = endOfZip(bytes)
  if (end < 0) return null
  const view = viewOf(bytes)
  const count = view.getUint16(end + 10, true)
  const directory = view.getUint32(end + 16, true)
  if (count === 0 || count > MAX_ZIP_ENTRIES || view.getUint16(end + 8, true) !== count) return null
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let unpackedAll = 0
  let at = directory
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) return null
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
    const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + nameLength, extraLength)
    const { unpacked, packed, offset } = wideSizes(
      extra,
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    )
    if (offset + 30 > directory || view.getUint32(offset, true) !== LOCAL) return null
    const localNameLength = view.getUint16(offset + 26, true)
    const from = offset + 30 + localNameLength + view.getUint16(offset + 28, true)
    const to = from + packed
    if (to > directory || localNameLength !== nameLength) return null
    const localName = bytes.subarray(offset + 30, offset + 30 + nameLength)
    if (!rawName.every((byte, k) => byte === localName[k])) return null
    const name = decoder.decode(rawName)
    if (names.has(name.toLowerCase()) || /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name)) return null
    names.add(name.toLowerCase())
    unpackedAll += unpacked
    if (unpackedAll > MAX_UNPACKED_BYTES) return null
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      flags: view.getUint16(at + 8, true),
      packed,
      unpacked,
      from: offset,
      to,
    })
    at = next
  }
  const ordered = [...entries].sort((a, b) => a.from - b.from)
  for (const [i, entry] of ordered.entries()) {
    const before = ordered[i - 1]
    if (before ? entry.from < before.to : entry.from !== 0) return null
  }
  return entries
}

/** A small text part, unpacked no further than the bound whatever the archive claims; null when it cannot be. */
export function readSmallPart(bytes: Uint8Array, entry: ZipEntry): string | null {
  if (entry.flags & 1) return null
  const data = bytes.subarray(entry.to - entry.packed, entry.to)
  if (entry.method === 0) return data.length <= MAX_CONTENT_TYPES_BYTES ? decoder.decode(data) : null
  if (entry.method !== 8) return null
  try {
    return decoder.decode(inflateRawSync(data, { maxOutputLength: MAX_CONTENT_TYPES_BYTES }))
  } catch {
    return null
  }
}
