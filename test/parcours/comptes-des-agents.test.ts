import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { anAgent, anOrganisation, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { codeOf } from '#test/support/totp.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

type Window = Awaited<ReturnType<typeof aWindow>>

async function giveCredentials(page: Window, path: string, email: string | null) {
  await page.goto(origin() + path)
  await page.getByLabel('E-mail').fill(email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

test('an agent whose organisation wants two factors adds one, and comes back with it, without JavaScript', {
  skip: noBrowser,
}, async () => {
  const organisation = await anOrganisation({ requiresSecondFactor: true })
  const agent = await anAgent({ ...(await withPassword()), organisationId: organisation.id })
  const page = await aWindow({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } })

  await giveCredentials(page, '/agents/sign_in', agent.email)
  await page.getByRole('button', { name: 'Ajouter la double authentification' }).click()
  const secret = (await page.locator('main code').textContent()) ?? ''
  await page.getByLabel('Code affiché').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Vérifier le code' }).click()
  assert.equal(await page.locator('main li code').count(), 10)
  await page.getByRole('link', { name: 'Mes codes sont gardés, continuer' }).click()
  await page.waitForURL(/agent_agendas/)

  await page.context().clearCookies()
  await giveCredentials(page, '/users/sign_in', agent.email)
  await page.getByLabel(/^Code/).fill(codeOf(secret, 1))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.waitForURL(/agent_agendas/)
})

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 375, height: 800 },
]) {
  test(`the pages of an agent's account are usable on ${viewport.width} px`, { skip: noBrowser }, async () => {
    const agent = await anAgent(await withPassword())
    const page = await aWindow({ viewport })

    await giveCredentials(page, '/agents/sign_in', agent.email)
    await page.waitForURL(/agent_agendas/)
    for (const path of ['edit', 'mot-de-passe', 'connexions', 'suppression', 'double-authentification']) {
      await page.goto(`${origin()}/agents/${path}`)
      await assertUsable(page)
    }
    await page.getByLabel('Mot de passe actuel').fill(PASSWORD)
    await page.getByRole('button', { name: 'Ajouter la double authentification' }).click()
    await page.waitForURL(/activation/)
    await assertUsable(page)
    const secret = (await page.locator('main code').textContent()) ?? ''
    await page.getByLabel('Code affiché').fill(codeOf(secret))
    await page.getByRole('button', { name: 'Vérifier le code' }).click()
    await page.getByRole('heading', { name: 'Gardez vos codes de secours' }).waitFor()
    await assertUsable(page)
    await page.goto(`${origin()}/agents/double-authentification/suppression`)
    await assertUsable(page)

    await page.context().clearCookies()
    await giveCredentials(page, '/agents/sign_in', agent.email)
    await page.waitForURL(/sign_in\/code/)
    await assertUsable(page)
  })

  test(`an invitation, the connections and the consultations of a usager are usable on ${viewport.width} px`, {
    skip: noBrowser,
  }, async () => {
    const invited = await anAgent({ confirmedAt: null, invitationSentAt: new Date() })
    const usager = await aUsager({ confirmedAt: null, invitationSentAt: new Date() })
    const now = Temporal.Now.instant()
    const invitation = { purpose: 'invitation', returnTo: null } as const
    const ofAgent = { ...invitation, personType: 'agent', personId: invited.id, email: invited.email ?? '' } as const
    const ofUsager = { ...invitation, personType: 'usager', personId: usager.id, email: usager.email ?? '' } as const
    const page = await aWindow({ viewport })

    await page.goto(
      `${origin()}/agents/invitation/accept?invitation_token=${(await mintAccountLink(ofAgent, now)).token}`,
    )
    await assertUsable(page)
    await page.goto(`${origin()}/invitation`)
    await assertUsable(page)
    await page.getByLabel('Code').fill((await mintAccountLink(ofUsager, now)).code ?? '')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL(/invitation\/accept/)
    await assertUsable(page)
    await page.getByLabel('Mot de passe').fill(PASSWORD)
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
    await page.waitForURL(/users\/rdvs/)
    await page.goto(`${origin()}/users/connexions`)
    await assertUsable(page)

    const { id: organisationId } = await anOrganisation({ name: 'Maison départementale des solidarités d’Arras' })
    const actor = { type: 'agent', id: invited.id, name: 'Sonia LEFÈVRE' } as const
    await recordConsultation({ usagerIds: [usager.id], actor, organisationId, screen: 'fiche', now })
    await page.goto(`${origin()}/users/consultations`)
    await assertUsable(page)
    const display = await page.evaluate("getComputedStyle(document.querySelector('.rdv-tableau td')).display")
    assert.equal(display, viewport.width < 640 ? 'block' : 'table-cell')
  })
}
