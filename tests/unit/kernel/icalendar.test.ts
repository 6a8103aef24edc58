import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, type FeedEvent, foldLine, icalendarOf } from '@/lib/kernel/icalendar'

const event: FeedEvent = {
  uid: 'plan-line-1@profmarshrut',
  changedAt: new Date('2026-11-20T03:04:05.678Z'),
  sequence: 3,
  fromOn: '2026-12-30',
  toOn: '2026-12-31',
  summary: 'Встреча: инженер, технолог; «Город мастеров»',
  description: 'Первая строка\nвторая',
  category: 'План профориентации',
  cancelled: false,
  url: 'https://portal.example.ru/plans/1/calendar',
}
const calendar = (more: Partial<FeedEvent> = {}) =>
  icalendarOf({ name: 'Профмаршрут', everyHours: 3, events: [{ ...event, ...more }] })

/** As a reader does it (RFC 5545, 3.1). */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign))

describe('a calendar feed by RFC 5545', () => {
  it('is one calendar of lines that end with CRLF', () => {
    const lines = unfolded(calendar())
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
    expect(lines).toContain('VERSION:2.0')
    expect(calendar().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('says whole days without a zone, the end being the day after the last', () => {
    const lines = unfolded(calendar())
    expect(lines).toContain('DTSTART;VALUE=DATE:20261230')
    expect(lines).toContain('DTEND;VALUE=DATE:20270101')
    expect(lines).toContain('DTSTAMP:20261120T030405Z')
    expect(lines).toContain('SEQUENCE:3')
    expect(lines).toContain('STATUS:CONFIRMED')
  })

  it('keeps what is cancelled, under its own uid', () => {
    const lines = unfolded(calendar({ cancelled: true }))
    expect(lines).toContain('UID:plan-line-1@profmarshrut')
    expect(lines).toContain('STATUS:CANCELLED')
  })

  it('escapes commas, semicolons, backslashes and line breaks of texts', () => {
    expect(escapeText('a\\b;c,d\r\ne\rf\ng')).toBe('a\\\\b\\;c\\,d\\ne\\nf\\ng')
    expect(unfolded(calendar())).toContain('SUMMARY:Встреча: инженер\\, технолог\\; «Город мастеров»')
  })

  it('lets nobody write a line of their own through a title', () => {
    const lines = unfolded(calendar({ summary: 'Беседа\r\nEND:VEVENT\u2028ATTENDEE:x\0' }))
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false)
  })

  it('folds at 75 octets and tears no sign apart', () => {
    const line = `SUMMARY:${'ё'.repeat(100)}😀${'a'.repeat(200)}`
    const parts = foldLine(line).split('\r\n')
    expect(parts.length).toBeGreaterThan(4)
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
    expect(parts.slice(1).every((part) => part.startsWith(' '))).toBe(true)
    expect(unfolded(foldLine(line))).toEqual([line])
    expect(Buffer.from(parts.join('\r\n')).toString()).not.toContain('\ufffd')
  })

  it('gives any text back as it was, but for control signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = unfolded(calendar({ summary: text })).find((each) => each.startsWith('SUMMARY:')) ?? ''
        const plain = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
        expect(unescaped(line.slice('SUMMARY:'.length))).toBe(plain)
      }),
      { numRuns: 300 },
    )
  })
})
