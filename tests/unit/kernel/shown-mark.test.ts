import { describe, expect, it } from 'vitest'
import { shownMark } from '@/lib/kernel/shown-mark'

describe('the mark of what was shown', () => {
  it('is the same for the same, and another when any part is another or stands elsewhere', () => {
    const marks = [
      shownMark(['Игра\t5', 'd', 'OTHER']),
      shownMark(['Игра\t6', 'd', 'OTHER']),
      shownMark(['Игра\t5', null, 'OTHER']),
      shownMark(['Игра\t5', 'd', 'TALK']),
      shownMark(['Игра\t5', 'OTHER', 'd']),
    ]
    expect(new Set(marks).size).toBe(marks.length)
    expect(shownMark(['Игра\t5', 'd', 'OTHER'])).toBe(marks[0])
  })
})
