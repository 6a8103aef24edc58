import { inflateRawSync } from 'node:zlib'
import { LIMITS } from './limits'

/** Thrown for a file that is refused; `reason` is an `ImportRefusal`. */
export class ImportError extends Error {
  constructor(
    readonly reason: 'BROKEN_FILE' | 'TOO_COMPLEX' | 'ENCRYPTED' | 'UNKNOWN_KIND' | 'SCANNED_PDF' | 'NO_TEXT',
  ) {
    super(reason)
  }
}

type Entry = { method: number; flags: number; offset: number; compressed: number }

/** A zip archive's directory; parts are inflated one by one, each within `LIMITS.partBytes` (zlib stops at the bound, whatever the archive claims). */
export class ZipReader {
  private entries = new Map<string, Entry>()
  private view: DataView

  constructor(private bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const end = this.findEnd()
    const count = this.view.getUint16(end + 10, true)
    if (count > LIMITS.zipEntries) throw new ImportError('TOO_COMPLEX')
    let at = this.view.getUint32(end + 16, true)
    for (let i = 0; i < count; i++) {
      if (at + 46 > bytes.length || this.view.getUint32(at, true) !== 0x02014b50) throw new ImportError('BROKEN_FILE')
      const nameLength = this.view.getUint16(at + 28, true)
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
      this.entries.set(name, {
        flags: this.view.getUint16(at + 8, true),
        method: this.view.getUint16(at + 10, true),
        compressed: this.view.getUint32(at + 20, true),
        offset: this.view.getUint32(at + 42, true),
      })
      at += 46 + nameLength + this.view.getUint16(at + 30, true) + this.view.getUint16(at + 32, true)
    }
  }

  // The record stands within the last 65,557 bytes (22 and the longest comment).
  private findEnd(): number {
    for (let at = this.bytes.length - 22; at >= 0 && at >= this.bytes.length - 65_557; at--)
      if (this.view.getUint32(at, true) === 0x06054b50) return at
    throw new ImportError('BROKEN_FILE')
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /** The part as text, or null when the archive has none of that name. Throws `ImportError`. */
  text(name: string): string | null {
    const entry = this.entries.get(name)
    if (!entry) return null
    if (entry.flags & 1) throw new ImportError('ENCRYPTED')
    const { offset } = entry
    if (offset + 30 > this.bytes.length || this.view.getUint32(offset, true) !== 0x04034b50)
      throw new ImportError('BROKEN_FILE')
    const start = offset + 30 + this.view.getUint16(offset + 26, true) + this.view.getUint16(offset + 28, true)
    const data = this.bytes.subarray(start, start + entry.compressed)
    return new TextDecoder().decode(this.inflate(entry.method, data))
  }

  private inflate(method: number, data: Uint8Array): Uint8Array {
    if (method === 0) return data
    if (method !== 8) throw new ImportError('BROKEN_FILE')
    try {
      return inflateRawSync(data, { maxOutputLength: LIMITS.partBytes })
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      throw new ImportError(code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_COMPLEX' : 'BROKEN_FILE')
    }
  }
}
