import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import { aMotif, anAgent, anOrganisation, aRdv, aService, aTerritoire, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

const YESTERDAY = instantOn(dayFromNow(-1), '09:30')

async function aPastRdv(options: Parameters<typeof aWindow>[0] = {}, accessLevel: 'basic' | 'admin' = 'basic') {
  const territoire = await aTerritoire({ enableNotesField: true, enableContextField: true })
  const organisation = await anOrganisation({ territoireId: territoire.id })
  const serviceId = (await aService()).id
  const fields = { organisationId: organisation.id, serviceId, accessLevel, ...(await withPassword()) }
  const agent = await anAgent(fields)
  const usager = await aUsager({ organisationId: organisation.id, firstName: 'Inès', lastName: 'Benali' })
  const motif = await aMotif({ organisationId: organisation.id, serviceId })
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], usagerIds: [usager.id], startsAt: YESTERDAY })
  const page = await aWindow(options)
  await page.goto(`${origin()}/agents/sign_in`)
  await page.getByLabel('E-mail').fill(agent.email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.goto(`${origin()}/admin/organisations/${organisation.id}/rdvs/${rdv.id}`)
  return { page, rdv }
}

const statusOf = async ({ id }: { id: number }) => (await db.rdv.findUniqueOrThrow({ where: { id } })).status

test('acceptance 8: « A eu lieu » on a past rdv is done in place, and a basic agent sees no deletion', {
  skip: noBrowser,
}, async () => {
  const { page, rdv } = await aPastRdv()
  await page.evaluate('window.stays = true')

  await page.getByRole('button', { name: 'A eu lieu' }).click()
  await page.getByText('Statut enregistré').waitFor()

  assert.equal(await page.evaluate('window.stays'), true, 'the page was not left')
  assert.equal(await statusOf(rdv), 'seen')
  assert.match(await page.title(), /^Statut enregistré/)
  assert.equal(await page.evaluate('document.activeElement.getAttribute("role")'), 'status')
  assert.equal(await page.getByText('Supprimer').count(), 0)
  await assertUsable(page)

  await page.getByText('Changer le statut').click()
  await page.getByRole('button', { name: 'Effacer ce statut' }).click()
  await page.getByText('Statut effacé').waitFor()
  assert.equal(await statusOf(rdv), 'unknown')
})

test('the same without JavaScript, on a telephone, in the dark', { skip: noBrowser }, async () => {
  const { page, rdv } = await aPastRdv({
    javaScriptEnabled: false,
    viewport: { width: 375, height: 740 },
    colorScheme: 'dark',
  })

  await page.getByRole('button', { name: 'Absence', exact: true }).click()

  assert.match((await page.locator('[role=status]').textContent()) ?? '', /absence sans prévenir/)
  assert.equal(await statusOf(rdv), 'noshow')
})

test('the sheet holds on 320 px, and is printed without its deeds', { skip: noBrowser }, async () => {
  const { page } = await aPastRdv({ viewport: { width: 320, height: 740 } })
  await assertUsable(page)

  await page.emulateMedia({ media: 'print' })

  assert.equal(await page.getByRole('button', { name: 'A eu lieu' }).isVisible(), false)
  assert.equal(await page.getByRole('button', { name: 'Envoyer un rappel' }).isVisible(), false)
  assert.equal(await page.getByRole('heading', { name: 'Participants' }).isVisible(), true)
})
