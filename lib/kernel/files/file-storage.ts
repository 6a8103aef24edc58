/** Where bytes lie, by key; the names people gave them are in the database. */
export type FileStorage = {
  /** Durable when it returns. A key is written once. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null when there is none. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>
  /** No fault when there is none. */
  delete(key: string): Promise<void>
  /** Everything under a folder of keys («ab»), in no order; with what a write cut short has left (`draft`). */
  list(folder: string): AsyncIterable<StoredBytes>
}

export type StoredBytes = { key: string; writtenAt: Date; draft: boolean }

const KEY = /^[0-9a-z-]{1,64}(\/[0-9a-z-]{1,64}){0,4}$/

/** Refuses a key that is not of our own making, so that no key can lead out of the store. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error('A storage key of a foreign form')
  return key
}
