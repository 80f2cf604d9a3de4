import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { invitationTokenDigest, newInvitationToken } from '#domain/booking/invitation/invitation-token.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { aLieu, aMotif, anOrganisation, aPlage, aTerritoire, aUsager } from '#test/support/factories.ts'
import { anAddressService, RUE_DES_FOURS } from '#test/support/peers/address-service.ts'
import { useMailServer } from '#test/support/peers/mail-server.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, origin, serve } from '#test/support/visitor.ts'
import { aWalk, titleOf, type Walk } from '#test/support/walk.ts'
import { aWalkInBrowser } from '#test/support/walk-in-browser.ts'
import { createApp } from '../../src/app.ts'

// From the first page to the confirmation: what each kind of person sees, presses and types. A number that grows is a fault.
useBrowser()
serve(() => createApp({ limits: relaxedLimits }))
const mails = await useMailServer()

const service = await anAddressService([RUE_DES_FOURS])
const provider = await useOidcProvider('FRANCECONNECT')
provider.knows('ines', {
  sub: 'ines',
  email: 'ines@exemple.fr',
  given_name: 'Inès',
  family_name: 'Faure',
  birthdate: '1991-12-14',
})
config.ADDRESS_API_URL = service.url

/** Two reasons, one of which is received at two lieux: each question has more than one answer. */
before(async () => {
  const { id: organisationId } = await anOrganisation({
    territoireId: (await aTerritoire({ departementNumber: '62' })).id,
  })
  const days = { firstDay: IN_A_WEEK, lastDay: IN_A_WEEK }
  const invited = { bookableBy: 'agents_and_prescripteurs_and_invited_users' } as const
  const [near, far] = [await aLieu({ organisationId, name: 'MDS Arras-Nord' }), await aLieu({ organisationId })]
  for (const fields of [{ name: 'Consultation' }, { name: 'Aide sociale' }, { name: 'Orientation', ...invited }])
    for (const lieu of [near, far])
      await aPlage({ motifId: (await motifOf(organisationId, fields)).id, lieuId: lieu.id, ...days })
})

const IN_A_WEEK = new Date(Temporal.Now.plainDateISO('Europe/Paris').add({ days: 7 }).toString())

const motifOf = async (
  organisationId: number,
  fields: { name: string; bookableBy?: 'agents_and_prescripteurs_and_invited_users' },
) =>
  (await db.motif.findFirst({ where: { organisationId, name: fields.name } })) ?? aMotif({ organisationId, ...fields })

const SEARCH = [
  'Prendre rendez-vous',
  'Pourquoi prenez-vous rendez-vous ?',
  'Où voulez-vous aller ?',
  'Quel jour et à quelle heure ?',
]
const WHO = 'Qui êtes-vous ?, étape 1 sur 3'
/** The first that is free: the others hold theirs. */
const AN_HOUR = / à \d+\sh/

/** From the first page to an hour. */
async function search(walk: Walk) {
  await walk.opens('/')
  await walk.types('Votre adresse', '12 rue des fours')
  await choose(walk)
}

async function choose(walk: Walk) {
  await walk.presses('Voir les rendez-vous possibles')
  await walk.presses('Consultation')
  await walk.presses('MDS Arras-Nord')
  await walk.presses(AN_HOUR)
}

async function withoutAccount(walk: Walk, email: string) {
  await search(walk)
  await walk.ticks('Pour moi')
  await walk.types('Votre prénom', 'Nadia')
  await walk.types('Votre nom', 'Benali')
  await walk.types('Votre e-mail', email)
  await walk.presses(/^Continuer$/)
  await walk.types('Code reçu', codeSentTo(email))
  await walk.presses(/^Continuer$/)
  await walk.presses('Confirmer le rendez-vous')
}

const codeSentTo = (email: string) =>
  mails.received
    .findLast(({ envelopeTo }) => envelopeTo.includes(email))
    ?.text?.replaceAll(/\s/g, '')
    .match(/\d{6}/)?.[0] ?? assert.fail(`no code was sent to ${email}`)

/** The screens before the page that says « confirmé », and what they asked of the hands. */
async function costOf({ seen }: Walk, email: string) {
  const { titles, words, ...hands } = seen
  const sinceHour = titles.indexOf('Quel jour et à quelle heure ?')
  assert.deepEqual(titles, [...new Set(titles)], 'two pages share a title')
  assert.deepEqual(
    titles.slice(sinceHour, -1).filter((_, at) => !/pas encore/i.test(words[sinceHour + at] ?? '')),
    [],
    'every page before the booking says that it is not confirmed yet',
  )
  const rdvs = await db.rdv.count({ where: { participations: { some: { usager: { email } } } } })
  assert.equal(rdvs, 1, `confirmed: ${titles.join(' > ')}`)
  return { screens: titles.slice(0, -1), ...hands }
}

