import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { invitationTokenDigest, newInvitationToken } from '#domain/booking/invitation/invitation-token.ts'
import { enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aBooking, anActor } from '#test/support/bookable.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aRdv, aTerritoire, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { atHour } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const DAY = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 10 })
const INVITED = 'agents_and_prescripteurs_and_invited_users'

let lastDepartement = 800

async function aService() {
  const departementNumber = String(++lastDepartement)
  const { id: territoireId } = await aTerritoire({ departementNumber })
  const { id: organisationId } = await anOrganisation({
    territoireId,
    phoneNumber: '+33321000000',
    email: 'rsa@exemple.fr',
  })
  return { departementNumber, organisationId }
}

/** A motif with one hour at 9:00 in each of some lieux, ten days ahead. */
async function anHour(organisationId: number, fields: Parameters<typeof aMotif>[0] = {}, lieuxCount = 1) {
  const motif = await aMotif({ organisationId, bookableBy: INVITED, ...fields })
  const firstDay = new Date(DAY.toString())
  const lieux = []
  for (let at = 0; at < lieuxCount; at++) {
    const lieu = await aLieu({ organisationId })
    await aPlage({ motifId: motif.id, lieuId: lieu.id, endTime: '10:00', firstDay, lastDay: firstDay })
    lieux.push(lieu)
  }
  return { motif, lieux, lieu: lieux[0] ?? assert.fail() }
}

/** The token that a partner asked for. */
async function anInvitedUsager(fields: Parameters<typeof aUsager>[0] = {}) {
  const token = newInvitationToken()
  const digest = { rdvInvitationTokenDigest: invitationTokenDigest(token), rdvInvitationTokenUpdatedAt: new Date() }
  return { token, usager: await aUsager({ phoneNumber: '+33612345678', ...digest, ...fields }) }
}

type Invited = { usagerId: number; motif: { id: number; organisationId: number } }

/** The invitation that an agent made. */
async function anInvitation({ usagerId, motif }: Invited, fields: Partial<Prisma.InvitationUncheckedCreateInput> = {}) {
  const token = newInvitationToken()
  const { organisationId } = motif
  const { id: invitedById } = await anAgent({ organisationId })
  const expiresAt = new Date(Date.now() + 7 * 24 * 3_600_000)
  const row = {
    usagerId,
    motifId: motif.id,
    organisationId,
    invitedById,
    channel: 'mail' as const,
    tokenCopy: encrypt('invitations.token_copy', token),
  }
  const tokenDigest = invitationTokenDigest(token)
  return { token, ...(await db.invitation.create({ data: { ...row, tokenDigest, expiresAt, ...fields } })) }
}

const stateOf = async ({ id }: { id: number }) => (await db.invitation.findUniqueOrThrow({ where: { id } })).state

const open = async (visitor: Visitor, token: string, query = '') =>
  visitor.follow(await visitor.get(`/prdv?${query}&tkn=${token}`))

/** From the week of hours to the page of the rdv. */
async function take(visitor: Visitor, week: Awaited<ReturnType<typeof open>>) {
  const form = week.$('main form[method=post]').first()
  const held = await visitor.post(form.attr('action') ?? '', { starts_at: atHour(DAY, '09:00').toString() })
  const etape = `${held.location?.replace('/new?', '?')}`
  return { etape, answer: await visitor.post(`${etape}&step=3`) }
}

test('an invited usager finds and books what only invitations open, without saying who he is', async () => {
  const { departementNumber, organisationId } = await aService()
  const { motif, lieu } = await anHour(organisationId, { name: 'Orientation RSA' })
  const { token, usager } = await anInvitedUsager()
  const visitor = aVisitor()

  const opened = await visitor.get(`/prendre_rdv?departement=${departementNumber}&invitation_token=${token}`)
  const week = await visitor.follow(opened)
  const { etape, answer } = await take(visitor, week)
  const rdv = await visitor.follow(answer)

  assert.equal(opened.location, `/prendre_rdv?departement=${departementNumber}`)
  assert.equal(opened.headers.get('referrer-policy'), 'no-referrer')
  assert.match(week.words, /Orientation RSA/)
  assert.equal(rdv.status, 200)
  assert.match(rdv.words, new RegExp(lieu.name))
  const participation = await db.participation.findFirstOrThrow({ where: { rdv: { motifId: motif.id } } })
  assert.equal(participation.usagerId, usager.id)
  assert.doesNotMatch((await aVisitor().get(`/prendre_rdv?departement=${departementNumber}`)).words, /Orientation/)
  assert.equal((await visitor.post(`${etape}&step=3`)).location, answer.location, 'twice is once')
})

