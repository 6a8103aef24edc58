import { describe, expect, it } from 'vitest'
import { type CurrentRequest, requests } from '@/lib/kernel/current-request'
import { goneSentence, isDatabaseGone, noteWritten, notingGone } from '@/lib/kernel/database-gone'

const coded = (code: string) => Object.assign(new Error('x'), { code })

describe('a database that is gone', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '08006'])(
    'is known by %s',
    (code) => expect(isDatabaseGone(coded(code))).toBe(true),
  )

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
    'is known by «%s»',
    (words) => expect(isDatabaseGone(new Error(words))).toBe(true),
  )

  // A unique index, a statement that ran too long, a deadlock, our own fault: the database answered.
  it.each([coded('23505'), coded('57014'), coded('40P01'), new Error('No message for reason X'), 'ECONNREFUSED', null])(
    'is not %s',
    (error) => expect(isDatabaseGone(error)).toBe(false),
  )
})

describe('the facts of a request', () => {
  const facts = async (work: () => unknown): Promise<CurrentRequest> => {
    const found: CurrentRequest = { id: 'test' }
    await requests().run(found, async () => work())
    return found
  }

  it('say that the database was gone, and the form says that nothing was saved', async () => {
    const found = await facts(async () => {
      await notingGone(Promise.reject(coded('ECONNREFUSED'))).catch(() => {})
      expect(goneSentence()).toContain('ничего не сохранено')
    })
    expect(found).toEqual({ id: 'test', databaseGone: 'unsaved' })
  })

  it('say nothing of another failure', async () => {
    const found = await facts(async () => {
      await expect(notingGone(Promise.reject(coded('23505')))).rejects.toThrow('x')
      expect(goneSentence()).toBeUndefined()
      noteWritten()
    })
    expect(found).toEqual({ id: 'test', written: true })
  })

  it('are nobody else’s: outside of a request nothing is noted', async () => {
    await notingGone(Promise.reject(coded('ECONNREFUSED'))).catch(() => {})
    expect(goneSentence()).toBeUndefined()
  })
})
