import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** Why browser tests cannot run on this machine; false where they can. */
export const noBrowser = existsSync(executablePath) ? false : `no browser at ${executablePath}`

let browser: Browser

/** In a test file, once: a browser while its tests run. */
export function useBrowser() {
  before(async () => {
    if (!noBrowser) browser = await chromium.launch({ executablePath, args })
  })
  after(() => browser?.close())
}

/** Somebody's window, cookies and all. */
export async function aWindow(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(10_000)
  return context.newPage()
}

/** What every page owes everybody: nothing for axe to say, nothing that scrolls sideways, one h1. */
export async function assertUsable(page: Page) {
  const where = `${page.url()} ${await page.title()}`
  const { violations } = await new AxeBuilder({ page }).analyze()
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
  assert.equal(await page.locator('h1').count(), 1, where)
}
