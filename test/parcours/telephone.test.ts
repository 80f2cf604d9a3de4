import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { config } from '#infra/config.ts'
import { aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { aLieu, aMotif, anOrganisation, aPlage, aService, aTerritoire } from '#test/support/factories.ts'
import { useMailServer } from '#test/support/peers/mail-server.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

useBrowser()
serve(createApp)
const mails = await useMailServer()

const { ADDRESS_API_URL } = config
// Nothing listens there: communes are searched in the list that comes with the product.
config.ADDRESS_API_URL = 'http://127.0.0.1:9'
after(() => {
  config.ADDRESS_API_URL = ADDRESS_API_URL
})

const IN_A_WEEK = new Date(Temporal.Now.plainDateISO('Europe/Paris').add({ days: 7 }).toString())

/** What makes the pages long: three services, lines of explanation, long names, a text to read before the hours. */
before(async () => {
  const territoireId = (await aTerritoire({ departementNumber: '62' })).id
  const { id: organisationId } = await anOrganisation({ territoireId, phoneNumber: '03 53 01 62 01' })
  const days = { firstDay: IN_A_WEEK, lastDay: IN_A_WEEK }
  const lieux = []
  for (const name of ['Maison des solidarités Arras-Nord', 'Centre social Jean-Jaurès de Saint-Laurent-Blangy'])
    lieux.push(await aLieu({ organisationId, name, address: '27 avenue Jean-Jaurès, 62223 Saint-Laurent-Blangy' }))
  for (const name of ['Insertion et emploi', 'Protection maternelle et infantile (PMI)', 'Service social']) {
    const service = await aService({
      name,
      shortName: name.slice(0, 19),
      description: 'Enfants de moins de 6 ans, grossesse.',
    })
    const motif = await aMotif({
      organisationId,
      serviceId: service.id,
      name: `Consultation du service ${service.shortName}`,
      description: 'Santé d’un enfant, vaccins, conseils.',
      restrictionToAccept: false,
      restrictionForRdv:
        'Cette consultation est pour un enfant du secteur. Un parent ou une personne autorisée doit être là.',
    })
    for (const lieu of lieux) await aPlage({ motifId: motif.id, lieuId: lieu.id, ...days })
  }
})

/** Where the first thing to act on begins, on a telephone of 375 × 740, and how wide the page is when its text is twice as large on 320 px. */
async function measure(page: Page, first: string) {
  await page.setViewportSize({ width: 375, height: 740 })
  const top = await page
    .locator(first)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top)
  return { title: await page.title(), top, ...(await enlarged(page)) }
}

async function enlarged(page: Page) {
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
  const broken = await page.evaluate<string[]>(BROKEN)
  await page.setViewportSize({ width: 320, height: 740 })
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  await page.evaluate("document.documentElement.style.fontSize = ''")
  return { width, broken }
}

/** Words that stand on two lines without a hyphen (an e-mail has none to take); and what is pressed, when its text leaves it. */
const BROKEN = `(() => {
  const broken = []
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement.closest('.fr-sr-only')) continue
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^\\s\\u00a0\\u202f-]+/g)) {
      if (word.includes('@')) continue
      const range = document.createRange()
      range.setStart(texts.currentNode, index)
      range.setEnd(texts.currentNode, index + word.length)
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word)
    }
  }
  for (const { scrollWidth, clientWidth, innerText } of document.querySelectorAll('main :is(a, button)'))
    if (clientWidth > 0 && scrollWidth > clientWidth) broken.push(innerText + ' leaves its box')
  return broken
})()`

test('on a telephone the question comes soon, and twice as large nothing scrolls sideways, breaks or overflows', {
  skip: noBrowser,
}, async () => {
  const page = await aWindow({ baseURL: origin(), javaScriptEnabled: false })
  const email = 'telephone@exemple.fr'
  const seen: [budget: number, Awaited<ReturnType<typeof measure>>][] = []
  const look = async (budget: number, first: string) => void seen.push([budget, await measure(page, first)])

  await page.goto('/')
  await look(560, '#address')
  await page.locator('#address').fill('62000 Arras')
  await page.locator('main button').first().click()
  await look(560, '.rdv-raisons a')
  await page.locator('.rdv-raisons a').first().click()
  await look(560, '.rdv-choix a')
  await page.locator('.rdv-choix a').first().click()
  await look(680, '.rdv-semaine button')
  await page.locator('.rdv-semaine button').first().click()
  await look(560, 'main input[type=radio] + label')
  await page.getByText('Pour moi').click()
  for (const [label, text] of [
    ['Votre prénom', 'Nadia'],
    ['Votre nom', 'Benali'],
    ['Votre e-mail', email],
  ] as const)
    await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await look(560, 'main input[name=code]')
  const mail = mails.received.findLast(({ envelopeTo }) => envelopeTo.includes(email))
  await page.locator('main input[name=code]').fill(mail?.text?.replaceAll(/\s/g, '').match(/\d{6}/)?.[0] ?? '')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await look(Number.POSITIVE_INFINITY, 'main button')
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
  await look(Number.POSITIVE_INFINITY, 'main a')
  const rdv = new URL(page.url()).pathname
  for (const path of [`${rdv}/creneaux`, `${rdv}/annulation`, '/users/rdvs', '/users/sign_in', '/aide']) {
    await page.goto(path)
    await look(Number.POSITIVE_INFINITY, 'main')
  }

  assert.equal(seen.length, 13)
  for (const [budget, { title, top, width, broken }] of seen) {
    assert.ok(top <= budget, `${title}: the first thing to act on is at ${Math.round(top)}, ${budget} at most`)
    assert.equal(width, 320, `${title} scrolls sideways`)
    assert.deepEqual(broken, [], `${title} breaks words`)
  }
})
