import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { kitchenSinkApp } from '../support/kitchen-sink/app.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const skip = existsSync(executablePath) ? false : `no browser at ${executablePath}`
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

const server = kitchenSinkApp.listen(0, '127.0.0.1')
let browser: Browser

before(async () => {
  if (!skip) browser = await chromium.launch({ executablePath, args })
})

after(async () => {
  server.close()
  await browser?.close()
})

test('axe finds nothing in the components, light and dark, and nothing scrolls sideways', { skip }, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      for (const path of ['usager', 'agent', 'errors/404']) {
        const page = await open(path, { colorScheme, viewport: { width, height: 900 } })
        const where = `${path} ${colorScheme} ${width}`

        const { violations } = await new AxeBuilder({ page }).analyze()

        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
          [],
          where,
        )
        assert.ok((await page.evaluate('document.documentElement.scrollWidth - innerWidth')) === 0, where)
        await page.context().close()
      }
    }
  }
})

test('an address is chosen with the keyboard, and typing again forgets it', { skip }, async () => {
  const page = await open('usager')
  const field = page.getByRole('combobox', { name: 'Votre adresse' })

  await field.pressSequentially('12 rue')
  await page.getByRole('option').first().waitFor()
  await field.press('ArrowDown')
  await field.press('ArrowDown')
  await field.press('Enter')

  assert.equal(await field.inputValue(), '12 rue des Fontaines, 62001 Arras')
  assert.equal(await page.locator('input[name=latitude]').inputValue(), '50.1')
  await field.press('x')
  assert.equal(await page.locator('input[name=latitude]').inputValue(), '')
})

test('the summary of errors takes focus, and a field called by an answer appears with it', { skip }, async () => {
  const page = await open('usager')

  assert.equal(await page.evaluate('document.activeElement.id'), 'erreurs')
  assert.equal(await page.locator('#where').isVisible(), false)
  await page.getByText('Ailleurs', { exact: true }).click()
  assert.equal(await page.locator('#where').isVisible(), true)
})

test('without JavaScript every field is there and the menus open', { skip }, async () => {
  const page = await open('usager', { javaScriptEnabled: false })
  assert.equal(await page.locator('#where').isVisible(), true)

  const agent = await open('agent', { javaScriptEnabled: false, viewport: { width: 375, height: 900 } })
  await agent.getByRole('button', { name: 'Menu' }).click()
  assert.equal(await agent.getByRole('link', { name: 'Motifs' }).isVisible(), true)
})

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  await page.goto(`http://127.0.0.1:${address.port}/${path}`)
  return page
}
