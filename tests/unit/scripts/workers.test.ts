import { expect, it } from 'vitest'
import { poolShare } from '@/scripts/start/workers'

it('the processes together stay within the portal’s connections, each has two at least', () => {
  expect([1, 2, 3, 4].map((count) => poolShare(10, count))).toEqual([10, 5, 3, 2])
  expect(poolShare(4, 8)).toBe(2)
})
