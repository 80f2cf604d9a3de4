import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { anAgent } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

test('shortcuts of one letter lead, are listed by « ? », and can be switched off', { skip: noBrowser }, async () => {
  const agent = await anAgent(await withPassword())
  const page = await aWindow()
  await page.goto(`${origin()}/agents/sign_in`)
  await page.getByLabel('E-mail').fill(agent.email ?? '')
  await page.keyboard.type('?g')
  assert.match(await page.getByLabel('E-mail').inputValue(), /\?g$/, 'letters stay letters in a field')
  await page.getByLabel('E-mail').fill(agent.email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/agent_agendas/)
  const agenda = page.url()

  await page.keyboard.press('?')
  await page.waitForURL(/raccourcis/)
  await assertUsable(page)
  await page.getByRole('button', { name: 'Désactiver les raccourcis d’une lettre' }).click()
  await page.getByText('Les raccourcis sont désactivés dans ce navigateur.').waitFor()
  await page.goto(`${agenda}?vue=jour`)
  await countClicks(page)
  await pressEach(page, 'ga')
  assert.equal(await page.evaluate('clicks'), 0, 'they do nothing')

  await page.goto(`${origin()}/agents/raccourcis`)
  await page.getByRole('button', { name: 'Activer les raccourcis d’une lettre' }).click()
  await page.goto(`${agenda}?vue=jour`)
  await pressEach(page, 'gxga')
  await page.waitForURL(agenda)
})

const countClicks = (page: Page) =>
  page.evaluate("window.clicks = 0; document.addEventListener('click', () => window.clicks++)")

async function pressEach(page: Page, keys: string) {
  for (const key of keys) await page.keyboard.press(key)
}
