import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { aLieu, aMotif, anOrganisation, aPlage, aTerritoire } from '#test/support/factories.ts'
import { startMailServer } from '#test/support/peers/mail-server.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(createApp)
useBrowser()

const mailbox = await startMailServer()
config.SMTP_URL = mailbox.url
// Nothing listens there: communes are searched in the list that comes with the product.
config.ADDRESS_API_URL = 'http://127.0.0.1:9'
after(() => mailbox.close())

const skip = noBrowser
const IN_A_WEEK = new Date(Temporal.Now.plainDateISO('Europe/Paris').add({ days: 7 }).toString())

/** A motif of Arras with a plage in a week, at two lieux; others would be alone, and chosen without a question. */
async function anOfferInArras(name: string) {
  const territoire = await aTerritoire({ departementNumber: '62' })
  const { id: organisationId } = await anOrganisation({ territoireId: territoire.id })
  const motif = await aMotif({ organisationId, name })
  const lieu = await aLieu({ organisationId, name: `Maison de ${name}` })
  const days = { firstDay: IN_A_WEEK, lastDay: IN_A_WEEK }
  await aPlage({ motifId: motif.id, lieuId: lieu.id, ...days })
  await aPlage({ motifId: motif.id, lieuId: (await aLieu({ organisationId })).id, ...days })
  await aPlage({ motifId: (await aMotif({ organisationId })).id, lieuId: lieu.id, ...days })
  return { motif, lieu }
}

test('somebody without account nor JavaScript takes a rdv on a telephone', { skip }, async () => {
  const { motif, lieu } = await anOfferInArras('Consultation')
  const page = await aWindow({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } })

  await searchFromHome(page, { motif: motif.name, lieu: lieu.name })
  await chooseFirstHour(page)
  await identify(page, 'nadia.sansjs@exemple.fr')
  await confirm(page)

  assert.match(await page.title(), /Votre rendez-vous est confirmé/)
  const rdv = await db.rdv.findFirstOrThrow({
    where: { motifId: motif.id },
    include: { participations: { include: { usager: true } } },
  })
  const responsibleId = rdv.participations[0]?.usager.responsibleId ?? 0
  assert.equal(rdv.participations[0]?.usager.firstName, 'Inès')
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: responsibleId } })).email, 'nadia.sansjs@exemple.fr')
  assert.equal(rdv.startsAt.toTemporalInstant().toZonedDateTimeISO('Europe/Paris').hour, 9)
})

test('axe finds nothing on the way, and the rdv is moved then cancelled', { skip }, async () => {
  const { motif, lieu } = await anOfferInArras('Suivi de grossesse')
  const page = await aWindow()

  await searchFromHome(page, { motif: motif.name, lieu: lieu.name }, assertUsable)
  await assertUsable(page)
  await chooseFirstHour(page)
  await assertUsable(page)
  await identify(page, 'nadia.avecjs@exemple.fr', assertUsable)
  await confirm(page, assertUsable)
  await assertUsable(page)

  await page
    .getByRole('link', { name: /Changer de jour/ })
    .first()
    .click()
  await assertUsable(page)
  await page
    .locator('.rdv-semaine')
    .getByRole('link', { name: /10 h$/ })
    .or(page.locator('.rdv-semaine').getByRole('button', { name: /10 h$/ }))
    .first()
    .click()
  await assertUsable(page)
  await page.getByRole('button', { name: 'Confirmer le nouvel horaire' }).click()
  const moved = await db.rdv.findFirstOrThrow({ where: { motifId: motif.id } })
  assert.equal(moved.startsAt.toTemporalInstant().toZonedDateTimeISO('Europe/Paris').hour, 10)

  await page.getByRole('link', { name: 'Annuler le rendez-vous' }).first().click()
  await assertUsable(page)
  await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click()
  await assertUsable(page)
  const cancelled = await db.rdv.findFirstOrThrow({ where: { motifId: motif.id } })
  assert.equal(cancelled.status, 'excused')
})

type Look = (page: Page) => Promise<void>
const noLook: Look = async () => undefined

async function searchFromHome(page: Page, { motif, lieu }: { motif: string; lieu: string }, look = noLook) {
  await page.goto(origin())
  await look(page)
  await page.getByLabel('Votre adresse').fill('62000')
  await page.getByRole('button', { name: 'Voir les rendez-vous possibles' }).click()
  await look(page)
  await page.getByText('62000 Arras').first().click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await look(page)
  await page.getByRole('link', { name: motif }).click()
  await look(page)
  await page.getByRole('link', { name: lieu, exact: true }).click()
}

const chooseFirstHour = (page: Page) => page.locator('.rdv-semaine button').first().click()

/** For a child, after one mistake. */
async function identify(page: Page, email: string, look = noLook) {
  await page.getByText('Pour mon enfant ou un proche').click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await look(page)
  await page.getByRole('textbox', { name: 'Son prénom' }).fill('Inès')
  await page.getByRole('textbox', { name: 'Son nom' }).fill('Benali')
  const birth = page.getByRole('group', { name: /Sa date de naissance/ })
  for (const [part, typed] of Object.entries({ Jour: '3', Mois: 'juin', Année: '2020' }))
    await birth.getByLabel(part).fill(typed)
  await page.getByRole('textbox', { name: 'Votre prénom' }).fill('Nadia')
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Benali')
  await page.getByRole('textbox', { name: 'Votre e-mail' }).fill(email)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await look(page)
  const mail = mailbox.received.findLast(({ envelopeTo }) => envelopeTo.includes(email))
  const code = mail?.text?.replaceAll(/\s/g, '').match(/\d{6}/)?.[0] ?? ''
  await page.getByLabel('Code reçu').fill(code)
  await page.getByRole('button', { name: 'Continuer' }).click()
}

/** Looked at, corrected once, and confirmed. */
async function confirm(page: Page, look = noLook) {
  await look(page)
  await page.getByRole('link', { name: 'Modifier la personne' }).click()
  assert.equal(await page.getByRole('textbox', { name: 'Son prénom' }).inputValue(), 'Inès')
  await look(page)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('button', { name: 'Garder 10 minutes de plus' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
}

test('on a telephone the first question is on the first screen, and what an answer calls is hidden until it is given', {
  skip,
}, async () => {
  const { motif, lieu } = await anOfferInArras('Bilan')
  const page = await aWindow({ javaScriptEnabled: false, viewport: { width: 375, height: 740 } })
  const top = async (name: string) => (await page.getByLabel(name).first().boundingBox())?.y ?? Number.POSITIVE_INFINITY

  await searchFromHome(page, { motif: motif.name, lieu: lieu.name })
  await chooseFirstHour(page)
  const forWhom = await top('Pour moi')
  const hidden = await page.getByRole('textbox', { name: 'Son prénom' }).isVisible()
  await page.getByText('Pour moi').click()
  const forSelf = await page.getByRole('textbox', { name: 'Son prénom' }).isVisible()
  await page.getByRole('textbox', { name: 'Votre prénom' }).fill('Nadia')
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Benali')
  await page.getByRole('textbox', { name: 'Votre e-mail' }).fill('nadia.telephone@exemple.fr')
  await page.getByRole('button', { name: 'Continuer' }).click()

  assert.ok(forWhom <= 560, `« pour qui » at ${forWhom} px`)
  assert.ok((await top('Code reçu')) <= 560, `code at ${await top('Code reçu')} px`)
  assert.deepEqual([hidden, forSelf], [false, false])
})
