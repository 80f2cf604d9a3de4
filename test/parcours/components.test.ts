import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { kitchenSinkApp } from '../support/kitchen-sink/app.ts'

serve(() => kitchenSinkApp)
useBrowser()

test('axe finds nothing in the components, light and dark, and nothing scrolls sideways', {
  skip: noBrowser,
}, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      for (const path of ['usager', 'agent', 'errors/404']) {
        const page = await open(path, { colorScheme, viewport: { width, height: 900 } })

        await assertAccessible(page, `${path} ${colorScheme} ${width}`)
        await page.context().close()
      }
    }
  }
})

test('an error is spoken as it is written: no sign is added to it', { skip: noBrowser }, async () => {
  const page = await open('usager')

  const added = await page.evaluate(
    `[...document.querySelectorAll('.fr-message--error')].map((message) => getComputedStyle(message, '::after').content)`,
  )

  assert.deepEqual([...new Set(added as string[])], ['none'])
})

test('an address is chosen with the keyboard, and typing again forgets it', { skip: noBrowser }, async () => {
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

test('the summary of errors takes focus, and a field called by an answer appears with it', {
  skip: noBrowser,
}, async () => {
  const page = await open('usager')

  assert.equal(await page.evaluate('document.activeElement.id'), 'erreurs')
  assert.equal(await page.locator('#where').isVisible(), false)
  await page.getByText('Ailleurs', { exact: true }).click()
  assert.equal(await page.locator('#where').isVisible(), true)
})

test('without JavaScript every field is there and the menus open', { skip: noBrowser }, async () => {
  const page = await open('usager', { javaScriptEnabled: false })
  assert.equal(await page.locator('#where').isVisible(), true)

  const agent = await open('agent', { javaScriptEnabled: false, viewport: { width: 375, height: 900 } })
  await agent.getByRole('button', { name: 'Menu' }).click()
  assert.equal(await agent.getByRole('link', { name: 'Motifs' }).isVisible(), true)
})

async function open(path: string, options: Parameters<typeof aWindow>[0] = {}) {
  const page = await aWindow(options)
  await page.goto(`${origin()}/${path}`)
  return page
}
