import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { instantOn } from '#test/support/days.ts'
import {
  aLieu,
  aMotif,
  anAgent,
  anOrganisation,
  aPlage,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'
import { DAY, readRdv } from './a-sheet.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

async function anOpenRdv(options: Parameters<typeof aWindow>[0] = {}) {
  const territoire = await aTerritoire({ enableContextField: true })
  const place = {
    organisationId: (await anOrganisation({ territoireId: territoire.id })).id,
    serviceId: (await aService()).id,
  }
  const agent = await anAgent({ ...place, accessLevel: 'admin', ...(await withPassword()) })
  const motif = await aMotif({ ...place, collectif: false })
  const lieu = await aLieu({ organisationId: place.organisationId })
  const day = new Date(DAY)
  const open = { firstDay: day, lastDay: day, startTime: '09:00', endTime: '12:00', openOnHolidays: true }
  await aPlage({ motifId: motif.id, agentId: agent.id, lieuId: lieu.id, ...open })
  const usager = await aUsager({ organisationId: place.organisationId, firstName: 'Inès', lastName: 'Benali' })
  const rdv = await aRdv({
    motifId: motif.id,
    lieuId: lieu.id,
    agentIds: [agent.id],
    usagerIds: [usager.id],
    startsAt: instantOn(DAY, '09:30'),
  })
  const page = await aWindow(options)
  await page.goto(`${origin()}/agents/sign_in`)
  await page.getByLabel('E-mail').fill(agent.email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  const path = `${origin()}/admin/organisations/${place.organisationId}/rdvs/${rdv.id}`
  await page.goto(path)
  return { page, path, rdv }
}

test('a rdv is reported in three clicks, each page usable', { skip: noBrowser }, async () => {
  const { page, rdv } = await anOpenRdv()

  await page.getByRole('link', { name: 'Reporter' }).click()
  await page.getByRole('link', { name: 'Premier horaire libre' }).click()
  await assertUsable(page)
  await page
    .getByRole('link', { name: /^11 h( le|$)/ })
    .first()
    .click()
  await assertUsable(page)
  await page.getByRole('button', { name: 'Déplacer le rendez-vous' }).click()

  await page.getByText('Rendez-vous déplacé').waitFor()
  await assertUsable(page)
  assert.equal((await readRdv(rdv)).startsAt.getTime(), instantOn(DAY, '11:00').getTime())
})

test('a rdv is changed on a telephone, without JavaScript, in the dark', { skip: noBrowser }, async () => {
  const { page, rdv } = await anOpenRdv({
    javaScriptEnabled: false,
    viewport: { width: 375, height: 740 },
    colorScheme: 'dark',
  })

  await page.getByRole('link', { name: 'Modifier', exact: false }).first().click()
  await page.getByLabel('Heure').fill('10:15')
  await page.getByLabel('Pause après, en minutes').fill('10')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click()
  assert.match((await page.locator('main').textContent()) ?? '', /de 10\sh\s15/)
  await page.getByRole('button', { name: /^Enregistrer/ }).click()

  assert.match((await page.locator('[role=status]').textContent()) ?? '', /Rendez-vous modifié/)
  const written = await readRdv(rdv)
  assert.deepEqual([written.startsAt, written.minutesAfterRdv], [instantOn(DAY, '10:15'), 10])
})

test('the form, its page of verification and the page of deletion are usable on 320 px', {
  skip: noBrowser,
}, async () => {
  const { page, path, rdv } = await anOpenRdv({ viewport: { width: 320, height: 740 } })

  await page.goto(`${path}/edit`)
  await assertUsable(page)
  await page.getByLabel('Durée en minutes').fill('0')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click()
  await assertUsable(page)
  await page.getByLabel('Durée en minutes').fill('45')
  await page.getByLabel('Heure').fill('10:00')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click()
  await page.getByRole('heading', { name: 'Vérifiez avant d’enregistrer' }).waitFor()
  await assertUsable(page)
  for (const one of ['suppression', 'report/sans_date', 'deplacement?starts_at=demain']) {
    await page.goto(`${path}/${one}`)
    await assertUsable(page)
  }
  assert.equal(await db.rdv.count({ where: { id: rdv.id } }), 1)
})
