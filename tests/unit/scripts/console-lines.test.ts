import { describe, expect, it } from 'vitest'
import { run } from '@/scripts/support/run'

const PROGRAM = `
import { makeLogger } from './lib/kernel/logger'
import { logConsole } from './scripts/support/console-lines'
logConsole(makeLogger('debug'))
console.error(' failed:', new Error('Kanareykina Anna'), { login: 'Kanareykina' })
console.log('Kanareykina')
Promise.reject(new Error('Kanareykina'))
setTimeout(() => { throw Object.assign(new Error('Kanareykina'), { code: 'P2002' }) }, 50)
`

describe('the console of the server', () => {
  it('becomes lines of the log without a word of what was printed, and an uncaught fault ends the process with one', async () => {
    const { code, stdout, stderr } = await run(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      PROGRAM,
    ])
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(stdout + stderr).not.toContain('Kanareykina')
    expect(stderr).toBe('')
    expect(code).toBe(1)
    expect(lines.map(({ msg, level }) => [msg, level])).toEqual([
      ['console', 50],
      ['console', 30],
      ['unhandled rejection', 50],
      ['uncaught exception', 60],
    ])
    expect(lines[0].err.type).toBe('Error')
    expect(lines[3].err.code).toBe('P2002')
  })
})
