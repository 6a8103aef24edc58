import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/kernel/db'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { plantDrafted, submissionOf } from '../support/drafted'
import { counterErrors } from '../support/recount'
import { run, said } from '../support/run-command'
import { makeWorld, type World } from '../support/town'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

const send = async () => {
  const [id = ''] = await plantDrafted(world, [new Date(Date.now() + 20 * 86_400_000)])
  return said(await run(world.head, 'assignment.submit', submitReport, submissionOf(id)))
}

describe('F11: the recount that every fault test ends with', () => {
  it('finds nothing while the triggers work', async () => {
    expect(await send()).toBe('done')
    expect(await counterErrors()).toEqual([])
  })

  it('the control: with the triggers off the difference is seen', async () => {
    await db().$executeRaw`ALTER TABLE "Assignment" DISABLE TRIGGER USER`
    try {
      expect(await send()).toBe('done')
    } finally {
      await db().$executeRaw`ALTER TABLE "Assignment" ENABLE TRIGGER USER`
    }
    expect(await counterErrors()).not.toEqual([])
  })
})
