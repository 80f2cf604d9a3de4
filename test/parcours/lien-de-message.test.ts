import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(createApp)
useBrowser()

test('the link of a message, three letters, and the rdv is cancelled', { skip: noBrowser }, async () => {
  const usager = await aUsager({ lastName: 'Benali' })
  const rdv = await aRdv({ startsAt: new Date(Date.now() + 8 * 24 * 3_600_000), usagerIds: [usager.id] })
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  const page = await aWindow({ viewport: { width: 375, height: 800 } })

  await page.goto(`${origin()}/r/${rdv.id}/${token}`)
  await page.getByLabel(/3 premières lettres/).fill('ben')
  await assertUsable(page)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await assertUsable(page)
  await page.getByRole('link', { name: 'Annuler le rendez-vous' }).click()
  await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click()

  assert.match(await page.title(), /^Votre rendez-vous est annulé/)
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).status, 'excused')
})

test('without account, one asks for one’s links, and a session by link reads its rdv in the list', {
  skip: noBrowser,
}, async () => {
  const usager = await aUsager({ lastName: 'Benali' })
  const rdv = await aRdv({ startsAt: new Date(Date.now() + 8 * 24 * 3_600_000), usagerIds: [usager.id] })
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  const page = await aWindow({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } })

  await page.goto(`${origin()}/users/rdvs`)
  await page.getByRole('link', { name: 'recevoir vos liens par e-mail' }).click()
  await page.getByLabel('Votre e-mail').fill(usager.email ?? '')
  await page.getByRole('button', { name: 'Recevoir mes liens' }).click()
  assert.match(await page.title(), /^Regardez vos messages/)

  const window = await aWindow({ viewport: { width: 375, height: 800 } })
  await window.goto(`${origin()}/users/liens`)
  await assertUsable(window)
  await window.goto(`${origin()}/r/${rdv.id}/${token}`)
  await window.getByLabel(/3 premières lettres/).fill('ben')
  await window.getByRole('button', { name: 'Continuer' }).click()
  await window.getByRole('link', { name: 'Mes rendez-vous' }).first().click()
  await assertUsable(window)
  assert.equal(await window.getByRole('heading', { name: 'À venir (1)' }).count(), 1)
})
