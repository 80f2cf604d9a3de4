import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { anAgent, anOrganisation, aTerritoire, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

async function aPlace() {
  const territoire = await aTerritoire({ enableLogementField: true, enableFamilySituationField: true })
  const [here, beside] = [
    await anOrganisation({ territoireId: territoire.id }),
    await anOrganisation({ territoireId: territoire.id }),
  ]
  const agent = await anAgent({ ...(await withPassword()), organisationId: here.id })
  const names = { lastName: `Benali${here.id}` }
  await aUsager({ organisationId: here.id, ...names, firstName: 'Nadia', birthDate: new Date('1991-12-14') })
  await aUsager({ organisationId: here.id, ...names, firstName: 'Inès' })
  await aUsager({ organisationId: beside.id, ...names, firstName: 'Voisin' })
  return { agent, users: `${origin()}/admin/organisations/${here.id}/users`, name: `Benali${here.id}` }
}

async function signIn(page: Page, email: string | null) {
  await page.goto(`${origin()}/agents/sign_in`)
  await page.getByLabel('E-mail').fill(email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/agent_agendas/)
}

test('with the keyboard alone, somebody is chosen among suggestions, and his proche gets a file', {
  skip: noBrowser,
}, async () => {
  const { agent, users, name } = await aPlace()
  const page = await aWindow()
  await signIn(page, agent.email)
  await page.goto(`${users}/new?role=proche`)
  await assertUsable(page)

  const field = page.getByRole('combobox', { name: /Chercher la personne responsable/ })
  await field.focus()
  await page.keyboard.type('ines be')
  await page.getByRole('option', { name: /Inès/ }).waitFor()
  assert.equal(await page.getByRole('option').count(), 1)
  await page.keyboard.press('ArrowDown')
  await assertUsable(page)
  await page.keyboard.press('Enter')

  await page
    .getByRole('status')
    .getByText(/Ajout\s: Inès/)
    .waitFor()
  assert.match(await page.title(), /^Ajout\s: Inès/)
  await page.getByText(/Responsable\s: Inès/).waitFor()
  await assertUsable(page)
  await page.getByLabel('Prénom', { exact: true }).fill('Adam')
  await page.getByLabel('Nom d’usage', { exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await page.getByText(/Fiche créée\s: Adam/).waitFor()
  await assertUsable(page)
})

test('Escape closes the suggestions, and the search goes on as a page', { skip: noBrowser }, async () => {
  const { agent, users } = await aPlace()
  const page = await aWindow()
  await signIn(page, agent.email)
  await page.goto(`${users}/new?role=proche`)

  const field = page.getByRole('combobox', { name: /Chercher la personne responsable/ })
  await field.pressSequentially('benali')
  await page.getByRole('option').first().waitFor()
  await field.press('Escape')
  assert.equal(await page.getByRole('option').first().isVisible(), false)
  await field.press('Enter')

  await page.getByText(/2\spersonnes trouvées pour/).waitFor()
})

for (const width of [320, 1280])
  test(`without JavaScript, at ${width} pixels, files are found, chosen, warned about and made`, {
    skip: noBrowser,
  }, async () => {
    const { agent, users, name } = await aPlace()
    const page = await aWindow({ javaScriptEnabled: false, viewport: { width, height: 800 } })
    await signIn(page, agent.email)
    const fits = async () =>
      assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false, page.url())

    await page.goto(`${users}/new?role=proche`)
    await page.getByLabel(/Chercher la personne responsable/).fill('benali')
    await page.keyboard.press('Enter')
    await page.waitForURL(/term=benali/)
    await fits()
    await page.getByRole('button', { name: /Ajouter BENALI.*Nadia/ }).click()
    await page.getByText(/Responsable\s: Nadia/).waitFor()
    await fits()

    await page.getByRole('link', { name: 'Usager responsable' }).click()
    await page.getByLabel('Prénom', { exact: true }).fill('NADIA')
    await page.getByLabel('Nom d’usage', { exact: true }).fill(name)
    for (const [part, value] of [
      ['Jour', '14'],
      ['Mois', '12'],
      ['Année', '1991'],
    ] as const)
      await page.getByLabel(part).fill(value)
    await fits()
    await page.getByRole('button', { name: 'Créer la fiche' }).click()
    await page.getByText('mêmes nom, prénom et date de naissance').waitFor()
    await fits()
    await page.getByRole('button', { name: 'Enregistrer quand même' }).click()
    await page.getByText(/Fiche créée/).waitFor()
    await fits()
  })