test('somebody without an account: seven screens', async () => {
  const walk = aWalk({ visitor: aVisitor() })

  await withoutAccount(walk, 'nadia@exemple.fr')

  assert.deepEqual(await costOf(walk, 'nadia@exemple.fr'), {
    screens: [...SEARCH, WHO, 'Quel code avez-vous reçu ?, étape 2 sur 3', 'Tout est juste ?, étape 3 sur 3'],
    clicks: 8,
    typed: 5,
  })
})

test('with JavaScript the same', { skip: noBrowser }, async () => {
  const [without, withScripts] = [
    aWalk({ visitor: aVisitor() }),
    aWalkInBrowser(await aWindow({ baseURL: origin(), viewport: { width: 375, height: 740 } })),
  ]

  await withoutAccount(without, 'sans@exemple.fr')
  await withoutAccount(withScripts, 'avec@exemple.fr')

  assert.deepEqual(await costOf(withScripts, 'avec@exemple.fr'), await costOf(without, 'sans@exemple.fr'))
})

test('by mouse too: the suggestions leave the button in reach, chosen or not', { skip: noBrowser }, async () => {
  for (const width of [1280, 375])
    for (const isChosen of [false, true]) {
      const page = await aWindow({ baseURL: origin(), viewport: { width, height: 900 } })
      await page.goto('/')
      await page.getByLabel('Votre adresse').pressSequentially('12 rue des fours')
      const suggestion = page.getByRole('option').first()
      await suggestion.waitFor()
      if (isChosen) await suggestion.click()

      const button = await page.getByRole('button', { name: 'Voir les rendez-vous possibles' }).boundingBox()
      assert.ok(button)
      const answer = page.waitForEvent('load')
      await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2)
      await answer

      assert.equal(titleOf(await page.title()), 'Pourquoi prenez-vous rendez-vous ?', `${width}, ${isChosen}`)
      await page.close()
    }
})

test('somebody signed in: five screens', async () => {
  const { usager, visitor } = await aSignedInUsager({ address: RUE_DES_FOURS.label, phoneNumber: '+33612345678' })
  const walk = aWalk({ visitor })

  await walk.opens('/')
  await choose(walk)
  await walk.ticks(/^Moi, /)
  await walk.presses('Confirmer le rendez-vous')

  assert.deepEqual(await costOf(walk, String(usager.email)), {
    screens: [...SEARCH, 'Pour qui est ce rendez-vous ?, dernière étape'],
    clicks: 6,
    typed: 0,
  })
})

test('somebody with an account, signed out: seven screens', async () => {
  const { email } = await aUsager({ ...(await withPassword()), phoneNumber: '+33612345678' })
  const walk = aWalk({ visitor: aVisitor() })

  await search(walk)
  await walk.presses('Se connecter')
  await walk.types('E-mail', String(email))
  await walk.types('Mot de passe', PASSWORD)
  await walk.presses('Se connecter')
  await walk.ticks(/^Moi, /)
  await walk.presses('Confirmer le rendez-vous')

  assert.deepEqual(await costOf(walk, String(email)), {
    screens: [...SEARCH, WHO, 'Se connecter', 'Pour qui est ce rendez-vous ?, dernière étape'],
    clicks: 8,
    typed: 3,
  })
})

test('somebody with FranceConnect: six screens, its own apart', async () => {
  const walk = aWalk({ visitor: aVisitor(), abroad: (address) => provider.signIn(address, 'ines') })

  await search(walk)
  await walk.presses('FranceConnect')
  await walk.ticks(/^Moi, /)
  await walk.presses('Confirmer le rendez-vous')

  assert.deepEqual(await costOf(walk, 'ines@exemple.fr'), {
    screens: [...SEARCH, WHO, 'Pour qui est ce rendez-vous ?, dernière étape'],
    clicks: 7,
    typed: 1,
  })
})

test('somebody invited to one reason: three screens', async () => {
  const { email, link } = await anInvitation()
  const walk = aWalk({ visitor: aVisitor() })

  await walk.opens(link)
  await walk.presses('MDS Arras-Nord')
  await walk.presses(AN_HOUR)
  await walk.presses('Confirmer le rendez-vous')

  assert.deepEqual(await costOf(walk, email), {
    screens: [...SEARCH.slice(2), 'Tout est juste ?, dernière étape'],
    clicks: 3,
    typed: 0,
  })
})

/** The link of a partner, to a reason that only invitations open. */
async function anInvitation() {
  const token = newInvitationToken()
  const digest = { rdvInvitationTokenDigest: invitationTokenDigest(token), rdvInvitationTokenUpdatedAt: new Date() }
  const { email } = await aUsager({ phoneNumber: '+33612345678', ...digest })
  const motif = 'motif_name_with_location_type=orientation-public_office'
  return { email: String(email), link: `/prdv?departement=62&${motif}&tkn=${token}` }
}
