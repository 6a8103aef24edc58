import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import CompletePage from '@/app/(portal)/resolutions/[resolutionId]/complete/page'
import IssuePage from '@/app/(portal)/resolutions/[resolutionId]/issue/page'
import ResolutionPage from '@/app/(portal)/resolutions/[resolutionId]/page'
import ResolutionsPage from '@/app/(portal)/resolutions/page'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import { reviewResolution } from '@/lib/resolutions/commands/drafts/review'
import { changeResolutionState } from '@/lib/resolutions/commands/resolutions'
import { dayFromNow } from '../../support/days'
import { type IssuedItem, makeIssued, makeReadyDraft } from '../../support/issued'
import { cookieOf, fromOwnPage } from '../../support/request'
import { dataOf, run, said } from '../../support/run-command'
import { makeWorld, type World } from '../../support/town'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ refresh: () => {}, push: () => {} }),
}))

let world: World

beforeAll(async () => {
  world = await makeWorld()
  await signIn(world.controller)
})

async function signIn(actor: Actor): Promise<void> {
  const { secret, tokenHash } = newSessionSecret()
  await db().session.create({ data: { userId: actor.userId, grantId: actor.grantId, tokenHash } })
  fromOwnPage(await cookieOf(secret))
}

const items = (): IssuedItem[] => [
  {
    text: 'Разработать план',
    executors: [{ kind: 'PROGRAM', programs: ['PRIMARY'] }],
    reading: { mode: 'FIXED', dueOn: dayFromNow(200) },
  },
]

const ask = (resolutionId: string) => ({ params: Promise.resolve({ resolutionId }), searchParams: Promise.resolve({}) })
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, '|')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/[|\s]*\|[|\s]*/g, '|')
const page = async (id: string) => words(renderToStaticMarkup(await ResolutionPage(ask(id))))
const complete = async (id: string) => words(renderToStaticMarkup(await CompletePage(ask(id))))
const issue = async (id: string) => words(renderToStaticMarkup(await IssuePage(ask(id))))
const list = async (query: Record<string, string> = {}) =>
  words(
    renderToStaticMarkup(await ResolutionsPage({ params: Promise.resolve({}), searchParams: Promise.resolve(query) })),
  )

const to = (resolutionId: string, version: number, state: 'COMPLETED' | 'ARCHIVED' | 'CANCELLED') =>
  run(world.controller, 'resolution.issue', changeResolutionState, {
    resolutionId,
    version,
    to: state,
    note: 'Срок действия истёк',
  })

describe('the pages of a resolution say its state and offer what may be done in it', () => {
  it('issued: an amendment and completing; completed: the archive; archived: neither', async () => {
    const { id, version } = await makeIssued(world.controller, items())
    expect(await page(id)).toMatch(/\|действует\|.*\|Внести изменение\|.*\|Завершить\|/)
    expect(await complete(id)).toMatch(/\|Завершение решения\|.*ждут ещё 2 отчёта/)
    dataOf(await to(id, version, 'COMPLETED'))
    const completed = await page(id)
    expect(completed).toMatch(/\|завершено\|.*\|Передать в архив\|/)
    expect(completed).not.toContain('|Внести изменение|')
    expect(await complete(id)).toContain('|Передача решения в архив|')
    dataOf(await to(id, version + 1, 'ARCHIVED'))
    const archived = await page(id)
    expect(archived).toMatch(/\|в архиве\|.*\|Новое решение на основе этого\|/)
    expect(archived).not.toMatch(/\|(?:Внести изменение|Завершить|Передать в архив)\|/)
    await expect(CompletePage(ask(id))).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/)
    expect(said(await to(id, version + 2, 'CANCELLED'))).toBe('STATE_REFUSED')
    expect(await db().assignment.count({ where: { resolutionId: id, state: 'ISSUED' } })).toBe(2)
    const steps = await db().event.findMany({ where: { resolutionId: id, kind: 'resolutionCompleted' } })
    expect(steps.map(({ data }) => (data as { to: string }).to)).toEqual(['COMPLETED', 'ARCHIVED'])
  })

  it('a draft: issue or mark as checked; checked: said who did, and only the issue is left', async () => {
    const { id, mark } = await makeReadyDraft(world.controller, items())
    expect(await issue(id)).toMatch(/\|Выпустить решение\|.*\|Отметить проверенным\|/)
    dataOf(await run(world.controller, 'resolution.edit', reviewResolution, { resolutionId: id, mark }))
    const checked = await issue(id)
    expect(checked).toMatch(/\|Проверено, ждёт выпуска\|.*Власова.*\|Выпустить решение\|/)
    expect(checked).not.toContain('|Отметить проверенным|')
    expect(await list({ state: 'reviewed' })).toContain('|проверено, ждёт выпуска|')
    expect(await list({ state: 'draft' })).not.toContain('|проверено, ждёт выпуска|')
  })

  it('cancelled: found by its filter, with nothing left to do', async () => {
    const { id, version } = await makeReadyDraft(world.controller, items())
    dataOf(await to(id, version, 'CANCELLED'))
    expect(said(await to(id, version, 'CANCELLED'))).toBe('already')
    const cancelled = await page(id)
    expect(cancelled).toMatch(/\|черновик отменён\|.*поручений по нему нет и не будет/)
    expect(cancelled).not.toMatch(/\|(?:Внести изменение|Завершить|Новое решение на основе этого)\|/)
    await expect(IssuePage(ask(id))).rejects.toThrow(/NEXT_REDIRECT/)
    expect(await list({ state: 'cancelled' })).toContain('|черновик отменён|')
    expect(await db().event.count({ where: { resolutionId: id, kind: 'resolutionDropped' } })).toBe(1)
  })
})
