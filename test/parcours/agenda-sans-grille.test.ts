import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContextOptions } from 'playwright-core'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import { aMotif, anAbsence, anAgent, anOrganisation, aPlage, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { signIn, withPassword } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import {
  agendaPath,
  groupePath,
  groupesPath,
  nouveauGroupePath,
  suppressionDuGroupePath,
} from '#web/agents/agenda/paths.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

const TOMORROW = dayFromNow(1)

/** Two colleagues, their day of tomorrow, and a group of them. */
async function aTeam() {
  const organisationId = (await anOrganisation({ name: 'MDS Arras-Nord' })).id
  const serviceId = (await aService()).id
  const of = { organisationId, serviceId, ...(await withPassword()) }
  const claire = await anAgent({ ...of, firstName: 'Claire', lastName: 'Fontaine' })
  const amina = await anAgent({ ...of, firstName: 'Amina', lastName: 'Diallo' })
  const motif = await aMotif({ organisationId, serviceId, name: 'Consultation de nourrisson' })
  const atelier = await aMotif({ organisationId, serviceId, collectif: true, name: 'Atelier' })
  const day = new Date(TOMORROW)
  for (const { id: agentId } of [claire, amina]) await aPlage({ motifId: motif.id, agentId, firstDay: day })
  await anAbsence({ agentId: amina.id, firstDay: day, endDay: day, lastDay: day, startTime: '14:00' })
  const usagerIds = [(await aUsager({ firstName: 'Inès', lastName: 'Benali' })).id]
  await aRdv({ motifId: motif.id, agentIds: [claire.id], usagerIds, startsAt: instantOn(TOMORROW, '09:30') })
  const seats = { name: 'Portage', maxParticipantsCount: 3, usagerIds }
  await aRdv({ motifId: atelier.id, agentIds: [amina.id], startsAt: instantOn(TOMORROW, '10:00'), ...seats })
  const members = { create: [claire, amina].map(({ id }) => ({ agentId: id })) }
  const group = await db.agentGroup.create({ data: { agentId: claire.id, name: 'Mes collègues', members } })
  return { organisationId, claire, amina, group }
}

async function aWindowOf({ email }: { email: string | null }, options: BrowserContextOptions) {
  const { cookies } = await signIn('/agents/sign_in', email)
  const page = await aWindow(options)
  const kept = [...cookies].map(([name, value]) => ({ name, value, url: origin() }))
  await page.context().addCookies(kept)
  return page
}

for (const width of [1280, 375, 320])
  test(`agendas that the server draws, and groups, are usable on ${width} pixels`, { skip: noBrowser }, async () => {
    const { organisationId, claire, group } = await aTeam()
    const page = await aWindowOf(claire, { viewport: { width, height: 800 } })
    // Without its grid the page is that of whoever has no JavaScript, and axe can be asked.
    await page.route('**/js/agenda/agenda*.js', (route) => route.abort())
    const params = { organisationId, agentId: claire.id }
    const of = { organisationId, groupId: group.id }
    const beside = { group_ids: [group.id], date: TOMORROW }

    for (const path of [
      agendaPath(params, { vue: 'jour', date: TOMORROW }),
      agendaPath(params, { vue: 'jour', ...beside }),
      agendaPath(params, { vue: 'liste', ...beside }),
      agendaPath(params, { vue: 'mois', ...beside }),
      groupesPath(params),
      nouveauGroupePath(params),
      groupePath(of),
      suppressionDuGroupePath(of),
    ]) {
      await page.goto(origin() + path)
      await assertUsable(page)
    }
    await page.context().close()
  })

test('without JavaScript a colleague is set beside, and a free hour of his leads to a new rdv', {
  skip: noBrowser,
}, async () => {
  const { organisationId, claire, amina } = await aTeam()
  const page = await aWindowOf(claire, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } })
  const params = { organisationId, agentId: claire.id }
  await page.goto(origin() + agendaPath(params, { vue: 'jour', date: TOMORROW }))

  assert.equal(await page.getByText('Imprimer', { exact: true }).isVisible(), false)
  await page.getByLabel('Agenda d’un autre agent').selectOption({ value: String(amina.id) })
  await page.getByRole('button', { name: 'Ajouter à côté' }).click()

  await page.getByRole('heading', { level: 1, name: 'Agendas de 2 agents' }).waitFor()
  await page.getByRole('link', { name: /1\/3 Portage/ }).waitFor()
  await page.getByRole('link', { name: /nouveau RDV à 9 h avec Amina DIALLO/ }).click()
  await page.waitForURL(/rdv_wizard_step\/new\?/)
  assert.match(decodeURIComponent(page.url()), new RegExp(`agent_ids\\[\\]=${amina.id}`))
  await page.context().close()
})

test('on paper an agenda is its table, without what is to be clicked', { skip: noBrowser }, async () => {
  const { organisationId, claire } = await aTeam()
  const page = await aWindowOf(claire, {})
  await page.goto(origin() + agendaPath({ organisationId, agentId: claire.id }, { vue: 'jour', date: TOMORROW }))

  await page.emulateMedia({ media: 'print' })

  assert.ok(await page.getByRole('link', { name: /Inès BENALI/ }).isVisible())
  for (const hidden of [
    '.rdv-menu',
    '.rdv-filtres',
    '.rdv-tableau__libre',
    '.rdv-titre__actions',
    '.rdv-ag-outils nav',
  ])
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden)
  await page.context().close()
})
