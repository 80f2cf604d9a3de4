import type { Page } from 'playwright-core'
import { type Seen, titleOf, type Walk } from './walk.ts'

/** The same in a browser. */
export function aWalkInBrowser(page: Page): Walk {
  const seen: Seen = { titles: [], words: [], clicks: 0, typed: 0 }
  async function arrive() {
    seen.titles.push(titleOf(await page.title()))
    seen.words.push((await page.locator('main').textContent()) ?? '')
  }
  return {
    seen,
    async opens(path) {
      await page.goto(path)
      await arrive()
    },
    async types(label, text) {
      seen.typed++
      await page.locator('main').getByLabel(label).first().fill(text)
    },
    async ticks(label) {
      seen.clicks++
      await page.locator('main label').filter({ hasText: label }).first().click()
    },
    async presses(name) {
      seen.clicks++
      const named = page.locator('main').locator('button, a[href]').filter({ hasText: name }).first()
      await Promise.all([page.waitForEvent('load'), named.click()])
      await arrive()
    },
  }
}
