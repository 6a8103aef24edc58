import fs from 'node:fs'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { buildOnce } from './start/build'
import { root } from './support/root'
import { runMain } from './support/sentence'
import { provideChromium } from './test/chromium'
import { withDemoPortal } from './test/demo-portal'

const FOLDER = path.join(root, 'docs', 'screenshots')

type Shot = {
  name: string
  login: string | null
  width?: number
  dark?: boolean
  /** What «Версия для слабовидящих» is set to, by the words of its panel. */
  look?: string[]
  open: (page: Page) => Promise<unknown>
}

const at = (address: string) => (page: Page) => page.goto(address)

/** Follows the first link of the list whose words fit. */
const through = (address: string, words: RegExp) => async (page: Page) => {
  await page.goto(address)
  const left = page.url()
  await page.getByRole('link', { name: words }).first().click()
  await page.waitForURL((url) => url.href !== left)
  await page.waitForLoadState('networkidle')
}

const RECORD = '[0-9a-f-]{36}'

/** Follows the first links to a record, one after another: «/plans/*», then «/plans/*\/calendar». */
const into =
  (address: string, ...patterns: string[]) =>
  async (page: Page) => {
    await page.goto(address)
    for (const pattern of patterns) {
      const fits = new RegExp(`^${pattern.replaceAll('*', RECORD)}$`)
      const links = await page.locator('main a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
      const found = links.find((href) => fits.test(href))
      if (!found) throw new Error(`Нет ссылки ${pattern} на ${page.url()}`)
      await page.goto(found)
    }
  }

async function importRealResolution(page: Page): Promise<void> {
  await page.goto('/resolutions/new')
  await page.locator('input[type=file]').setInputFiles(path.join(root, 'prisma', 'seed', 'kollegiya-2022-02-25.txt'))
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/draft/)
  // The panes themselves: source text and cards side by side.
  await page
    .getByText('Пункт 2.1', { exact: true })
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }))
}

const SHOTS: Shot[] = [
  { name: 'sign-in', login: null, open: at('/sign-in') },
  { name: 'department-home', login: 'department', open: at('/') },
  { name: 'department-home-dark', login: 'department', dark: true, open: at('/') },
  { name: 'assignments', login: 'department', open: at('/assignments') },
  { name: 'matrix', login: 'department', open: through('/', /Открыть матрицу/) },
  { name: 'summary', login: 'department', open: through('/', /Справка об исполнении/) },
  { name: 'reviews', login: 'department2', open: at('/reviews') },
  { name: 'extensions', login: 'department2', open: at('/extensions') },
  { name: 'import-preview', login: 'department2', open: importRealResolution },
  { name: 'calendar', login: 'department', open: at('/calendar') },
  { name: 'organizations', login: 'department', open: at('/organizations') },
  { name: 'head-home', login: 'head.school3', open: at('/') },
  { name: 'head-home-phone', login: 'head.school3', width: 360, open: at('/') },
  { name: 'assignment', login: 'head.school3', open: through('/', /^4\.2/) },
  { name: 'matrix-phone', login: 'department', width: 360, open: through('/', /Открыть матрицу/) },
  { name: 'matrix-dark', login: 'department', dark: true, open: through('/', /Открыть матрицу/) },
  { name: 'report', login: 'head.school3', open: through('/', /^Досдать/) },
  { name: 'teacher-home', login: 'teacher.school1', open: at('/') },
  { name: 'parent-home', login: 'parent1', open: at('/') },
  { name: 'assignment-phone', login: 'head.school3', width: 360, open: through('/', /^4\.2/) },
  { name: 'classes', login: 'head.school1', open: at('/classes') },
  { name: 'plan', login: 'head.school2', open: into('/plans', '/plans/*') },
  { name: 'plan-calendar', login: 'head.school2', open: into('/plans', '/plans/*', '/plans/*/calendar') },
  { name: 'curriculum', login: 'head.school1', open: at('/curriculum') },
  { name: 'activities', login: 'teacher.school1', open: at('/activities') },
  { name: 'hours', login: 'teacher.school1', open: into('/hours', '/hours/*') },
  { name: 'pathways', login: 'teacher.school1', open: into('/pathways', '/pathways/classes/*') },
  { name: 'pathway', login: 'teacher.school1', open: into('/pathways', '/pathways/classes/*', '/pathways/*') },
  { name: 'family-phone', login: 'parent2', width: 360, open: at('/') },
  { name: 'family-phone-dark', login: 'parent2', width: 360, dark: true, open: at('/') },
  { name: 'consents', login: 'pedagogue.kindergarten1', open: into('/consents', '/consents/classes/*') },
  { name: 'diagnostics', login: 'psychologist.school1', open: through('/diagnostics', /^8А/) },
  { name: 'graduates', login: 'head.school1', open: into('/outcomes', '/outcomes/classes/*') },
  { name: 'graduates-summary', login: 'department', open: at('/outcomes/summary') },
  // The last: this look is kept with the account.
  { name: 'low-vision', login: 'head.school3', look: ['белым по чёрному', '150 %'], open: at('/') },
]

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Логин').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill('demo-2026')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

async function chooseLook(page: Page, choices: string[]): Promise<void> {
  await page.goto('/look')
  for (const words of choices) {
    await page.getByText(words, { exact: true }).click()
    await page.getByText('Сохранено.').waitFor()
  }
}

async function take(context: BrowserContext, { name, login, look, open }: Shot): Promise<void> {
  const page = await context.newPage()
  if (login) await signIn(page, login)
  if (look) await chooseLook(page, look)
  await open(page)
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) })
  console.log(`docs/screenshots/${name}.png`)
}

/** `npm run screenshots`: the pictures of README and for comparing, taken from the built portal with the demo data. */
runMain(async () => {
  const executablePath = await provideChromium()
  await buildOnce(console.log)
  fs.mkdirSync(FOLDER, { recursive: true })
  await withDemoPortal(async (baseURL) => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await chromium.launch({ executablePath, args })
    for (const shot of SHOTS) {
      const viewport = { width: shot.width ?? 1280, height: shot.width ? 780 : 860 }
      const colorScheme = shot.dark ? 'dark' : 'light'
      const context = await browser.newContext({ baseURL, viewport, colorScheme, locale: 'ru-RU' })
      await take(context, shot)
      await context.close()
    }
    await browser.close()
  })
  return 0
})
