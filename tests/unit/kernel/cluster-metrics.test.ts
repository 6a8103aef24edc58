import { describe, expect, it } from 'vitest'
import { run } from '@/scripts/support/run'

const counted = async (...args: string[]) => {
  const program = ['--import', 'tsx', 'tests/support/counting-cluster.ts', ...args]
  const { stdout, stderr } = await run(process.execPath, program)
  expect(stderr).toBe('')
  return Number(/profmarshrut_actions_total\{action="sendReport"[^}]*\} (\d+)/.exec(stdout)?.[1])
}

describe('the figures of several processes', () => {
  it('are one sum, whichever of them is asked', async () => {
    expect(await counted('gather')).toBe(6)
  }, 20_000)

  it('are those of the one that is asked when the first process gathers none', async () => {
    expect(await counted()).toBe(3)
  }, 20_000)
})
