import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { runIbm } from '../tests/e2e/support/ibm'
import { hydrated, Portal, signInByForm } from '../tests/e2e/support/portal-test'
import { makeDraft, PUBLIC_PAGES, ROLES } from '../tests/e2e/support/roles'
import { hasJava, runNu } from './access/nu'
import { type Row, showTable, telling } from './access/table'
import { buildOnce } from './start/build'
import { runMain } from './support/sentence'
import { provideChromium } from './test/chromium'
import { withDemoPortal } from './test/demo-portal'

const WIDE = { width: 1280, height: 900 }

/** One page as one person: what axe and IBM's engine say of it at once, and its HTML for Nu afterwards. */
async function checkPage(portal: Portal, address: string): Promise<{ row: Row; html: string }> {
  const { page } = portal
  const response = await page.goto(address)
  const html = (await response?.text()) ?? ''
  await hydrated(page)
  // What is folded away is judged too.
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true
  })
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(AXE).analyze()
  const ibm = await runIbm(page)
  const findings = [
    ...(response?.ok() ? [] : [telling('portal', 'error', `HTTP ${response?.status()}`)]),
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html: snippet }) => telling('axe', 'error', id, `${target.join(' ')} ${snippet}`)),
    ),
    ...ibm.errors.map(({ rule, message, snippet }) => telling('ibm', 'error', `${rule}: ${message}`, snippet)),
    ...ibm.warnings.map(({ rule, message, snippet }) => telling('ibm', 'warning', `${rule}: ${message}`, snippet)),
  ]
  return { row: { login: portal.login, address, findings }, html }
}

/** Everything axe knows, the best practices and the size of targets too. */
const AXE = { rules: { 'target-size': { enabled: true } } }

/** Every page of every role, and those before the sign-in. */
async function* addresses(browser: Browser, baseURL: string): AsyncGenerator<[Portal, string]> {
  const contexts: BrowserContext[] = []
  const someone = async () => {
    const context = await browser.newContext({ baseURL, viewport: WIDE, locale: 'ru-RU' })
    contexts.push(context)
    return context.newPage()
  }
  const nobody = new Portal(await someone(), '—')
  for (const address of PUBLIC_PAGES) yield [nobody, address]
  for (const { login, part, pages } of ROLES) {
    const page = await someone()
    await signInByForm(page, login)
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    const portal = new Portal(page, login)
    for (const address of new Set(await pages(portal))) yield [portal, address]
    if (part !== ' about resolutions') continue
    const { draft, forms, issue } = await makeDraft(portal)
    for (const address of [draft, ...forms, issue]) yield [portal, address]
  }
  for (const context of contexts) await context.close()
}

/**
 * `npm run access`: every page of every role on the demonstration's data by three engines: axe, IBM's, and W3C's Nu checker where
 * there is Java. Prints pages and findings; an error ends it with 1.
 */
runMain(async () => {
  const executablePath = await provideChromium()
  await buildOnce(console.log)
  const rows: Row[] = []
  const sources = new Map<string, string>()
  const given = process.env.ACCESS_URL
  const walk = async (baseURL: string) => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await chromium.launch({ executablePath, args })
    try {
      for await (const [portal, address] of addresses(browser, baseURL)) {
        const { row, html } = await checkPage(portal, address)
        rows.push(row)
        sources.set(`${portal.login} ${address}`, html)
      }
    } finally {
      await browser.close()
    }
  }
  await (given ? walk(given) : withDemoPortal(walk))
  const java = await hasJava()
  if (java) {
    for (const { page, kind, message, extract } of await runNu(sources)) {
      const row = rows.find(({ login, address }) => `${login} ${address}` === page)
      row?.findings.push(telling('nu', kind, message, extract))
    }
  }
  const errors = showTable(rows)
  if (!java) console.log('Java не найдена: третий проверяющий (Nu) не запускался.')
  return errors > 0 ? 1 : 0
})
