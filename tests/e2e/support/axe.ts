import fs from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

type Axe = {
  run: (
    root: Document,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { target: (string | string[])[] }[] }[] }>
}

const fromPlaywright = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
let source: string | undefined

/** Waits until nothing on the page moves or changes its colour. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      new Promise((told) => {
        requestAnimationFrame(() => requestAnimationFrame(() => told(document.getAnimations().length === 0)))
      }),
  )
}

/**
 * Everything axe knows, the size of targets (WCAG 2.2) too, or the rules named. The engine is put into a page once and asked as often as
 * the page changes its look, and only violations are written out: a path to each of a thousand sound nodes cost more than the judging.
 * The portal has no frames, so nothing has to be gathered from other documents. Its title is judged by `checkPage`, which waits for it: while
 * a page gives way to the next there is none for a moment.
 */
export async function checkAxe(page: Page, rules?: string[]): Promise<void> {
  await still(page)
  source ??= fs.readFileSync(fromPlaywright.resolve('axe-core/axe.min.js'), 'utf8')
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const found = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const asked = only
      ? { runOnly: { type: 'rule', values: only } }
      : { rules: { 'target-size': { enabled: true }, 'document-title': { enabled: false } } }
    const { violations } = await axe.run(document, { ...asked, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  }, rules)
  expect(found, `axe on ${page.url()}`).toEqual([])
}
