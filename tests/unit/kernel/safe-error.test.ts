import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { safeError } from '@/lib/kernel/safe-error'

const SECRET = 'Kanareyka'
const caught = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

/** What libraries throw, with a value in every place that one of them fills. */
const QUOTING: Record<string, () => unknown> = {
  'a text that is no JSON': () => caught(() => JSON.parse(`${SECRET} is no JSON`)),
  'input that zod refuses': () => {
    const strict = z.strictObject({ name: z.enum(['a']) })
    return strict.safeParse({ name: SECRET, [SECRET]: 1 }).error
  },
  'a value of the wrong kind, which Node quotes': () => caught(() => Buffer.alloc(SECRET as unknown as number)),
  'a bad address': () => caught(() => new URL(`${SECRET}://`, SECRET)),
  'a row of PostgreSQL': () =>
    Object.assign(new Error(`duplicate key value violates unique constraint "${SECRET}"`), {
      name: 'error',
      code: '23505',
      detail: `Key (login)=(${SECRET}) already exists.`,
      where: SECRET,
      hint: SECRET,
      internalQuery: SECRET,
      table: 'User',
      constraint: 'User_login_key',
      routine: '_bt_check_unique',
    }),
  'a cause inside a cause': () => new Error('outer', { cause: new Error(SECRET, { cause: SECRET }) }),
  'several at once': () => new AggregateError([new Error(SECRET), SECRET], SECRET),
  'fields that hold a text where a code belongs': () =>
    Object.assign(new Error('x'), {
      code: `${SECRET} Anna`,
      digest: SECRET,
      table: `${SECRET} Anna`,
      name: `${SECRET}, Anna`,
    }),
  'a message that imitates a line of the stack': () => new Error(`x\n    at ${SECRET} (/${SECRET}/a.js:1:1)\n`),
  'a message changed afterwards': () => {
    const error = new Error(`x\n    at ${SECRET} (/a.js:1:1)`)
    // V8 writes the stack when it is first asked for.
    return error.stack && Object.assign(error, { message: 'y' })
  },
  'no error at all': () => SECRET,
  'an object': () => ({ message: SECRET, [SECRET]: SECRET }),
}

describe('an error in the log', () => {
  it.each(Object.keys(QUOTING))('keeps nothing of %s', (name) => {
    const thrown = QUOTING[name]?.()
    // The error itself does hold it: the test would show nothing otherwise.
    const raw = `${thrown} ${JSON.stringify(thrown)} ${(thrown as Error).stack} ${(thrown as Error).cause}`
    expect(raw).toContain(SECRET)
    expect(JSON.stringify(safeError(thrown))).not.toContain(SECRET)
  })

  it('keeps kind, codes, names of the schema and the places in the code', () => {
    expect(safeError(QUOTING['a row of PostgreSQL']?.())).toMatchObject({
      type: 'error',
      code: '23505',
      names: { table: 'User', constraint: 'User_login_key', routine: '_bt_check_unique' },
    })
    const { stack = [] } = safeError(new TypeError('x'))
    expect(stack[0]).toMatch(/tests\/unit\/kernel\/safe-error\.test\.ts:\d+:\d+$/)
    expect(safeError(QUOTING['input that zod refuses']?.()).issues).toEqual(['invalid_value', 'unrecognized_keys'])
    expect(safeError(caught(() => (undefined as unknown as { name: string }).name))).toMatchObject({
      type: 'TypeError',
      text: 'Cannot read properties of undefined',
    })
    expect(
      safeError(new Error('outer', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })),
    ).toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    })
    expect(safeError(Object.assign(new Error('column "middleName" does not exist'), { code: '42703' }))).toMatchObject({
      names: { column: 'middleName' },
    })
  })

  it('ends with an error that is its own cause', () => {
    const error = new Error('x')
    error.cause = error
    expect(JSON.stringify(safeError(error)).length).toBeLessThan(20_000)
  })
})
