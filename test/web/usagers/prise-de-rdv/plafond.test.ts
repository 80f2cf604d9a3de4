import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, atHour, confirm, lastPage, query } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

config.TRUST_PROXY = 1
serve(() => createApp())

const KNOWN = { phoneNumber: '06 12 34 56 78', phoneNumberFormatted: '+33612345678', birthDate: new Date('1991-12-14') }

type Offer = Awaited<ReturnType<typeof anOfferAhead>>

/** Taken online by each of them, of that motif or of another, each at its own half hour. */
async function taken({ day, agentIds }: Offer, motifId: number, usagerIds: readonly number[]) {
  for (const [at, usagerId] of usagerIds.entries()) {
    const startsAt = new Date(atHour(day.add({ days: 1 + at }), '10:00').epochMilliseconds)
    const { id } = await aRdv({ motifId, agentIds, usagerIds: [usagerId], startsAt })
    await db.participation.updateMany({ where: { rdvId: id }, data: { createdByType: 'usager' } })
  }
}

const times = (count: number, usagerId: number) => Array.from({ length: count }, () => usagerId)

const words = (text: string) => text.replaceAll(/\s+/g, ' ')

const choose = (visitor: Visitor, { starts_at, ...journey }: Offer['answers']) =>
  visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at })

const refusedTo = async (usagerId: number) =>
  (await db.refus.findMany({ where: { usagerId } })).map(({ plafond }) => plafond)

test('the last page says of each person who has taken as much as one may, and of no other', async () => {
  const offer = await anOfferAhead()
  await db.organisation.update({
    where: { id: offer.motif.organisationId },
    data: { name: 'MDS Arras', phoneNumber: '03 21 00 00 00' },
  })
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const proche = await aUsager({ responsibleId: usager.id, email: null, firstName: 'Adam', lastName: 'Benali' })
  await taken(offer, offer.motif.id, times(3, proche.id))

  const page = await visitor.get(lastPage(offer.answers))

  const labels = page.$('input[name=pour]').toArray()
  const hints = labels.map((input) => words(page.$(`label[for="${page.$(input).attr('id')}"] .fr-hint-text`).text()))
  assert.equal(page.status, 200)
  assert.equal(hints.length, 3)
  assert.deepEqual(
    hints.map((hint) => /Cette personne a déjà 3 rendez-vous à venir pour cette raison/.test(hint)),
    [false, true, false],
  )
  assert.match(hints[1] ?? '', /S’il en faut plus, appelez MDS Arras au 03 21 00 00 00\./)
  assert.equal(page.$('button:contains("Confirmer le rendez-vous")').length, 1)
  assert.deepEqual(await refusedTo(usager.id), [])
})

test('a family that has no room is told so as soon as it chooses an hour, which is not held; agents read it', async () => {
  const offer = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const proche = await aUsager({ responsibleId: usager.id, email: null })
  await taken(offer, offer.motif.id, [...times(5, proche.id), ...times(5, usager.id)])

  const chosen = await choose(visitor, offer.answers)
  const week = await visitor.follow(chosen)

  assert.equal(chosen.status, 303)
  assert.match(chosen.location ?? '', /^\/prendre_rdv\?/)
  assert.match(words(week.text), /Vous et vos proches avez déjà 10 rendez-vous à venir pour cette raison/)
  assert.equal(week.$('[role=status] a[href="/users/rdvs"]').text(), 'Voir mes rendez-vous')
  assert.equal(await db.hold.count({ where: { motifId: offer.motif.id } }), 0)
  assert.deepEqual(await refusedTo(usager.id), ['famille_motif'])
})

test('the last page of that family says it once, and has nothing to confirm; another motif stays open', async () => {
  const [offer, other] = [await anOfferAhead(), await anOfferAhead()]
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  await taken(offer, offer.motif.id, times(10, usager.id))

  const page = await visitor.get(lastPage(offer.answers))
  const free = await visitor.get(lastPage(other.answers))

  assert.match(page.text, /Le maximum en ligne est atteint/)
  assert.equal(words(page.text).match(/Vous et vos proches avez déjà 10/g)?.length, 1)
  assert.equal(page.$('form#formulaire').length, 0)
  assert.equal(free.$('form#formulaire').length, 1)
  const confirmed = await visitor.follow(await confirm(visitor, offer.answers))
  assert.equal(words(confirmed.text).match(/Vous et vos proches avez déjà 10/g)?.length, 1)
  assert.deepEqual(await refusedTo(usager.id), ['famille_motif'])
})

test('one who has his three may still choose an hour for somebody else', async () => {
  const offer = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  await taken(offer, offer.motif.id, times(3, usager.id))

  const page = await visitor.follow(await choose(visitor, offer.answers))

  assert.match(page.text, /Pour qui est ce rendez-vous/)
  assert.equal(await db.hold.count({ where: { motifId: offer.motif.id } }), 1)
})

