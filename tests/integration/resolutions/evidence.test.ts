import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/kernel/db'
import { keepBytes, readFileBytes } from '@/lib/kernel/files'
import { addFile, addLink, removeEvidence } from '@/lib/resolutions/commands/evidence'
import { saveDraft } from '@/lib/resolutions/commands/reports/save-draft'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { findReadableFile } from '@/lib/resolutions/queries/evidence'
import { kindsOf, makeAssignment } from '../../support/assignments'
import { databaseNow, run, said, tally } from '../../support/run-command'
import { makeWorld, type World } from '../../support/town'
import { pdfFile } from '../../unit/kernel/files/sample-files'

let world: World
beforeAll(async () => {
  process.env.DATA_DIR = mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-files-'))
  world = await makeWorld()
})

const link = (assignmentId: string, requirementKey: string | null = null, requestKey = randomUUID()) => ({
  assignmentId,
  requirementKey,
  requestKey,
  title: 'План на сайте школы',
  url: 'https://school1.ru/plan',
})
const add = (input: ReturnType<typeof link>, who = world.head) => run(who, 'assignment.work', addLink, input)
const remove = (evidenceId: string, who = world.head) => run(who, 'assignment.work', removeEvidence, { evidenceId })

async function upload(assignmentId: string, who = world.head, requestKey = randomUUID()) {
  const kept = await keepBytes({ bytes: pdfFile(), name: '..\\Приказ.pdf' })
  if (!kept.ok) throw new Error(kept.reason)
  const input = { assignmentId, requirementKey: null, title: null, requestKey }
  return run(who, 'assignment.work', (context, given: typeof input) => addFile(context, given, kept.kept), input)
}

describe('evidence', () => {
  it('is added once however often it is sent, starts the work and is an event', async () => {
    const id = await makeAssignment(world)
    const input = link(id)
    expect(tally(await Promise.all(Array.from({ length: 20 }, () => add(input))))).toEqual({ done: 1, already: 19 })
    expect(await kindsOf(id)).toEqual(['assignmentAcknowledged', 'assignmentStarted', 'evidenceAdded'])
  })

  it('answers a requirement of its kind only', async () => {
    const evidence = [{ key: 'order', title: 'Приказ', kind: 'FILE' as const, required: true }]
    const id = await makeAssignment(world, { evidence })
    expect(said(await add(link(id, 'order')))).toBe('EVIDENCE_KIND')
    expect(said(await add(link(id, 'unknown')))).toBe('REQUIREMENT_UNKNOWN')
    expect(said(await add(link(id)))).toBe('done')
  })

  it('is at most thirty pieces', async () => {
    const id = await makeAssignment(world)
    for (let i = 0; i < 30; i++) await add(link(id))
    expect(said(await add(link(id)))).toBe('EVIDENCE_LIMIT')
  })

  it('is taken out of a draft only, by the own people only', async () => {
    const id = await makeAssignment(world)
    const added = await add(link(id))
    const evidenceId = added.ok ? added.data.evidenceId : ''
    expect(said(await remove(evidenceId, world.stranger))).toBe('NOT_FOUND')
    expect(said(await remove(randomUUID()))).toBe('NOT_FOUND')
    expect(said(await remove(evidenceId))).toBe('done')
    expect(await kindsOf(id)).toContain('evidenceRemoved')
    const again = await add(link(id))
    const kept = again.ok ? again.data.evidenceId : ''
    await run(world.head, 'assignment.work', saveDraft, {
      assignmentId: id,
      revision: 1,
      version: 1,
      text: 'План разработан и утверждён приказом.',
      figures: {},
    })
    const sent = { assignmentId: id, revision: 1, version: 2, evidenceSeen: kept, lateReason: null }
    expect(said(await run(world.head, 'assignment.submit', submitReport, sent))).toBe('done')
    expect(said(await remove(kept))).toBe('ALREADY_SUBMITTED')
    expect(said(await add(link(id)))).toBe('ALREADY_SUBMITTED')
  })

  it('is refused after the due moment', async () => {
    const id = await makeAssignment(world)
    await db().assignment.update({
      where: { id },
      data: { currentDueAt: new Date((await databaseNow()).getTime() - 1) },
    })
    expect(said(await add(link(id)))).toBe('DEADLINE_PASSED')
    expect(await kindsOf(id)).toEqual(['reportChangeRefused'])
  })
})

describe('a file', () => {
  it('is kept under its own name without the path, and read back whole', async () => {
    const id = await makeAssignment(world)
    expect(said(await upload(id))).toBe('done')
    const file = await db().storedFile.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    expect(file).toMatchObject({
      name: 'Приказ.pdf',
      mime: 'application/pdf',
      organizationId: world.organizations.school,
    })
    expect(await readFileBytes(file.storageKey)).toEqual(pdfFile())
  })

  it('of a draft is for the own people, the Department and whom it was handed to; sent in, for those who read reports', async () => {
    const id = await makeAssignment(world)
    const added = await upload(id)
    const evidence = await db().evidence.findFirstOrThrow({ where: { id: added.ok ? added.data.evidenceId : '' } })
    const fileId = evidence.fileId ?? ''
    const readers = async () => {
      const found: string[] = []
      for (const name of [
        'head',
        'deputy',
        'teacher',
        'stranger',
        'controller',
        'chief',
        'methodist',
        'parent',
        'admin',
      ] as const) {
        if (await findReadableFile(db(), world[name], fileId)) found.push(name)
      }
      return found
    }
    expect(await readers()).toEqual(['head', 'deputy', 'controller', 'chief'])
    await db().assignment.update({ where: { id }, data: { handedToId: world.teacher.userId } })
    expect(await readers()).toEqual(['head', 'deputy', 'teacher', 'controller', 'chief'])
    await db().executionReport.updateMany({ where: { assignmentId: id }, data: { state: 'SUBMITTED' } })
    expect(await readers()).toEqual(['head', 'deputy', 'teacher', 'controller', 'chief', 'methodist'])
    expect(await findReadableFile(db(), (await makeWorld()).chief, fileId)).toBeNull()
  })

  it("of a resolution is for everybody who reads resolutions once it is issued, before that for the Department's people", async () => {
    const kept = await keepBytes({ bytes: pdfFile(), name: 'Решение.pdf' })
    if (!kept.ok) throw new Error(kept.reason)
    const data = { ...kept.kept, municipalityId: world.municipalityId, createdById: world.chief.userId }
    const { id } = await db().storedFile.create({ data })
    const resolution = await db().resolution.create({
      data: {
        municipalityId: world.municipalityId,
        title: 'Р',
        sourceText: '',
        sourceFileId: id,
        createdById: world.chief.userId,
      },
    })
    expect(await findReadableFile(db(), world.controller, id)).not.toBeNull()
    expect(await findReadableFile(db(), world.head, id)).toBeNull()
    await db().resolution.update({ where: { id: resolution.id }, data: { state: 'ISSUED' } })
    for (const who of [world.head, world.teacher, world.parent, world.stranger]) {
      expect(await findReadableFile(db(), who, id)).not.toBeNull()
    }
    expect(await findReadableFile(db(), world.admin, id)).toBeNull()
  })
})
