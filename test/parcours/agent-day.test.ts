import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import { aMotif, anAbsence, anAgent, anOrganisation, aPlage, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

/** Tomorrow of an agent: a plage, an absence, a rdv to come and a cancelled one. */
async function aFullDay() {
  const organisationId = (await anOrganisation({ name: 'MDS Arras-Nord' })).id
  const serviceId = (await aService()).id
  const agent = await anAgent({ ...(await withPassword()), organisationId, serviceId })
  const motif = await aMotif({ organisationId, serviceId, locationType: 'phone' })
  const day = new Date(dayFromNow(1))
  await aPlage({ motifId: motif.id, agentId: agent.id, firstDay: day })
  await anAbsence({ agentId: agent.id, firstDay: day, endDay: day, lastDay: day, startTime: '14:00' })
  const usager = await aUsager({ firstName: 'Inès', lastName: 'Benali' })
  const rdv = { motifId: motif.id, agentIds: [agent.id] }
  await aRdv({ ...rdv, usagerIds: [usager.id], startsAt: instantOn(dayFromNow(1), '09:30') })
  await aRdv({ ...rdv, status: 'excused', startsAt: instantOn(dayFromNow(1), '11:00') })
  return agent
}

for (const options of [
  { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } },
  { javaScriptEnabled: false, viewport: { width: 375, height: 800 } },
]) {
  const how = options.javaScriptEnabled ? 'on a large screen' : 'on a telephone without JavaScript'
  test(`an agent finds a rdv on his day and cancels it, ${how}`, { skip: noBrowser }, async () => {
    const agent = await aFullDay()
    const page = await aWindow(options)
    // axe is a script of the page.
    const usable = () => (options.javaScriptEnabled ? assertUsable(page) : Promise.resolve())

    await page.goto(`${origin()}/agents/sign_in`)
    await page.getByLabel('E-mail').fill(agent.email ?? '')
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.waitForURL(/agent_agendas/)
    await page.goto(`${page.url()}?date=${dayFromNow(1)}&vue=jour`)
    await usable()

    await page.getByRole('link', { name: /Inès BENALI/ }).click()
    await usable()
    await page.getByText(/^Changer le statut/).click()
    const entry = page.getByRole('link', { name: /Annulé à la demande de l’usager/ })
    const { x = -1, width = 0 } = (await entry.boundingBox()) ?? {}
    assert.ok(x >= 0 && x + width <= options.viewport.width, 'the menu is on the screen')
    await entry.click()
    await usable()
    await page.getByText('Un e-mail part à Inès BENALI.').waitFor()
    await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click()

    await page
      .getByRole('status')
      .getByText(/annulé/)
      .waitFor()
    await usable()
    await page.context().close()
  })
}

for (const width of [1280, 375])
  test(`an agent opens from the menu who was refused online, on ${width} pixels`, { skip: noBrowser }, async () => {
    const agent = await aFullDay()
    const motif = await db.motif.findFirstOrThrow({ where: { plages: { some: { plage: { agentId: agent.id } } } } })
    const usager = await aUsager({ firstName: 'Inès', lastName: 'Benali', organisationId: motif.organisationId })
    const refused = { usagerId: usager.id, motifId: motif.id, organisationId: motif.organisationId }
    await db.refus.create({ data: { ...refused, plafond: 'famille_motif', day: new Date(dayFromNow(0)) } })
    const page = await aWindow({ viewport: { width, height: 800 } })
    await page.goto(`${origin()}/agents/sign_in`)
    await page.getByLabel('E-mail').fill(agent.email ?? '')
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.waitForURL(/agent_agendas/)

    if (width < 992) await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('link', { name: 'Réservations refusées' }).click()

    await page.getByRole('rowheader', { name: 'Inès BENALI' }).waitFor()
    await assertUsable(page)
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    assert.equal(isWide, false)
    await page.context().close()
  })

test('on a telephone the menu of a participant opens on the screen, and long values keep their column', {
  skip: noBrowser,
}, async () => {
  const agent = await aFullDay()
  const { serviceId } = await db.agentService.findFirstOrThrow({ where: { agentId: agent.id } })
  const { organisationId } = await db.agentRole.findFirstOrThrow({ where: { agentId: agent.id } })
  const motif = await aMotif({ organisationId, serviceId, collectif: true })
  const usager = await aUsager({ email: 'une.adresse.bien.plus.longue.que.la.largeur.d.un.telephone@exemple.fr' })
  const startsAt = instantOn(dayFromNow(1), '15:30')
  const rdv = await aRdv({
    motifId: motif.id,
    agentIds: [agent.id],
    usagerIds: [usager.id, (await aUsager()).id],
    startsAt,
  })
  const [other] = rdv.participations.slice(1)
  await db.participation.update({ where: { id: other?.id ?? 0 }, data: { status: 'excused' } })
  const page = await aWindow({ viewport: { width: 375, height: 800 } })
  await page.goto(`${origin()}/agents/sign_in`)
  await page.getByLabel('E-mail').fill(agent.email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/agent_agendas/)

  await page.goto(`${origin()}/admin/organisations/${organisationId}/rdvs/${rdv.id}`)
  await page.locator('td summary').first().click()
  const { x = -1, width = 999 } = (await page.locator('td details[open] .rdv-deroulant__liste').boundingBox()) ?? {}
  const lefts: number[] = await page.evaluate(
    `[...document.querySelector('td a[href^="mailto:"]').getClientRects()].map(({ left }) => Math.round(left))`,
  )

  assert.ok(x >= 0 && x + width <= 375, 'the menu is on the screen')
  assert.ok(lefts.length > 1)
  assert.deepEqual([...new Set(lefts)].length, 1)
  await assertUsable(page)
})
