import { expect, type Locator, type Page } from '@playwright/test'

/** Presses of Tab until a control has the focus: more than any page of the portal has controls. */
const FAR = 250

/** What is focused, so that a person sees it: within the view and with a ring around it. */
export async function expectSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return 'nothing is focused'
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect()
    if (width === 0 || height === 0) return 'the focused element has no size'
    const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
    if (!inView) return `the focused element is out of view: ${element.outerHTML.slice(0, 100)}`
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    // A page's main part and its windows fill the view; they need no ring.
    if (element.matches('main, h1, [role="dialog"]')) return ''
    return outlineStyle === 'none' || outlineWidth === '0px' ? `no ring around ${element.outerHTML.slice(0, 100)}` : ''
  })
  expect(seen).toBe('')
}

/** Tabs on until the control has the focus, and sees that it is shown. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let at = 0; at < FAR; at++) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
  await expectSeen(page)
}

/** Tabs to a button or link and presses it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Tabs to a field and types. */
export async function type(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(words)
}

/** Types a day into a native field as its parts stand in it: month, day, year where the browser itself speaks English. */
export async function typeDay(page: Page, field: Locator, day: string): Promise<void> {
  await tabTo(page, field)
  const [year, month, date] = day.split('-')
  await page.keyboard.type(`${month}${date}${year}`)
  await expect(field).toHaveValue(day)
}

/** Chooses among radio buttons: one stop of Tab, the arrows do the rest. */
export async function choose(page: Page, group: Locator, name: string): Promise<void> {
  const radios = group.getByRole('radio')
  for (let at = 0; at < FAR; at++) {
    if (await radios.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) break
    await page.keyboard.press('Tab')
  }
  const wanted = group.getByRole('radio', { name })
  if (!(await radios.evaluateAll((all) => all.some((one) => (one as HTMLInputElement).checked))))
    await page.keyboard.press('Space')
  for (let at = 0; at < (await radios.count()) && !(await wanted.isChecked()); at++)
    await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
  await expectSeen(page)
}

/** The places on the page of all that Tab reaches, in its order: at the end the browser takes the focus out, so nothing traps it. */
export async function tabStops(page: Page): Promise<{ top: number; left: number; name: string }[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
  const stops: { top: number; left: number; name: string; key: string }[] = []
  for (let at = 0; at < 400; at++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const { top, left } = element.getBoundingClientRect()
      const all = [...document.querySelectorAll('*')]
      return {
        top: Math.round(top + scrollY),
        left: Math.round(left + scrollX),
        name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
        key: String(all.indexOf(element)),
      }
    })
    if (!stop || stop.key === stops[0]?.key) return stops
    stops.push(stop)
  }
  throw new Error(`Tab goes round on ${page.url()}: ${stops.slice(-3).map(({ name }) => name)}`)
}
