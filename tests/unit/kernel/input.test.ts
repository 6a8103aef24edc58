import { expect, test } from 'vitest'
import { knownVersionSchema, versionSchema } from '@/lib/kernel/input'

test('a version larger than its column holds is wrong input, not a fault of the database', () => {
  expect(versionSchema.safeParse('2147483647').success).toBe(true)
  for (const wrong of ['2147483648', '0', '-1', '1.5', 'x', '1e12']) {
    expect(versionSchema.safeParse(wrong).success, wrong).toBe(false)
  }
  expect(knownVersionSchema.safeParse('0').success).toBe(true)
  expect(knownVersionSchema.safeParse('2147483648').success).toBe(false)
})
