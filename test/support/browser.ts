import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { BROWSER_ARGUMENTS, findBrowser } from '../../bin/services/browser.ts'

const executablePath = findBrowser()

/** Why browser tests cannot run on this machine; false where they can. */
export const noBrowser = executablePath ? false : 'no browser on this machine (bin/setup --for-tests)'

let browser: Browser | undefined

/** In a test file, once: the browser of this process, and no window left when its tests are over. */
export function useBrowser() {
  before(async () => {
    if (executablePath) browser ??= await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
  })
  after(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
  })
}

/** Somebody's window, cookies and all. */
export async function aWindow(options: BrowserContextOptions = {}): Promise<Page> {
  assert.ok(browser, 'useBrowser() comes first')
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(10_000)
  return context.newPage()
}

/** What every page owes everybody: nothing for axe to say, nothing that scrolls sideways, one h1. */
export async function assertUsable(page: Page) {
  const where = `${page.url()} ${await page.title()}`
  await assertAccessible(page, where)
  assert.equal(await page.locator('h1').count(), 1, where)
}

export async function assertAccessible(page: Page, where: string) {
  // « Legacy »: in the page itself, our pages having no frame of another site; the other way costs twice as much.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    [],
    where,
  )
  assert.equal(
    await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    false,
    `${where} scrolls sideways`,
  )
}
