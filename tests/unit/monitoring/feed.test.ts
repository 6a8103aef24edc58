import { describe, expect, it } from 'vitest'
import { dueEvent, entryEvent, feedOf, itemDueEvent, ownEntries } from '@/lib/monitoring/rules/feed'
import { isNamed, isResponsible, keptResponsible, namesIn } from '@/lib/plans/rules/named'
import type { FeedEntry } from '@/lib/plans/types/plan-feed'

const entry = (more: Partial<FeedEntry> = {}): FeedEntry => ({
  ...{ planId: 'p', lineId: 'l', kind: 'SCHOOL', revision: 1, lineVersion: 1, title: 'Встреча с инженером' },
  ...{ direction: null, stepFrom: 7, stepTo: 9, fromOn: '2026-11-10', toOn: '2026-11-12', responsible: 'завуч' },
  ...{ lineState: 'PLANNED', movedToOn: null, reason: null, held: 0, ofOwnClass: false },
  ...{ responsibleId: null, responsibleSurname: null },
  changedAt: new Date('2026-11-01T00:00:00Z'),
  ...more,
})
const vera = { userId: 'vera', lastName: 'Кедрова', firstName: 'Вера', middleName: 'Андреевна' }

describe('whom an entry names', () => {
  it.each([
    'Кедрова В. А.',
    'В. А. Кедрова',
    'В.А.Кедрова',
    'Кедрова Вера Андреевна',
    'Кедрова',
    'классный руководитель Кедрова В.А., завуч',
    'Лебедева О. П., КЕДРОВА В. А.',
  ])('finds the person in «%s»', (text) => expect(isNamed(text, vera)).toBe(true))

  it.each(['Кедрова О. А.', 'О. П. Кедрова', 'Кедров В. А.', 'классные руководители', 'Кедровая С. А.', ''])(
    'does not in «%s»',
    (text) => expect(isNamed(text, vera)).toBe(false),
  )

  it('takes ё for е and knows people without a patronymic', () => {
    expect(isNamed('Зимарёва К.', { lastName: 'Зимарева', firstName: 'Кира', middleName: null })).toBe(true)
  })

  it('tells names from posts', () => {
    expect(namesIn('классный руководитель Кедрова В. А., О.П. Лебедева')).toEqual(['Кедрова В. А.', 'О.П. Лебедева'])
    expect(namesIn('Классные руководители 8 классов')).toEqual([])
  })
})

describe('who answers for an entry', () => {
  const of = (responsible: string, responsibleId: string | null = null, responsibleSurname: string | null = null) =>
    isResponsible({ responsible, responsibleId, responsibleSurname }, vera)

  it('is the one that was chosen, whatever the words say', () => {
    expect(of('завуч', 'vera', 'Кедрова')).toBe(true)
    expect(of('завуч', 'olga', 'Лебедева')).toBe(false)
  })

  it('is no namesake of the one that was chosen', () => {
    expect(of('Кедрова', 'namesake', 'Кедрова')).toBe(false)
    expect(of('Кедрова В. А.', 'namesake', 'КЕДРОВА')).toBe(false)
    expect(of('Кедрова', null)).toBe(true)
  })

  it('is also who is named beside the chosen one', () => {
    expect(of('Лебедева О. П., Кедрова В. А.', 'olga', 'Лебедева')).toBe(true)
  })
})

describe('who stays responsible in a copied plan', () => {
  const staff = [vera]
  it.each([
    ['классные руководители', 'классные руководители'],
    ['Кедрова В. А.', 'Кедрова В. А.'],
    ['Лебедева О. П.', 'ответственный за профориентацию'],
    ['Лебедева О. П., Кедрова В. А.', 'Кедрова В. А.'],
    ['классный руководитель Лебедева О. П.; педагог-психолог', 'классный руководитель, педагог-психолог'],
    ['Лебедева Ольга Петровна, завуч', 'завуч'],
  ])('of «%s» it is «%s»', (text, kept) => expect(keptResponsible(text, staff)).toBe(kept))
})

describe('an entry of the plan in a feed', () => {
  it('is a teacher’s when it names them or is for their class', () => {
    const mine = [entry({ lineId: 'a', responsible: 'Кедрова В. А.' }), entry({ lineId: 'b', ofOwnClass: true })]
    expect(ownEntries([...mine, entry({ lineId: 'c' })], vera)).toEqual(mine)
  })

  it('lies on its days; what lasts longer than a week on its last day, which its title says', () => {
    expect(entryEvent(entry(), null)).toMatchObject({ fromOn: '2026-11-10', toOn: '2026-11-12', cancelled: false })
    const long = entryEvent(entry({ fromOn: '2026-09-01', toOn: '2027-05-31' }), null)
    expect(long).toMatchObject({ fromOn: '2027-05-31', toOn: '2027-05-31' })
    expect(long.summary).toBe('Последний день: Встреча с инженером')
  })

  it('moves under the same uid with a higher sequence, and says why', () => {
    const before = entryEvent(entry(), null)
    const moved = entry({ lineState: 'MOVED', movedToOn: '2026-12-01', reason: 'Карантин', lineVersion: 2 })
    const after = entryEvent(moved, 'https://p.example')
    expect(after.uid).toBe(before.uid)
    expect(after.sequence).toBeGreaterThan(before.sequence)
    expect(after).toMatchObject({ fromOn: '2026-12-01', toOn: '2026-12-01' })
    expect(after.description).toContain('Причина: Карантин')
    expect(after.url).toBe('https://p.example/plans/p/calendar?month=2026-12')
    expect(entryEvent(entry({ revision: 2 }), null).sequence).toBeGreaterThan(before.sequence)
  })

  it('stays when it is cancelled, and says so', () => {
    const event = entryEvent(entry({ lineState: 'CANCELLED', reason: 'Карантин' }), null)
    expect(event.cancelled).toBe(true)
    expect(event.summary).toBe('Отменено: Встреча с инженером')
  })
})

describe('due days in a feed', () => {
  const item = { itemNumber: '4.1', itemText: 'Разработать план', resolutionNumber: '7', dueOn: '2026-12-01' }
  const changedAt = new Date('2026-11-01T00:00:00Z')

  it('name item and resolution, and for those who control them how many owe', () => {
    const due = dueEvent({ ...item, assignmentId: 'a', version: 3, returned: false, changedAt }, null)
    expect(due).toMatchObject({
      summary: 'Срок отчёта: п.\u00a04.1 решения №\u00a07',
      sequence: 2,
      fromOn: '2026-12-01',
    })
    const all = itemDueEvent({ ...item, itemId: 'i', resolutionId: 'r', organizations: 12, changedAt }, null)
    expect(all.summary).toBe('Срок: п.\u00a04.1 решения №\u00a07, ждём отчётов: 12')
  })

  it('come once however many roles bring them, by day', () => {
    const early = entryEvent(entry({ lineId: 'a' }), null)
    const late = entryEvent(entry({ lineId: 'b', fromOn: '2026-11-20', toOn: '2026-11-20' }), null)
    expect(feedOf([late, early, late]).map(({ uid }) => uid)).toEqual([early.uid, late.uid])
  })
})
