import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepNarrowing } from '#domain/booking/rdv/rdv-narrowing-queries.ts'
import { db, pool } from '#infra/db.ts'
import { aMotif, anAgent, anOrganisation, aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { type Answer, aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)

const searchIn = ({ $ }: Answer) => $('main a.fr-btn').first().attr('href') ?? ''

const linksOf = ({ $ }: Answer) => $('.rdv-carte h3 a').length

test('rdvs to come and past are apart, those of proches among them', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const ines = await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null })
  await aRdv({ startsAt: inDays(8), usagerIds: [usager.id] })
  await aRdv({ startsAt: inDays(9), usagerIds: [ines.id] })
  await aRdv({ startsAt: inDays(-9), usagerIds: [usager.id], status: 'seen' })
  await aRdv({ startsAt: inDays(8) })

  const toCome = await visitor.get('/users/rdvs')
  const past = await visitor.get('/users/rdvs?past=true')

  assert.deepEqual([linksOf(toCome), linksOf(past)], [2, 1])
  assert.match(toCome.$('.rdv-carte').last().text(), /Inès/, 'the nearest first')
  assert.match(toCome.$('.rdv-onglets').text(), /À venir \(2\)\s+Passés \(1\)/)
})

test('invisible motifs are not listed, nor the rdvs of another brand', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const invisible = await aMotif({ visibilityType: 'invisible' })
  const numerique = await aMotif({ organisationId: (await anOrganisation({ verticale: 'rdv_aide_numerique' })).id })
  const mairie = await aMotif({ organisationId: (await anOrganisation({ verticale: 'rdv_mairie' })).id })
  for (const { id } of [invisible, numerique, mairie])
    await aRdv({ startsAt: inDays(8), motifId: id, usagerIds: [usager.id] })

  const page = await visitor.get('/users/rdvs')

  assert.equal(linksOf(page), 1)
  assert.match(page.$('.rdv-carte').text(), new RegExp(mairie.name))
})

test('long lists have pages', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const motif = await aMotif()
  const agent = await anAgent({ organisationId: motif.organisationId })
  for (let day = 1; day <= 26; day++)
    await aRdv({ startsAt: inDays(day), motifId: motif.id, agentIds: [agent.id], usagerIds: [usager.id] })

  const first = await visitor.get('/users/rdvs')
  const second = await visitor.get('/users/rdvs?page=2')
  const odd = await visitor.get('/users/rdvs?page=x&past[]=1')

  assert.deepEqual([linksOf(first), linksOf(second)], [25, 1])
  assert.match(second.$('title').text(), /page 2 sur 2/)
  assert.equal(odd.status, 200)
})

test('nothing to show says what to do', async () => {
  const { visitor } = await aSignedInUsager()

  const page = await visitor.get('/users/rdvs')

  assert.match(page.text, /Aucun rendez-vous à venir/)
  assert.match(page.$('.rdv-vide a').attr('href') ?? '', /prendre_rdv/)
})

test('cancelled rdvs come last and are not counted', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const motif = await aMotif({ collectif: true })
  await aRdv({ startsAt: inDays(7), usagerIds: [usager.id], status: 'revoked' })
  const coming = await aRdv({ startsAt: inDays(8), usagerIds: [usager.id] })
  const left = await aRdv({ startsAt: inDays(6), motifId: motif.id, usagerIds: [usager.id, (await aUsager()).id] })
  await db.participation.updateMany({
    where: { rdvId: left.id, usagerId: usager.id },
    data: { status: 'excused' },
  })

  const page = await visitor.get('/users/rdvs')

  assert.match(page.$('.rdv-onglets').text(), /À venir \(1\)/)
  assert.deepEqual(
    page
      .$('main h2.fr-h4')
      .map((_, title) => page.$(title).text())
      .get(),
    ['À venir (1)', 'Annulés'],
  )
  const lists = page
    .$('.rdv-cartes')
    .map((_, list) => page.$(list).find('h3 a').length)
    .get()
  assert.deepEqual(lists, [1, 2])
  assert.equal(page.$('.rdv-cartes').first().find(`a[href="/users/rdvs/${coming.id}"]`).length > 0, true)
})

test('cancelled rdvs have pages of their own: the last of thirty is reached', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const motif = await aMotif()
  const agent = await anAgent({ organisationId: motif.organisationId })
  const shared = { motifId: motif.id, agentIds: [agent.id], usagerIds: [usager.id], status: 'revoked' as const }
  const ids: number[] = []
  for (let day = 1; day <= 30; day++) ids.push((await aRdv({ startsAt: inDays(day), ...shared })).id)

  const first = await visitor.get('/users/rdvs')
  const links = first.$('nav[aria-label="Pages des rendez-vous annulés"] a[href]').toArray()
  const second = await visitor.get(first.$(links.at(-1)).attr('href')?.replace('#annules', '') ?? '')
  const beyond = await visitor.get('/users/rdvs?annules=9')

  assert.deepEqual([linksOf(first), linksOf(second), linksOf(beyond)], [25, 5, 5])
  assert.equal(first.$('#annules').length, 1)
  assert.equal(second.$(`h3 a[href="/users/rdvs/${ids.at(-1)}"]`).length, 1)
  assert.match(second.$('title').text(), /annulés, page 2 sur 2/)
})

test('another rdv is sought near where the first one was', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const own = { createdByType: 'usager', createdById: usager.id } as const
  const rdv = await aRdv({ startsAt: inDays(8), usagerIds: [usager.id], ...own })
  await keepNarrowing(pool, rdv.id, { cityCode: '62041', streetBanId: '62041_0040' })

  const page = await visitor.get('/users/rdvs')

  assert.match(searchIn(page), /^\/prendre_rdv\?departement=\w+&city_code=62041&street_ban_id=62041_0040$/)
})

test('where a rdv was sought is told to nobody but who sought it, and not once another family comes', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const other = await aUsager()
  const narrowed = { cityCode: '62041', streetBanId: '62041_0040' }
  const by = (id: number) => ({ createdByType: 'usager', createdById: id }) as const
  const shared = await aRdv({ startsAt: inDays(7), usagerIds: [other.id, usager.id], ...by(other.id) })
  const own = await aRdv({ startsAt: inDays(8), usagerIds: [usager.id, other.id], ...by(usager.id) })
  for (const { id } of [shared, own]) await keepNarrowing(pool, id, narrowed)

  const page = await visitor.get('/users/rdvs')

  assert.equal(linksOf(page), 2)
  assert.equal(searchIn(page), '/prendre_rdv')
  assert.doesNotMatch(page.text, /62041/)
})

test('signed out, one signs in or asks for the links of one’s rdvs', async () => {
  const signIn = await aVisitor().follow(await aVisitor().get('/users/rdvs'))

  assert.equal(signIn.$('main a[href="/users/liens"]').length, 1)
})
