import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../../scripts/support/root'

export type Finding = { rule: string; message: string; snippet: string }

type Verdict = 'PASS' | 'FAIL' | 'POTENTIAL' | 'MANUAL'
type Result = { ruleId: string; value: [string, Verdict]; message: string; snippet: string; path: { dom: string } }
type Engine = {
  Checker: new () => { check: (root: Document, rulesets: string[]) => Promise<{ results: Result[] }> }
}

/**
 * The engine takes all forms of a page for one, so that equal questions of two forms seem to be one group torn apart; axe judges groups
 * of radio buttons rightly.
 */
const MISTAKEN = new Set(['input_checkboxes_grouped'])

const engine = path.join(root, 'node_modules', 'accessibility-checker-engine', 'ace-window.js')
let source: string | undefined

/**
 * IBM's equal-access engine over the page at hand, WCAG 2.2: what it is sure of (violations that fail), and what it recommends.
 * The engine comes with the packages and asks nobody.
 */
export async function runIbm(page: Page): Promise<{ errors: Finding[]; warnings: Finding[] }> {
  source ??= fs.readFileSync(engine, 'utf8')
  if (!(await page.evaluate(() => 'ace_ibma' in globalThis))) await page.evaluate(source)
  const failed = await page.evaluate(async () => {
    // A label folded away is no label to the engine; what is folded away is to be judged too.
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const part of folded) part.open = true
    const { Checker } = (globalThis as unknown as { ace_ibma: Engine }).ace_ibma
    const { results } = await new Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility'])
    for (const part of folded) part.open = false
    return results
      .filter(({ value }) => value[1] === 'FAIL')
      .map(({ ruleId, value, message, snippet, path }) => ({
        kind: value[0],
        finding: { rule: ruleId, message, snippet: `${path.dom} ${snippet}` },
      }))
  })
  const of = (kind: string) =>
    failed.filter((one) => one.kind === kind && !MISTAKEN.has(one.finding.rule)).map(({ finding }) => finding)
  return { errors: of('VIOLATION'), warnings: of('RECOMMENDATION') }
}
