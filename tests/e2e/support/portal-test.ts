import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { checkAxe } from './axe'

export const DEMO_PASSWORD = 'demo-2026'
const WIDE = { width: 1280, height: 900 }

type SignInOptions = {
  width?: number
  colorScheme?: 'light' | 'dark'
  /** A session of its own: for tests that end it or change its role. */
  fresh?: boolean
  /** Another password than that of the demonstration; such a session is never shared. */
  password?: string
}
export type SignInAs = (login: string, options?: SignInOptions) => Promise<Portal>

/** A signed-in person's browser. Opening a page through it checks the page; it is not opt-in (habit 11). */
export class Portal {
  constructor(
    readonly page: Page,
    readonly login: string,
  ) {}

  /** Opens an address and checks what came: no faults, one h1, headings in order, a title, axe. */
  async open(path: string): Promise<void> {
    const response = await this.page.goto(path)
    expect(response?.status(), `${this.login} opens ${path}`).toBeLessThan(400)
    await this.check()
  }

  /** Waits for the page with this title to have come after a press, then checks it. */
  async arrive(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 30_000 })
    await this.check()
  }

  /** Loads the page at hand anew. */
  async reload(): Promise<void> {
    await this.page.reload()
    await hydrated(this.page)
  }

  /** Checks the page at hand. */
  async check(): Promise<void> {
    await checkPage(this.page)
  }

  /** The status of an address as this person, without looking at it. */
  async statusOf(path: string): Promise<number> {
    return (await this.page.request.get(path, { maxRedirects: 0 })).status()
  }

  /** The address of the assignment of an item of the demonstration's resolution № 7, for an organisation where there are many. */
  async assignmentPath(item: string, organization?: string): Promise<string> {
    await this.page.goto(`/assignments?status=all${organization ? `&q=${encodeURIComponent(organization)}` : ''}`)
    const row = this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${item.replace('.', '\\.')}\\. `) }) })
      .filter(organization ? { hasText: organization } : {})
      // Tests that issue a resolution of their own have items of the same numbers.
      .filter({ hasText: /№\s7\sот\s/ })
    return (await row.getByRole('rowheader').getByRole('link').getAttribute('href')) ?? ''
  }
}

/** Waits until the scripts hold every form: what is typed before is kept, but a test types faster than any person. */
export async function hydrated(page: Page): Promise<void> {
  // Where scripts wait for a form to be touched, one is.
  await page.evaluate(() => {
    if (document.querySelector('script[data-late]'))
      document.forms[0]?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  })
  await page.waitForFunction(() =>
    [...document.forms].every((form) => Object.keys(form).some((key) => key.startsWith('__react'))),
  )
}

/** A button or link whose words go on for readers only: «Заполнить» and, unseen, «: пункт 4.2». */
export function step(words: string, about: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal(words)}\\s?: ${literal(about)}$`)
}

const TITLE = /\S.* — Профмаршрут$/

/** What every page must be: titled, with one h1 and headings in order, no sideways scrolling, nothing that axe finds. */
export async function checkPage(page: Page): Promise<void> {
  await expect(page).toHaveTitle(TITLE)
  await hydrated(page)
  const levels = await page
    .locator('h1:visible, h2:visible, h3:visible, h4:visible, h5:visible, h6:visible')
    .evaluateAll((found) => found.map((one) => Number(one.tagName[1])))
  expect(
    levels.filter((level) => level === 1),
    `one h1 on ${page.url()}`,
  ).toHaveLength(1)
  for (const [i, level] of levels.entries()) {
    expect(level - (levels[i - 1] ?? level), `heading order on ${page.url()}: ${levels}`).toBeLessThanOrEqual(1)
  }
  await checkWidth(page)
  await checkAxe(page)
  // Once more: the first may have been the title of the page before.
  await expect(page).toHaveTitle(TITLE)
}

export async function checkWidth(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `sideways scrolling on ${page.url()} at ${page.viewportSize()?.width} px`).toBeLessThanOrEqual(1)
}

/** Fails the test on anything a browser says in its console and on every failed request to ourselves. */
function listen(context: BrowserContext, noise: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      noise.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => noise.push(`exception: ${error.error().message}`))
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1' && hostname !== 'localhost')
      noise.push(`outside request: ${hostname}`)
  })
}

/** Takes what a browser says by itself of a fault that the test has made on purpose out of the noise. */
export function overlook(noise: string[], words: string): void {
  noise.splice(0, noise.length, ...noise.filter((one) => !one.includes(words)))
}

export async function signInByForm(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Логин' }).fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

type Fixtures = {
  noise: string[]
  /** A browser of nobody yet; what it says in its console fails the test like any other's. */
  visit: (options?: BrowserContextOptions) => Promise<Page>
  signInAs: SignInAs
}

export const test = base.extend<Fixtures, { sessions: Map<string, Cookies> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern.
  noise: async ({}, provide) => {
    const noise: string[] = []
    await provide(noise)
    expect(noise, 'the browser console is quiet').toEqual([])
  },
  // One sign-in a worker and person: the form itself has its own tests.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern.
  sessions: [async ({}, provide) => provide(new Map()), { scope: 'worker' }],
  visit: async ({ browser, noise, baseURL }, provide) => {
    const contexts: BrowserContext[] = []
    await provide(async (options) => {
      const context = await browser.newContext({
        baseURL,
        viewport: WIDE,
        locale: 'ru-RU',

        ...options,
      })
      contexts.push(context)
      // A control that is not there is told of long before the test's own time is over.
      context.setDefaultTimeout(20_000)
      context.setDefaultNavigationTimeout(40_000)
      listen(context, noise)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  signInAs: async ({ visit, sessions }, provide) => {
    await provide(async (login, { width = WIDE.width, colorScheme = 'light', fresh, password } = {}) => {
      const page = await visit({ viewport: { width, height: WIDE.height }, colorScheme })
      const shared = !fresh && password === undefined
      const kept = shared && sessions.get(login)
      if (kept) {
        await page.context().addCookies(kept)
        return new Portal(page, login)
      }
      await signInByForm(page, login, password)
      await expect(page).toHaveURL((url) => !url.pathname.startsWith('/sign-in'))
      if (shared) sessions.set(login, await page.context().cookies())
      return new Portal(page, login)
    })
  },
})

export { checkAxe, expect }
