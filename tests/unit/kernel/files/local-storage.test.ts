import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localStorage } from '@/lib/kernel/files/local-storage'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'profmarshrut-files-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the folder of files', () => {
  it('gives back what was put, and null after it was deleted', async () => {
    const store = localStorage(folder)
    await store.put('ab/one', new Uint8Array([1, 2, 3]))
    const stream = await store.get('ab/one')
    expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
    expect(await readdir(path.join(folder, 'files', 'ab'))).toEqual(['one'])
    await store.delete('ab/one')
    await store.delete('ab/one')
    expect(await store.get('ab/one')).toBeNull()
  })

  it.each(['../one', '/etc/passwd', 'a/../../b', 'a\\b', 'A', '', 'a//b'])('refuses the key %j', async (key) => {
    await expect(localStorage(folder).put(key, new Uint8Array(1))).rejects.toThrow('foreign form')
  })
})
