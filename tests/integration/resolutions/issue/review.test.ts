import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { saveItemText } from '@/lib/resolutions/commands/drafts/items'
import { reviewResolution } from '@/lib/resolutions/commands/drafts/review'
import { addItem, moveItem } from '@/lib/resolutions/commands/drafts/structure'
import { issueResolution } from '@/lib/resolutions/commands/issue'
import { findReview, listAwaitingIssue } from '@/lib/resolutions/queries/drafts'
import { dayFromNow } from '../../../support/days'
import { type IssuedItem, makeReadyDraft, markOf } from '../../../support/issued'
import { run, said, tally } from '../../../support/run-command'
import { makePerson, makeTown, type Town } from '../../../support/town'

let town: Town
let preparer: Actor
let chief: Actor

const ITEMS: IssuedItem[] = ['Разработать план', 'Провести семинар'].map((text) => ({
  text,
  executors: [{ kind: 'PROGRAM', programs: ['PRIMARY'] }],
  reading: { mode: 'FIXED', dueOn: dayFromNow(200) },
}))

beforeAll(async () => {
  town = await makeTown('Проверка', { schools: 3, kindergartens: 0, additional: 0 })
  preparer = await makePerson(town, 'DEPARTMENT_STAFF', town.department, 'Власова')
  chief = await makePerson(town, 'DEPARTMENT_HEAD', town.department, 'Наумова')
})

const review = (resolutionId: string, mark: string, who = preparer) =>
  run(who, 'resolution.edit', reviewResolution, { resolutionId, mark })
const issue = (resolutionId: string, mark: string, who = chief) =>
  run(who, 'resolution.issue', issueResolution, { resolutionId, mark })
const stateOf = async (id: string) => (await db().resolution.findUniqueOrThrow({ where: { id } })).state
const stepsOf = async (resolutionId: string) => {
  const kinds = ['resolutionReviewed', 'resolutionReviewUndone', 'resolutionIssued']
  const events = await db().event.findMany({ where: { resolutionId, kind: { in: kinds } }, orderBy: { id: 'asc' } })
  return events.map((event) => event.kind)
}

describe('a draft in which nothing is missing', () => {
  it('is marked as checked once, waits for the head, who issues what was checked', async () => {
    const { id, mark } = await makeReadyDraft(preparer, ITEMS)
    expect(tally(await Promise.all([1, 2, 3].map(() => review(id, mark))))).toEqual({ done: 1, already: 2 })
    expect(await stateOf(id)).toBe('REVIEWED')
    const scope = scopeOf(chief, 'resolution.issue')
    if (!scope) throw new Error('no scope')
    expect((await listAwaitingIssue(db(), scope)).map((row) => row.id)).toEqual([id])
    expect((await findReview(db(), scope, id))?.by?.lastName).toBe('Власова')
    expect(await db().assignment.count({ where: { resolutionId: id } })).toBe(0)
    expect(said(await issue(id, mark))).toBe('done')
    expect(await stepsOf(id)).toEqual(['resolutionReviewed', 'resolutionIssued'])
    expect(await listAwaitingIssue(db(), scope)).toEqual([])
    expect(said(await review(id, mark))).toBe('already')
    expect(await stateOf(id)).toBe('ISSUED')
  })

  it('goes through both states when one person checks and issues it', async () => {
    const { id, mark } = await makeReadyDraft(preparer, ITEMS)
    expect(said(await issue(id, mark, preparer))).toBe('done')
    expect(await stepsOf(id)).toEqual(['resolutionReviewed', 'resolutionIssued'])
  })

  it('is a draft again after any change, and what was checked can no longer be issued', async () => {
    const { id, mark, items } = await makeReadyDraft(preparer, ITEMS)
    await review(id, mark)
    const first = { itemId: items[0] ?? '', version: 1 }
    const words = { number: '1', text: 'Разработать и утвердить план', role: 'TASK' as const }
    expect(said(await run(chief, 'resolution.edit', saveItemText, { ...first, ...words }))).toBe('done')
    expect(await stateOf(id)).toBe('DRAFT')
    expect(said(await issue(id, mark))).toBe('CHANGED_MEANWHILE')
    expect(said(await review(id, (await markOf(chief, id)).mark))).toBe('done')
    const moved = { itemId: items[0] ?? '', version: 2, direction: 'down' as const }
    expect(said(await run(chief, 'resolution.edit', moveItem, moved))).toBe('done')
    expect(await stateOf(id)).toBe('DRAFT')
    expect(await stepsOf(id)).toEqual([
      'resolutionReviewed',
      'resolutionReviewUndone',
      'resolutionReviewed',
      'resolutionReviewUndone',
    ])
  })

  it('stays checked when a change is refused', async () => {
    const { id, mark, items } = await makeReadyDraft(preparer, ITEMS)
    await review(id, mark)
    const stale = { itemId: items[0] ?? '', version: 9, number: '1', text: 'Чужое', role: 'TASK' as const }
    expect(said(await run(chief, 'resolution.edit', saveItemText, stale))).toBe('CHANGED_MEANWHILE')
    expect(await stateOf(id)).toBe('REVIEWED')
  })

  it('two changes at once undo the check once', async () => {
    const { id, mark, items } = await makeReadyDraft(preparer, ITEMS)
    await review(id, mark)
    const texts = items.map((itemId) => ({
      itemId,
      version: 1,
      number: '1',
      text: 'Новый текст',
      role: 'TASK' as const,
    }))
    const saved = await Promise.all(texts.map((input) => run(chief, 'resolution.edit', saveItemText, input)))
    expect(tally(saved)).toEqual({ done: 2 })
    expect(await stepsOf(id)).toEqual(['resolutionReviewed', 'resolutionReviewUndone'])
  })
})

it('a draft with something missing is not marked as checked, nor a cancelled or foreign one', async () => {
  const { id, mark } = await makeReadyDraft(preparer, ITEMS)
  const added = { resolutionId: id, newItemId: randomUUID(), afterId: null, number: null, text: 'Ещё один пункт' }
  await run(preparer, 'resolution.edit', addItem, added)
  expect(said(await review(id, mark))).toBe('CHANGED_MEANWHILE')
  expect(said(await review(id, (await markOf(preparer, id)).mark))).toBe('NOT_READY')
  expect(await stateOf(id)).toBe('DRAFT')
  await db().resolution.update({ where: { id }, data: { state: 'CANCELLED' } })
  expect(said(await review(id, mark))).toBe('STATE_REFUSED')
  const other = await makeTown('Чужие', { schools: 0, kindergartens: 0, additional: 0 })
  const stranger = await makePerson(other, 'DEPARTMENT_HEAD', other.department, 'Чужова')
  expect(said(await review(id, mark, stranger))).toBe('NOT_FOUND')
})
