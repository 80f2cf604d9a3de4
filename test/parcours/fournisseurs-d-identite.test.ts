import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { anAgent } from '#test/support/factories.ts'
import { useDemoProviders } from '#test/support/peers/demo-providers.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { superAdminEmail } from '../../prisma/seed/sign-ins.ts'
import { createApp } from '../../src/app.ts'

await useDemoProviders()
useBrowser()
serve(createApp)

const aVisit = (javaScriptEnabled = true) => aWindow({ javaScriptEnabled, baseURL: origin() })

for (const javaScriptEnabled of [true, false])
  test(`a usager goes to FranceConnect and back, and leaves both${javaScriptEnabled ? '' : ', without JavaScript'}`, {
    skip: noBrowser,
  }, async () => {
    const page = await aVisit(javaScriptEnabled)
    await page.goto('/users/sign_in')
    if (javaScriptEnabled) await assertUsable(page)

    await page.getByRole('button', { name: 'S’identifier avec FranceConnect' }).click()
    await page.getByRole('button', { name: /Inès Faure/ }).click()

    await page.getByText(/avec FranceConnect/).waitFor()
    assert.match((await page.getByRole('banner').textContent()) ?? '', /Inès FAURE/)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    assert.equal(new URL(page.url()).pathname, '/')
    assert.doesNotMatch((await page.getByRole('banner').textContent()) ?? '', /Inès FAURE/)
  })

test('an agent goes to ProConnect and back', { skip: noBrowser }, async () => {
  await anAgent({ email: 'agent@rdv.test' })
  const page = await aVisit()
  await page.goto('/agents/sign_in')
  await assertUsable(page)

  await page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click()
  await page.getByRole('button', { name: /Camille Delattre/ }).click()

  await page.getByText('Connexion réussie avec ProConnect.').waitFor()
})

test('a super admin goes to GitHub and back', { skip: noBrowser }, async () => {
  await db.superAdmin.create({ data: { email: superAdminEmail, firstName: 'Gaëlle', lastName: 'Roussel' } })
  const page = await aVisit()
  await page.goto('/connexion_super_admins')
  await assertUsable(page)

  await page.getByRole('button', { name: 'Se connecter avec GitHub' }).click()
  await page.getByRole('button', { name: /Gaëlle Roussel/ }).click()

  await page.getByRole('heading', { name: 'Super administration' }).waitFor()
  await assertUsable(page)
})
