import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

export type Sum = { bytes: number; sha256: string }

/** Lets bytes through and sums them up; `sum()` is right once the stream has ended. */
export function meter(): { stream: Transform; sum: () => Sum } {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      bytes += piece.length
      done(null, piece)
    },
  })
  let sum: Sum | undefined
  return {
    stream,
    sum: () => {
      sum ??= { bytes, sha256: hash.digest('hex') }
      return sum
    },
  }
}

export function sumOf(bytes: Uint8Array): Sum {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
