import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { instantOn } from '#test/support/days.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

const MONDAY = '2026-03-02'

/** Three past rdvs of an agent who is signed in, the first of the list being the last of the day. */
async function aDayBehind(options: Parameters<typeof aWindow>[0] = {}) {
  const organisation = await anOrganisation()
  const serviceId = (await aService()).id
  const agent = await anAgent({ organisationId: organisation.id, serviceId, ...(await withPassword()) })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, name: 'Consultation de nourrisson' })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'Maison des solidarités d’Arras-Nord' })
  const rdvs = []
  for (const [time, lastName] of [
    ['11:00', 'Trois'],
    ['10:00', 'Deux'],
    ['09:00', 'Une'],
  ] as const) {
    const usager = await aUsager({ firstName: 'Inès', lastName, phoneNumber: '0612345678' })
    const fields = { motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], usagerIds: [usager.id] }
    rdvs.push(await aRdv({ ...fields, startsAt: instantOn(MONDAY, time) }))
  }
  const page = await aWindow(options)
  await page.goto(`${origin()}/agents/sign_in`)
  await page.getByLabel('E-mail').fill(agent.email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.waitForURL(/agent_agendas/)
  return { page, rdvs, agent, path: `${origin()}/admin/organisations/${organisation.id}` }
}

const statusesOf = (rdvs: readonly { id: number }[]) =>
  Promise.all(rdvs.map(async ({ id }) => (await db.rdv.findUniqueOrThrow({ where: { id } })).status))

test('past rdvs are completed by keyboard alone, one after the other, without leaving the page', {
  skip: noBrowser,
}, async () => {
  const { page, rdvs, path } = await aDayBehind()
  await page.goto(`${path}/rdvs/a-completer`)
  await assertUsable(page)
  await page.evaluate('window.stays = true')

  await page.getByRole('button', { name: /^A eu lieu : Inès TROIS/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Inès TROIS, ').first().waitFor()
  await page.locator(`#rdv-${rdvs[1]?.id} button:focus`).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator(`#rdv-${rdvs[2]?.id} button:focus`).waitFor()

  assert.equal(await page.evaluate('window.stays'), true, 'the page was not left')
  assert.deepEqual(await statusesOf(rdvs), ['seen', 'noshow', 'unknown'])
  assert.match(await page.title(), /^Inès DEUX, .* absence sans prévenir\. Reste 1\./)
  assert.match((await page.locator('body > [role=status]').textContent()) ?? '', /Inès DEUX/)
  await assertUsable(page)

  await page.getByRole('button', { name: 'Annuler ce changement' }).click()
  await page.locator(`#rdv-${rdvs[1]?.id} button:focus`).waitFor()
  assert.deepEqual(await statusesOf(rdvs), ['seen', 'unknown', 'unknown'])
})

test('the same without JavaScript on a telephone, in the dark: the row that follows is in sight', {
  skip: noBrowser,
}, async () => {
  const viewport = { width: 375, height: 740 }
  const { page, rdvs, path } = await aDayBehind({ javaScriptEnabled: false, viewport, colorScheme: 'dark' })
  await page.goto(`${path}/rdvs/a-completer`)

  await page.getByRole('button', { name: /^Absence : Inès TROIS/ }).click()

  await page.waitForURL(new RegExp(`#rdv-${rdvs[1]?.id}$`))
  assert.deepEqual(await statusesOf(rdvs), ['noshow', 'unknown', 'unknown'])
})

test('lists hold on 320 px: a rdv is three short lines and its buttons', { skip: noBrowser }, async () => {
  const { page, rdvs, path } = await aDayBehind({ viewport: { width: 320, height: 740 } })

  for (const list of [
    'rdvs',
    'rdvs?show_user_details=1',
    'rdvs/a-completer',
    `aujourdhui?jour=${MONDAY}`,
    `rdvs/a-completer/${MONDAY}`,
  ]) {
    await page.goto(`${path}/${list}`)
    await assertUsable(page)
  }
  await page.goto(`${path}/aujourdhui?jour=${MONDAY}`)
  const height = (await page.locator(`#rdv-${rdvs[0]?.id}`).boundingBox())?.height ?? 0
  assert.ok(height > 60 && height < 190, `a row is ${height} px high`)
})

test('the day of a secretary on a telephone begins above the fold', { skip: noBrowser }, async () => {
  const { page, rdvs, path } = await aDayBehind({ viewport: { width: 375, height: 760 } })

  await page.goto(`${path}/aujourdhui`)
  await page.goto(`${path}/aujourdhui?jour=${MONDAY}`)
  await page.locator('main details').first().evaluate('(details) => { details.open = false }')

  const top = (await page.locator(`#rdv-${rdvs[2]?.id}`).boundingBox())?.y ?? Number.POSITIVE_INFINITY
  assert.ok(top <= 760, `the first row begins at ${top} px`)
})

test('the sheet of a day is printed with who comes and how to reach them, without menus nor buttons', {
  skip: noBrowser,
}, async () => {
  const { page, agent, path } = await aDayBehind()
  await page.goto(`${path}/rdvs?agent_id=${agent.id}&start=${MONDAY}&end=${MONDAY}&breadcrumb_page=agenda`)
  assert.equal(await page.getByRole('button', { name: 'Imprimer' }).isVisible(), true)

  await page.emulateMedia({ media: 'print' })

  assert.equal(await page.locator('.rdv-papier').isVisible(), true)
  assert.match((await page.locator('.rdv-papier').textContent()) ?? '', /Agenda de [\s\S]*Lundi 2\smars 2026/)
  for (const hidden of ['.rdv-menu', '.rdv-filtres', '.rdv-gestes', '.rdv-titre']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden)
  }
  assert.equal(await page.locator('.rdv-tableau__suite').count(), 3)
  assert.equal(await page.locator('.rdv-tableau__suite').first().isVisible(), true)
})
