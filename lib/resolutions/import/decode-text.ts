// The letters that make up about 60 % of Russian running text; a wrong 8-bit table turns them into others.
const FREQUENT = /[оеаинтсрвл]/g
const EIGHT_BIT = ['windows-1251', 'koi8-r', 'ibm866'] as const

function sample(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, 20_000))
  return text.match(FREQUENT)?.length ?? 0
}

/** Text of a plain file: UTF-8 or UTF-16 by its mark or validity, else the Cyrillic 8-bit table that reads best. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    let best: string = EIGHT_BIT[0]
    for (const encoding of EIGHT_BIT) if (sample(bytes, encoding) > sample(bytes, best)) best = encoding
    return new TextDecoder(best).decode(bytes)
  }
}