test('an invitation to a reason of an age, which may be for a child, does not ask when the invited person was born', async () => {
  const { departementNumber, organisationId } = await aService()
  const { motif } = await anHour(organisationId, { name: 'Consultation des enfants de 0 à 6 ans' })
  const { token } = await anInvitedUsager()
  const visitor = aVisitor()
  const week = await open(visitor, token, `departement=${departementNumber}`)
  const form = week.$('main form[method=post]').first()
  const held = await visitor.post(form.attr('action') ?? '', { starts_at: atHour(DAY, '09:00').toString() })
  const check = await visitor.follow(held)

  assert.match(check.words, /Pour qui/)
  assert.match(check.words, new RegExp(motif.name))
  assert.equal(check.$('[name*=birth]').length, 0)
})

test('what the link says wins over what an address says later', async () => {
  const { departementNumber, organisationId } = await aService()
  const category = await db.motifCategory.create({
    data: { name: `RSA ${organisationId}`, shortName: `rsa_${organisationId}` },
  })
  const { motif } = await anHour(organisationId, { name: 'Orientation RSA', motifCategoryId: category.id })
  const other = await anHour(organisationId, { name: 'Autre chose' })
  const { token } = await anInvitedUsager()
  const elsewhere = await aService()
  await anHour(elsewhere.organisationId, { name: 'Ailleurs', bookableBy: 'everyone' })
  const visitor = aVisitor()

  const page = await open(
    visitor,
    token,
    `departement=${departementNumber}&motif_category_short_name=${category.shortName}`,
  )
  const tampered = await visitor.follow(
    await visitor.get(`/prendre_rdv?departement=${elsewhere.departementNumber}&motif_category_short_name=x`),
  )
  const startsAt = encodeURIComponent(atHour(DAY, '09:00').toString())
  const lastStep = `/users/rdv_wizard_step?motif_id=${other.motif.id}&lieu_id=${other.lieu.id}&starts_at=${startsAt}&step=3`
  const booked = await visitor.post(lastStep)

  for (const shown of [page, tampered]) {
    assert.match(shown.words, new RegExp(`Quel jour.*${motif.name}`), 'the category leaves one motif')
    assert.doesNotMatch(shown.words, /Autre chose|Ailleurs/)
  }
  assert.match(booked.location ?? '', /^\/prendre_rdv/)
  assert.equal(await db.rdv.count({ where: { motifId: other.motif.id } }), 0)
})

test('when the address gives nothing, the organisations of the link do, wherever they are', async () => {
  const far = await aService()
  const { motif } = await anHour(far.organisationId, { name: 'Accompagnement', sectorisationLevel: 'organisation' })
  const { departementNumber } = await aService()
  const { token } = await anInvitedUsager()

  const found = await open(
    aVisitor(),
    token,
    `departement=${departementNumber}&organisation_ids[]=${far.organisationId}`,
  )

  assert.match(found.words, new RegExp(motif.name))
})

test('an invitation that finds nothing says whom to call or write to', async () => {
  const { departementNumber, organisationId } = await aService()
  const { token } = await anInvitedUsager()

  const page = await open(aVisitor(), token, `departement=${departementNumber}&organisation_ids[]=${organisationId}`)

  assert.match(page.words, /Nous en sommes désolés/)
  assert.match(page.text, /tel:\+33321000000/)
  assert.match(page.$('main a.fr-btn').attr('href') ?? '', /^mailto:rsa%40exemple\.fr\?cc=.+&subject=/)
})

test('an invitation to a motif that is not open to it says so, and names a phone or an address only where there is one', async () => {
  const { departementNumber, organisationId } = await aService()
  const { motif } = await anHour(organisationId, { bookableBy: 'agents' })
  const bare = await anOrganisation({ territoireId: (await aTerritoire({})).id, phoneNumber: null, email: null })
  const ofLink = (id: number | string, organisation: number) =>
    `departement=${departementNumber}&organisation_ids[]=${organisation}&motif_id=${id}`

  for (const id of [motif.id, '2000000000', '99999999999']) {
    const { token } = await anInvitedUsager()
    const page = await open(aVisitor(), token, ofLink(id, organisationId))
    assert.match(page.words, /ne propose pas en ligne le rendez-vous de ce lien.*lui écrire ou l.appeler/, String(id))
    assert.doesNotMatch(page.words, /horaire libre|quelques jours/)
  }
  const { token } = await anInvitedUsager()
  const page = await open(aVisitor(), token, ofLink(motif.id, bare.id))
  assert.doesNotMatch(page.words, /appeler|écrire/)
  assert.equal(page.$('main a[href^="mailto:"]').length, 0)
  assert.equal(page.$('main a.fr-btn').attr('href'), '/aide')
})