test('who takes the place of a proche at an atelier takes no rdv more', async () => {
  const offer = await anOfferAhead({ motif: { collectif: true } })
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const proche = await aUsager({ responsibleId: usager.id, email: null })
  await taken(offer, offer.motif.id, times(10, proche.id))
  const atelier = { motifId: offer.motif.id, lieuId: offer.lieu.id, agentIds: offer.agentIds }
  const { starts_at: _, ...answers } = offer.answers
  const pageOf = async (hour: string, usagerIds: number[]) => {
    const startsAt = new Date(atHour(offer.day, hour).epochMilliseconds)
    const { id } = await aRdv({ ...atelier, startsAt, usagerIds })
    return visitor.get(lastPage({ ...answers, rdv_collectif_id: id }))
  }

  const [joining, replacing] = [await pageOf('09:00', []), await pageOf('09:30', [proche.id])]

  assert.match(joining.text, /Le maximum en ligne est atteint/)
  assert.equal(replacing.$('form#formulaire').length, 1)
  assert.doesNotMatch(replacing.text, /maximum en ligne/)
})

test('what is said before is one statement, whatever the family', async () => {
  const offer = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const countOf = async () => {
    const { queries } = await withQueries(() => visitor.get(lastPage(offer.answers)))
    return { all: queries.length, counting: queries.filter((text) => text.includes('"familyMotif"')).length }
  }
  await countOf()
  const alone = await countOf()
  for (let at = 0; at < 6; at++) await aUsager({ responsibleId: usager.id, email: null })

  const many = await countOf()

  assert.equal(alone.counting, 1)
  assert.deepEqual(many, alone)
})

test('one rdv too many is refused in a sentence, the answers are kept, and agents may read it', async () => {
  const { motif, answers, day, agentIds } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  for (const hour of ['10:00', '10:30', '11:00']) {
    const rdv = {
      motifId: motif.id,
      agentIds,
      usagerIds: [usager.id],
      startsAt: new Date(atHour(day, hour).epochMilliseconds),
    }
    const { id } = await aRdv(rdv)
    await db.participation.updateMany({ where: { rdvId: id }, data: { createdByType: 'usager' } })
  }

  const refused = await confirm(visitor, answers)
  const page = await visitor.follow(refused)

  assert.equal(refused.status, 303)
  assert.match(page.text.replaceAll(/\s+/g, ' '), /Cette personne a déjà 3 rendez-vous à venir pour cette raison/)
  assert.match(page.text, /dès que l’un d’eux aura eu lieu ou sera annulé/)
  assert.equal(
    page.$('a[href="/users/rdvs"]').filter((_, link) => page.$(link).text() === 'Voir mes rendez-vous').length,
    1,
  )
  assert.equal(new URL(refused.location ?? '', 'http://here.invalid').searchParams.get('starts_at'), answers.starts_at)
  assert.deepEqual(
    (await db.refus.findMany({ where: { usagerId: usager.id } })).map(({ plafond }) => plafond),
    ['personne_motif'],
  )
})

test('of a hundred people behind one address each chooses his hour, and one is told that it is not kept yet', async () => {
  const { motif, answers } = await anOfferAhead({ agents: 12 })
  const { starts_at, ...journey } = answers
  const headers = { 'x-forwarded-for': '192.0.2.7' }
  const choose = () => aVisitor().post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at }, { headers })
  for (let at = 0; at < 10; at++) assert.equal((await choose()).status, 303)

  const visitor = aVisitor()
  const chosen = await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at }, { headers })
  const page = await visitor.follow(chosen)

  assert.equal(await db.hold.count({ where: { motifId: motif.id } }), 11)
  assert.match(page.text, /Cet horaire est libre, mais pas encore gardé pour vous/)
  assert.doesNotMatch(page.text, /n’est plus gardé/)
  assert.match(page.text, /Cet horaire n’est pas gardé pour vous/)
})

test('somebody known whose hour is not kept is not asked to prove an e-mail', async () => {
  const { answers } = await anOfferAhead()
  const { starts_at, ...journey } = answers
  const { visitor } = await aSignedInUsager(KNOWN)
  const most = config.MOST_HOLDS_NETWORK
  config.MOST_HOLDS_NETWORK = 0
  try {
    const page = await visitor.follow(await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at }))

    assert.match(page.text, /Cet horaire n’est pas gardé pour vous/)
    assert.doesNotMatch(page.text, /prouvé votre e-mail/)
  } finally {
    config.MOST_HOLDS_NETWORK = most
  }
})
