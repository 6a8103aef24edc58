import { beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '@/lib/kernel/command'
import { db } from '@/lib/kernel/db'
import { type DraftConflict, saveDraft } from '@/lib/resolutions/commands/reports/save-draft'
import { plantDrafted } from '../support/drafted'
import { counterErrors } from '../support/recount'
import { rewritingSql, withoutConditions, withoutLocks } from '../support/rewrite-sql'
import { run, said } from '../support/run-command'
import { makeWorld, type World } from '../support/town'

/** F6 of the protocol: two tabs save the same draft; one is kept, the other is shown both texts. */
const PAIRS = 1000
const ROWS = 20

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

type Found = { pairs: number; lost: number; unseen: number; gaps: number }

/** Sends `pairs` pairs over rows planted anew, and counts what went wrong. */
async function race(pairs: number, rows: number): Promise<Found> {
  const ids = await plantDrafted(
    world,
    Array.from({ length: rows }, () => new Date(Date.now() + 20 * 86_400_000)),
  )
  const found: Found = { pairs: 0, lost: 0, unseen: 0, gaps: 0 }
  await Promise.all(
    ids.map(async (assignmentId) => {
      for (let round = 0; round < pairs / rows; round++) {
        const version = 2 + round
        const texts = [`Написано в первом окне, круг ${round}.`, `Написано во втором окне, круг ${round}.`] as const
        const save = (text: string) =>
          run(world.head, 'assignment.work', saveDraft, { assignmentId, revision: 1, version, text, figures: {} })
        const results = await Promise.all(texts.map(save))
        found.pairs++
        judge(results, texts, found)
      }
      const report = await db().executionReport.findFirstOrThrow({ where: { assignmentId } })
      if (report.version !== 2 + pairs / rows) found.gaps++
    }),
  )
  return found
}

function judge(results: Result<unknown>[], texts: readonly [string, string], found: Found): void {
  const words = results.map(said)
  const winner = words.indexOf('done')
  const [loser] = results.filter((_, at) => at !== winner)
  if (words.filter((word) => word === 'done').length !== 1) found.lost++
  if (!loser || loser.ok || loser.kind !== 'refused' || loser.reason !== 'CHANGED_MEANWHILE') return
  const { theirs, mine } = loser.details as DraftConflict
  const seen = theirs['Ход исполнения'] === texts[winner] && mine?.['Ход исполнения'] === texts[1 - winner]
  if (!seen) found.unseen++
}

describe('F6: two people save one draft', () => {
  it(`${PAIRS} pairs on ${ROWS} rows: no update lost, no gap in the versions, the second sees both texts`, async () => {
    expect(await race(PAIRS, ROWS)).toEqual({ pairs: PAIRS, lost: 0, unseen: 0, gaps: 0 })
    console.log(`F6 stale edits: ${PAIRS} pairs, 0 lost, 0 unseen, 0 gaps`)
  })

  it('F11: counters equal a recount afterwards', async () => {
    expect(await counterErrors()).toEqual([])
  })

  it('the control: without the lock and the version updates are lost', async () => {
    const found = await rewritingSql(
      (sql) => withoutConditions(withoutLocks(sql)),
      () => race(20, 4),
    )
    expect(found.lost).toBeGreaterThan(0)
  })
})