test('an agent’s invitation opens its own motif, even one kept for agents, at its own lieux, once', async () => {
  const { organisationId } = await aService()
  const { motif, lieux } = await anHour(organisationId, { name: 'Suivi personnel', bookableBy: 'agents' }, 2)
  const [mine, other] = lieux
  const { id: usagerId } = await aUsager({ phoneNumber: '+33612345678' })
  const lieuIds = { lieux: { create: [{ lieuId: mine?.id ?? 0 }] } } as Partial<Prisma.InvitationUncheckedCreateInput>
  const invitation = await anInvitation({ usagerId, motif }, lieuIds)
  const visitor = aVisitor()

  const week = await open(visitor, invitation.token)
  const whenOpened = await stateOf(invitation)
  const elsewhere = await visitor.get(`/prendre_rdv?motif_id=${motif.id}&lieu_id=${other?.id}`)
  const { answer } = await take(visitor, await visitor.get(`/prendre_rdv?date=${DAY}`))
  const again = await open(aVisitor(), invitation.token)

  assert.match(week.words, new RegExp(`${motif.name}.*${mine?.name}`))
  assert.equal(whenOpened, 'opened')
  assert.doesNotMatch(elsewhere.words, new RegExp(other?.name ?? ''))
  const rdv = await db.rdv.findFirstOrThrow({ where: { motifId: motif.id }, include: { invitation: true } })
  assert.equal(answer.location, `/users/rdvs/${rdv.id}`)
  assert.deepEqual([rdv.invitation?.id, rdv.invitation?.state, rdv.lieuId], [invitation.id, 'used', mine?.id])
  assert.equal(again.status, 404)
  assert.match(again.words, /n’est plus valable.*déjà été pris/)
})

test('an invitation is used up by one of many bookings at once', async () => {
  const { organisationId } = await aService()
  const { motif, lieu } = await anHour(organisationId, { bookableBy: 'agents', defaultDurationInMin: 10 })
  const usager = await aUsager()
  const invitation = await anInvitation({ usagerId: usager.id, motif })
  const asked = { actor: anActor(usager), usagerIds: [usager.id], booker: 'personally_invited_usager' } as const
  const orderAt = (hour: string) =>
    aBooking(
      { motif, lieu },
      { ...asked, startsAt: atHour(DAY, hour), invitationId: invitation.id, now: Temporal.Now.instant() },
    )
  const orders = await Promise.all(['09:00', '09:10', '09:20', '09:30', '09:40'].map(orderAt))

  const outcomes = await Promise.all(orders.map((order) => bookRdv(order)))

  const words = outcomes.map((outcome) => (outcome.ok ? 'booked' : outcome.reason))
  assert.deepEqual(words.sort(), ['booked', ...Array(4).fill('invitation-fermee')])
  assert.equal(await db.rdv.count({ where: { motifId: motif.id } }), 1)
})

test('an invitation to a rdv collectif gives one seat to one family', async () => {
  const motif = await aMotif({ collectif: true, bookableBy: 'agents' })
  const rdvs = [
    await aRdv({ motifId: motif.id, startsAt: new Date(DAY.toString()) }),
    await aRdv({ motifId: motif.id, startsAt: new Date(DAY.add({ days: 1 }).toString()) }),
  ]
  const usager = await aUsager()
  const { id: invitationId } = await anInvitation({ usagerId: usager.id, motif })
  const session = { kind: 'invitation', motifId: motif.id } as const
  const by = {
    usagerIds: [usager.id],
    actor: anActor(usager),
    session,
    booker: 'personally_invited_usager',
    narrowing: { usagerIds: [usager.id] },
  } as const
  const now = Temporal.Now.instant()

  const [uninvited] = await Promise.all(rdvs.map(({ id: rdvId }) => enrolInRdv({ rdvId, ...by, now })))
  const outcomes = await Promise.all(rdvs.map(({ id: rdvId }) => enrolInRdv({ rdvId, ...by, invitationId, now })))

  assert.deepEqual(uninvited, { ok: false, reason: 'invitation-fermee' })
  assert.deepEqual(outcomes.map(({ ok }) => ok).sort(), [false, true])
  assert.equal(await db.participation.count({ where: { usagerId: usager.id } }), 1)
})

test('an invitation books neither for another person, nor another motif or lieu, nor without its row', async () => {
  const { organisationId } = await aService()
  const { motif, lieu } = await anHour(organisationId, { bookableBy: 'agents' })
  const other = await anHour(organisationId, { bookableBy: 'agents' })
  const [usager, stranger] = [await aUsager(), await aUsager()]
  const lieux = { lieux: { create: [{ lieuId: other.lieu.id }] } } as Partial<Prisma.InvitationUncheckedCreateInput>
  const free = await anInvitation({ usagerId: usager.id, motif })
  const bound = await anInvitation({ usagerId: usager.id, motif }, lieux)
  const now = Temporal.Now.instant()
  const by = (who: { id: number }, invitationId?: number) =>
    ({ actor: anActor(who), usagerIds: [who.id], booker: 'personally_invited_usager', invitationId, now }) as const
  const startsAt = atHour(DAY, '09:00')

  const reasons = []
  for (const [offer, fields] of [
    [{ motif, lieu }, by(stranger, free.id)],
    [other, by(usager, free.id)],
    [{ motif, lieu }, by(usager, bound.id)],
    [{ motif, lieu }, by(usager)],
  ] as const) {
    const outcome = await bookRdv(await aBooking(offer, { ...fields, startsAt }))
    reasons.push(outcome.ok ? 'booked' : outcome.reason)
  }

  assert.deepEqual(reasons, Array(4).fill('invitation-fermee'))
  assert.deepEqual([await stateOf(free), await stateOf(bound)], ['sent', 'sent'])
})

test('an invitation withdrawn or over opens nothing, and stops a journey already begun', async () => {
  const { organisationId } = await aService()
  const { motif } = await anHour(organisationId, { bookableBy: 'agents' })
  const { id: usagerId } = await aUsager()
  const begun = await anInvitation({ usagerId, motif })
  const over = await anInvitation({ usagerId, motif }, { expiresAt: new Date(Date.now() - 1) })
  const withdrawn = await anInvitation({ usagerId, motif }, { state: 'withdrawn', withdrawnAt: new Date() })
  const visitor = aVisitor()
  const week = await open(visitor, begun.token)
  await db.invitation.update({ where: { id: begun.id }, data: { state: 'withdrawn' } })

  const stopped = await visitor.get('/prendre_rdv')
  const [tooLate, taken] = [await open(aVisitor(), over.token), await open(aVisitor(), withdrawn.token)]

  assert.match(week.words, new RegExp(motif.name))
  assert.equal(stopped.location, '/')
  assert.match((await visitor.follow(stopped)).text, /Cette invitation n’est plus valable/)
  assert.match(tooLate.words, /Sa date est passée/)
  assert.match(taken.words, /Le service l’a retirée/)
  assert.doesNotMatch((await visitor.get('/prendre_rdv')).words, new RegExp(motif.name))
})

test('ten minutes after the link was opened the search ends, whatever was done meanwhile', async (t) => {
  const { departementNumber, organisationId } = await aService()
  const { motif } = await anHour(organisationId, { name: 'Orientation RSA' })
  const { token } = await anInvitedUsager()
  const visitor = aVisitor()
  await open(visitor, token, `departement=${departementNumber}`)
  const openedAt = Temporal.Now.instant()
  let minutes = 9
  t.mock.method(Temporal.Now, 'instant', () => openedAt.add({ minutes }))

  const inTime = await visitor.follow(await visitor.get('/prendre_rdv'))
  minutes = 11
  const late = await visitor.get('/prendre_rdv')

  assert.match(inTime.words, new RegExp(motif.name), 'the answers of the link are kept')
  assert.equal(late.location, '/')
  assert.match((await visitor.follow(late)).words, /la page s’est fermée après 10 minutes/)
})

test('a partner’s token too old, or of a file that is gone, is no token', async () => {
  const old = await anInvitedUsager({ rdvInvitationTokenUpdatedAt: new Date(Date.now() - 400 * 24 * 3_600_000) })
  const gone = await anInvitedUsager({ deletedAt: new Date() })

  for (const { token } of [old, gone]) {
    const page = await open(aVisitor(), token)
    assert.equal(page.status, 404)
    assert.match(page.words, /trop ancien/)
  }
})

test('an invitation is not for another account; his own account keeps its reach and finds the motif', async () => {
  const { departementNumber, organisationId } = await aService()
  const { motif } = await anHour(organisationId, { name: 'Orientation RSA' })
  const { usager, token } = await anInvitedUsager(await withPassword())
  const stranger = await aSignedInUsager()
  const own = aVisitor()
  await own.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })

  const refused = await open(stranger.visitor, token, `departement=${departementNumber}`)
  const page = await open(own, token, `departement=${departementNumber}`)

  assert.match(refused.text, /Cette invitation est pour une autre personne/)
  assert.match(page.words, new RegExp(motif.name))
  assert.equal((await own.get('/users/rdvs')).status, 200)
})
