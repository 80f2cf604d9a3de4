import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participationTokenDigest } from '#domain/booking/participation/participation-token-digest.ts'
import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { deliver } from '#jobs/deliver.ts'
import { dispatchEvenement } from '#jobs/dispatch-evenement.ts'
import {
  aLieu,
  aMotif,
  anAgent,
  anOrganisation,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { type ReceivedMail, useMailServer } from '#test/support/peers/mail-server.ts'
import { recorded } from '#test/support/recorded.ts'

const NOW = Temporal.Instant.from('2027-02-01T09:00:00Z')
const NBSP = /\u00a0/g

const mails = await useMailServer()
config.INBOUND_REPLY_DOMAIN = 'reply.exemple.fr'

type Actor = Parameters<typeof recorded>[1]

/** Tells an evenement to its end; gives the mails by address. */
async function told(evenement: Evenement, actor?: Actor): Promise<Map<string, ReceivedMail>> {
  const evenementId = await recorded(evenement, actor)
  await dispatchEvenement({ evenementId }, NOW)
  const deliveries = await db.delivery.findMany({ where: { evenementId } })
  for (const { key } of deliveries) await deliver({ key }, { now: NOW, lease: Temporal.Duration.from({ seconds: 60 }) })
  return new Map(mails.received.map((mail) => [mail.envelopeTo.join(), mail]))
}

/** Nadia BENALI takes her son Inès to the PMI of Arras, Tuesday 2 March at 9:30. */
async function aPmiRdv() {
  const territoire = await aTerritoire({ name: `Pas-de-Calais ${crypto.randomUUID()}` })
  const organisation = await anOrganisation({
    territoireId: territoire.id,
    name: 'MDS Arras',
    phoneNumber: '0321000000',
  })
  const service = await aService({ name: `PMI ${crypto.randomUUID()}` })
  const motif = await aMotif({
    organisationId: organisation.id,
    serviceId: service.id,
    name: 'Consultation de nourrisson',
    instructionForRdv: 'Le carnet de santé.',
  })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'Arras-Nord' })
  const agent = await anAgent({ organisationId: organisation.id, rdvNotificationsLevel: 'all' })
  const nadia = await aUsager({ organisationId: organisation.id, firstName: 'Nadia', lastName: 'Benali' })
  const ines = await aUsager({ firstName: 'Inès', lastName: 'Benali', email: null, responsibleId: nadia.id })
  const rdv = await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], usagerIds: [ines.id] })
  return { rdv, agent, nadia, ines, organisation, motif, participationIds: rdv.participations.map(({ id }) => id) }
}

const required = <Value>(value: Value | null | undefined): Value => {
  assert.ok(value)
  return value
}

const plain = (text: string | undefined) => required(text).replaceAll(NBSP, ' ')

const calendarsOf = ({ raw }: ReceivedMail) =>
  [...raw.matchAll(/Content-Type: text\/calendar;[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/g)].map((match) =>
    Buffer.from(match[1] ?? '', 'base64').toString(),
  )

test('a rdv that is booked: its usager has what he needs to come, in both parts alike', async () => {
  const { rdv, nadia, participationIds } = await aPmiRdv()

  const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })

  const mail = required(sent.get(nadia.email ?? ''))
  assert.equal(plain(mail.subject), 'Rendez-vous confirmé : mardi 2 mars à 9 h 30')
  for (const part of [plain(mail.text), plain(mail.html?.replaceAll(/<[^>]+>/g, ''))])
    for (const words of [
      'Bonjour Nadia BENALI',
      'Mardi 2 mars 2027 à 9 h 30',
      'Arras-Nord, 14 rue des Rosati, 62000 Arras',
      'Consultation de nourrisson',
      'PMI',
      '30 minutes',
      'Inès BENALI',
      'Le carnet de santé.',
      'Changer de jour ou d’heure : jusqu’au dimanche 28 février à 9 h 30.',
      'Annuler : jusqu’au mardi 2 mars à 5 h 30.',
      '03 21 00 00 00',
      'Voir, changer ou annuler',
    ])
      assert.ok(part.includes(words), `${words} in\n${part}`)
})

test('its sender is the brand, its answers are routed by the rdv, programs do not answer it', async () => {
  const { rdv, nadia, participationIds } = await aPmiRdv()

  const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })

  const mail = required(sent.get(nadia.email ?? ''))
  assert.deepEqual([mail.from?.name, mail.from?.address], ['RDV Solidarités', 'support@rdv-solidarites.fr'])
  assert.deepEqual(
    mail.replyTo?.map(({ address }) => address),
    [`rdv+${rdv.uuid}@reply.exemple.fr`],
  )
  assert.match(mail.raw, /^Auto-Submitted: auto-generated\r$/m)
})

test('its link carries a token of which the database keeps the digest, for twelve weeks', async () => {
  const { rdv, nadia, participationIds } = await aPmiRdv()

  const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })

  const { text } = required(sent.get(nadia.email ?? ''))
  const token = required(text?.match(`/users/rdvs/${rdv.id}\\?invitation_token=([A-Z0-9]{8})\\b`)?.[1])
  const kept = await db.participationToken.findUniqueOrThrow({ where: { digest: participationTokenDigest(token) } })
  assert.equal(kept.participationId, participationIds[0])
  assert.equal(kept.expiresAt.toISOString(), '2027-04-26T09:00:00.000Z')
})

test('usagers are given one calendar file to keep, agents one part to accept', async () => {
  const { rdv, agent, nadia, participationIds } = await aPmiRdv()

  const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })

  const [toUsager, toAgent] = [required(sent.get(nadia.email ?? '')), required(sent.get(agent.email ?? ''))]
  const [file, part] = [calendarsOf(toUsager), calendarsOf(toAgent)]
  assert.deepEqual([file.length, part.length], [1, 1])
  assert.match(toUsager.raw, /Content-Disposition: attachment;\s+filename=rdv-[0-9a-f-]+-2027-03-02-09-30-00-0100\.ics/)
  assert.match(file[0] ?? '', /METHOD:PUBLISH[\s\S]*STATUS:CONFIRMED/)
  assert.doesNotMatch(file[0] ?? '', /ATTENDEE/)
  assert.match(toAgent.raw, /Content-Type: multipart\/alternative/)
  assert.doesNotMatch(toAgent.raw, /Content-Disposition: attachment/)
  assert.match(part[0] ?? '', /METHOD:REQUEST/)
  assert.ok(part[0]?.replaceAll('\r\n ', '').includes(`MAILTO:${agent.email}`))
})

test('a rdv that moves: from when and where, to when and where', async () => {
  const { rdv, agent, nadia } = await aPmiRdv()
  const payload = {
    previousStartsAt: '2027-03-01T13:00:00Z',
    previousEndsAt: '2027-03-01T13:30:00Z',
    previousLieuId: (await aLieu({ name: 'Arras-Sud' })).id,
    agentIdsKept: [agent.id],
    agentIdsAdded: [],
    agentIdsRemoved: [],
  }

  const sent = await told(
    { name: 'rdv.moved', rdvId: rdv.id, payload },
    { type: 'usager', id: nadia.id, name: 'Nadia BENALI' },
  )

  const toUsager = required(sent.get(nadia.email ?? ''))
  const toAgent = required(sent.get(agent.email ?? ''))
  assert.equal(plain(toUsager.subject), 'Rendez-vous déplacé : mardi 2 mars à 9 h 30 (au lieu du lundi 1er mars)')
  assert.ok(plain(toUsager.text).includes('Il était prévu le lundi 1er mars 2027 à 14 h, Arras-Sud, 14 rue des Rosati'))
  assert.equal(plain(toAgent.subject), 'Lundi 1er mars 14 h : RDV déplacé')
  assert.ok(plain(toAgent.text).includes('Déplacé par Nadia BENALI.'))
})

test('he who lost a rdv that moved is told that it moved and that his hour is free, at the time he knew', async () => {
  const { rdv, agent, nadia, organisation } = await aPmiRdv()
  const former = await anAgent({ organisationId: organisation.id, rdvNotificationsLevel: 'all' })
  const payload = {
    previousStartsAt: '2027-03-01T13:00:00Z',
    previousEndsAt: '2027-03-01T13:30:00Z',
    previousLieuId: rdv.lieuId,
    agentIdsKept: [],
    agentIdsAdded: [agent.id],
    agentIdsRemoved: [former.id],
  }

  const sent = await told(
    { name: 'rdv.moved', rdvId: rdv.id, payload },
    { type: 'usager', id: nadia.id, name: 'Nadia BENALI' },
  )

  const mail = required(sent.get(former.email ?? ''))
  const [calendar = ''] = calendarsOf(mail)
  assert.equal(plain(mail.subject), 'Lundi 1er mars 14 h : libre de nouveau (RDV déplacé par l’usager)')
  assert.match(plain(mail.text), /Ce RDV est déplacé au mardi 2 mars 2027 à 9 h 30, avec .+, par Nadia BENALI\./)
  assert.doesNotMatch(plain(mail.text), /annulé/)
  assert.match(calendar, /METHOD:CANCEL[\s\S]*DTSTART;TZID=Europe\/Paris:20270301T140000/)
  assert.equal(plain(sent.get(agent.email ?? '')?.subject), 'Mardi 2 mars 9 h 30 : nouveau RDV')
})

test('he whose rdv went to a colleague at the same hour is told so', async () => {
  const { rdv, agent, organisation } = await aPmiRdv()
  const former = await anAgent({ organisationId: organisation.id, rdvNotificationsLevel: 'all' })
  const payload = {
    previousStartsAt: rdv.startsAt.toISOString(),
    previousEndsAt: rdv.endsAt.toISOString(),
    previousLieuId: rdv.lieuId,
    agentIdsKept: [],
    agentIdsAdded: [agent.id],
    agentIdsRemoved: [former.id],
  }

  const sent = await told({ name: 'rdv.moved', rdvId: rdv.id, payload })

  const mail = required(sent.get(former.email ?? ''))
  assert.equal(plain(mail.subject), 'Mardi 2 mars 9 h 30 : libre de nouveau (RDV confié à d’autres)')
  assert.match(plain(mail.text), /Ce RDV est confié à .+ L’horaire ne change pas\./)
})

test('the calendar file says where, whom to call, what to bring, and opens the rdv without signing in', async () => {
  const { rdv, nadia, participationIds } = await aPmiRdv()

  const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })

  const mail = required(sent.get(nadia.email ?? ''))
  const file = plain(calendarsOf(mail)[0]).replaceAll('\r\n ', '')
  const link = required(mail.text?.match(/http\S+invitation_token=[A-Z0-9]{8}/)?.[0])
  assert.match(file, /LOCATION:Arras-Nord\\, 14 rue des Rosati\\, 62000 Arras/)
  assert.match(
    file,
    /DESCRIPTION:Téléphone du service : 03 21 00 00 00\\nÀ apporter\\, à savoir : Le carnet de santé\./,
  )
  assert.ok(file.includes(`Voir\\, changer ou annuler : ${link}`), file)
})

test('the calendar file speaks of changing and cancelling only where each is possible', async () => {
  const { rdv, nadia, motif, participationIds } = await aPmiRdv()
  const wordsOf = async (allowed: { rdvsEditableByUsager: boolean; rdvsCancellableByUsager: boolean }) => {
    await db.motif.update({ where: { id: motif.id }, data: allowed })
    const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })
    return plain(calendarsOf(required(sent.get(nadia.email ?? '')))[0]).replaceAll('\r\n ', '')
  }

  const leavable = await wordsOf({ rdvsEditableByUsager: false, rdvsCancellableByUsager: true })
  const neither = await wordsOf({ rdvsEditableByUsager: false, rdvsCancellableByUsager: false })

  assert.match(leavable, /Voir ou annuler : http/)
  assert.match(neither, /Voir le rendez-vous : http/)
  for (const file of [leavable, neither]) assert.doesNotMatch(file, /changer/)
})

test('a rdv that is cancelled: the service and never the motif, the reason, and how to take another', async () => {
  const { rdv, agent, nadia, motif, participationIds } = await aPmiRdv()
  await db.rdv.update({ where: { id: rdv.id }, data: { status: 'excused', cancelledAt: new Date(), sequence: 1 } })
  await db.participation.updateMany({ where: { rdvId: rdv.id }, data: { status: 'excused' } })

  const cancelled = { name: 'rdv.cancelled', rdvId: rdv.id, payload: { status: 'excused', participationIds } } as const
  const sent = await told(cancelled, { type: 'usager', id: nadia.id, name: 'Nadia BENALI' })

  const mail = required(sent.get(nadia.email ?? ''))
  const [calendar = ''] = calendarsOf(mail)
  assert.equal(plain(mail.subject), 'Rendez-vous annulé : mardi 2 mars à 9 h 30')
  const text = required(mail.text)
  assert.ok(text.includes('PMI') && text.includes('à votre demande'))
  assert.ok(text.includes(`/prendre_rdv?departement=62&motif_id=${motif.id}`))
  assert.ok(!text.includes(motif.name) && !mail.html?.includes(motif.name))
  assert.match(calendar, /METHOD:CANCEL[\s\S]*SEQUENCE:1[\s\S]*STATUS:CANCELLED/)
  assert.equal(plain(sent.get(agent.email ?? '')?.subject), 'Mardi 2 mars 9 h 30 : RDV annulé par l’usager')
})

test('a new link asked for goes to the responsable alone, even where the messages of the rdv are off', async () => {
  const { rdv, nadia, participationIds } = await aPmiRdv()
  await db.participation.updateMany({ where: { rdvId: rdv.id }, data: { sendLifecycleNotifications: false } })

  const sent = await told({ name: 'participation.link-requested', rdvId: rdv.id, payload: { participationIds } })

  const mail = required(sent.get(nadia.email ?? ''))
  const token = required(mail.text?.match(`/users/rdvs/${rdv.id}\\?invitation_token=([A-Z0-9]{8})\\b`)?.[1])
  const kept = await db.participationToken.count({ where: { digest: participationTokenDigest(token) } })
  assert.match(mail.subject ?? '', /nouveau lien/)
  assert.deepEqual([sent.size, kept], [1, 1])
})

test('the links asked for open the rdvs to come of the person and his proches, and no other', async () => {
  const { rdv, nadia, ines } = await aPmiRdv()
  const own = await aRdv({ usagerIds: [nadia.id], startsAt: '2027-03-05T08:30:00Z' })
  const others = [
    await aRdv({ usagerIds: [nadia.id], startsAt: '2027-03-06T08:30:00Z', status: 'revoked' }),
    await aRdv({ usagerIds: [nadia.id], startsAt: '2027-01-06T08:30:00Z' }),
    await aRdv({ startsAt: '2027-03-06T08:30:00Z' }),
  ]
  await db.usager.update({ where: { id: nadia.id }, data: { notifyByEmail: false } })
  const asked = { usagerId: nadia.id, brand: 'rdv_solidarites' } as const

  const sent = await told({ name: 'usager.links-requested', rdvId: null, payload: asked })

  const mail = required(sent.get(nadia.email ?? ''))
  assert.equal(sent.size, 1)
  assert.equal(plain(mail.subject), 'Vos liens : 2 rendez-vous à venir')
  assert.ok(plain(mail.text).includes('Mardi 2 mars 2027 à 9 h 30') && mail.text?.includes(`${ines.firstName} BENALI`))
  const links = [...(mail.text ?? '').matchAll(/\/users\/rdvs\/(\d+)\?invitation_token=([A-Z0-9]{8})/g)]
  assert.deepEqual(
    links.map(([, id]) => Number(id)),
    [rdv.id, own.id],
  )
  for (const [, id, token = ''] of links) {
    const digest = participationTokenDigest(token)
    const { participation } = await db.participationToken.findUniqueOrThrow({
      where: { digest },
      select: { participation: { select: { rdvId: true } } },
    })
    assert.equal(participation.rdvId, Number(id))
  }
  for (const { id } of others) assert.ok(!mail.text?.includes(`/users/rdvs/${id}?`))
})

test('who has an address and a responsable receives the links of his own rdvs, and none of the others of the family', async () => {
  const { rdv, nadia, ines } = await aPmiRdv()
  const email = 'ines.benali@exemple.fr'
  await db.usager.update({ where: { id: ines.id }, data: { email } })
  const hers = await aRdv({ usagerIds: [nadia.id], startsAt: '2027-03-05T08:30:00Z' })
  const asked = { usagerId: ines.id, brand: 'rdv_solidarites' } as const

  const sent = await told({ name: 'usager.links-requested', rdvId: null, payload: asked })

  const mail = required(sent.get(email))
  assert.match(plain(mail.text), new RegExp(`${ines.firstName} BENALI[^]*/users/rdvs/${rdv.id}\\?invitation_token=`))
  assert.ok(!mail.text?.includes(`/users/rdvs/${hers.id}?`))
})

test('no links leave where there is no rdv to come, nobody, or they have left already', async () => {
  const usager = await aUsager()
  const { nadia } = await aPmiRdv()
  const asked = (usagerId: number | null) =>
    ({ name: 'usager.links-requested', rdvId: null, payload: { usagerId, brand: 'rdv_solidarites' } }) as const

  const none = [(await told(asked(usager.id))).size, (await told(asked(null))).size]
  const evenementId = await recorded(asked(nadia.id))
  for (const _ of [1, 2]) {
    await dispatchEvenement({ evenementId }, NOW)
    for (const { key } of await db.delivery.findMany({ where: { evenementId } }))
      await deliver({ key }, { now: NOW, lease: Temporal.Duration.from({ seconds: 60 }) })
  }

  assert.deepEqual(none, [0, 0])
  assert.equal(mails.received.length, 1)
})

test('in a rdv collectif, a usager reads his own name only', async () => {
  const motif = await aMotif({ collectif: true })
  const [one, other] = [await aUsager({ lastName: 'Dupont' }), await aUsager({ lastName: 'Martin' })]
  const rdv = await aRdv({ motifId: motif.id, usagerIds: [one.id, other.id] })
  const participationIds = rdv.participations.filter(({ usagerId }) => usagerId === one.id).map(({ id }) => id)

  const sent = await told({ name: 'participation.booked', rdvId: rdv.id, payload: { participationIds } })

  const mail = required(sent.get(one.email ?? ''))
  assert.ok(mail.text?.includes('DUPONT') && !mail.text.includes('MARTIN'))
  assert.equal(sent.has(other.email ?? ''), false)
  assert.equal(sent.size, 2)
})

test('times are those of the organisation, overseas too', async () => {
  const territoire = await aTerritoire({ departementNumber: '974', timeZone: 'Indian/Reunion' })
  const { id: organisationId } = await anOrganisation({ territoireId: territoire.id })
  const usager = await aUsager()
  const rdv = await aRdv({ organisationId, usagerIds: [usager.id], startsAt: '2027-03-02T21:00:00Z' })
  const participationIds = rdv.participations.map(({ id }) => id)

  const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })

  const mail = required(sent.get(usager.email ?? ''))
  assert.equal(plain(mail.subject), 'Rendez-vous confirmé : mercredi 3 mars à 1 h')
  assert.match(calendarsOf(mail)[0] ?? '', /DTSTART;TZID=Indian\/Reunion:20270303T010000/)
})

test('every message to usagers has its receipt', async () => {
  const { rdv, nadia, participationIds } = await aPmiRdv()
  const at = { rdvId: rdv.id, payload: { participationIds } } as const
  const payload = {
    previousStartsAt: '2027-03-01T13:00:00Z',
    previousEndsAt: '2027-03-01T13:30:00Z',
    previousLieuId: rdv.lieuId,
    agentIdsKept: [],
    agentIdsAdded: [],
    agentIdsRemoved: [],
  }

  await told({ name: 'rdv.booked', ...at })
  await told({ name: 'rdv.moved', rdvId: rdv.id, payload })
  await told({ name: 'participation.link-requested', ...at })
  await db.rdv.update({ where: { id: rdv.id }, data: { status: 'revoked', cancelledAt: new Date() } })
  await db.participation.updateMany({ where: { rdvId: rdv.id }, data: { status: 'revoked' } })
  await told({ name: 'rdv.cancelled', rdvId: rdv.id, payload: { status: 'revoked', participationIds } })

  const receipts = await db.receipt.findMany({ where: { rdvId: rdv.id }, orderBy: { id: 'asc' } })
  assert.deepEqual(
    receipts.map(({ event, channel, usagerId, emailAddress }) => [event, channel, usagerId, emailAddress]),
    ['rdv_created', 'rdv_updated', 'rdv_created', 'rdv_cancelled'].map((event) => [
      event,
      'mail',
      nadia.id,
      nadia.email,
    ]),
  )
})

test('what people wrote is shown as they wrote it, never as HTML', async () => {
  const usager = await aUsager({ firstName: '<b>Nadia</b>', lastName: 'Ben & Co' })
  const rdv = await aRdv({ usagerIds: [usager.id] })
  const participationIds = rdv.participations.map(({ id }) => id)

  const sent = await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })

  const mail = required(sent.get(usager.email ?? ''))
  assert.ok(mail.html?.includes('&lt;b&gt;Nadia&lt;/b&gt; BEN &amp; CO'))
  assert.ok(mail.text?.includes('<b>Nadia</b> BEN & CO'))
})

test('the agent who took a rdv beyond his organisation is told so on the brand of the host, without a calendar nor where the usager lives', async () => {
  const { rdv, ines, nadia, participationIds, motif } = await aPmiRdv()
  await db.motif.update({ where: { id: motif.id }, data: { locationType: 'home' } })
  await db.usager.update({ where: { id: ines.id }, data: { address: '3 rue Secrète, Arras' } })
  const prescriber = await anAgent({ firstName: 'Ali', lastName: 'Roux', rdvNotificationsLevel: 'none' })
  const actor = { type: 'agent', id: prescriber.id, name: 'Ali Roux' } as const
  const payload = { participationIds, brand: 'rdv_mairie' as const }

  const mails = await told({ name: 'rdv.booked', rdvId: rdv.id, payload }, actor)
  const again = await recorded({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } }, actor)
  await dispatchEvenement({ evenementId: again }, NOW)

  const mail = mails.get(prescriber.email ?? '')
  assert.match(mail?.subject?.replace(NBSP, ' ') ?? '', /^Mardi 2 mars 9 h 30 : RDV confirmé pour Inès BENALI$/)
  assert.match(mail?.from?.name ?? '', /RDV Service Public/)
  assert.deepEqual(mail?.attachments, [])
  assert.match(mail?.text ?? '', /Organisation.+MDS Arras/s)
  assert.doesNotMatch(`${mail?.text}${mail?.html}`, /Secrète|carnet de santé/)
  assert.ok(mails.has(nadia.email ?? ''), 'the usager too')
  const taken = await db.delivery.count({
    where: { evenementId: again, recipientType: 'agent', recipientId: prescriber.id },
  })
  assert.equal(taken, 0, 'who takes a rdv of his own organisation is no prescripteur')
})

test('an agent who prescribes to himself is told once', async () => {
  const { rdv, agent, participationIds } = await aPmiRdv()
  const actor = { type: 'agent', id: agent.id, name: 'Camille' } as const

  await told({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds, brand: 'rdv_solidarites' } }, actor)

  const deliveries = await db.delivery.findMany({ where: { key: { contains: `agent-${agent.id}:` } } })
  assert.equal(deliveries.length, 1)
})

test('a rdv that is postponed without a date asks its usager to choose another hour, where that is open', async () => {
  const { rdv, nadia, motif, participationIds } = await aPmiRdv()
  await db.rdv.update({ where: { id: rdv.id }, data: { status: 'revoked', cancelledAt: new Date() } })
  await db.participation.updateMany({ where: { rdvId: rdv.id }, data: { status: 'revoked' } })
  const payload = { status: 'revoked', participationIds, isPostponed: true } as const

  const open = required((await told({ name: 'rdv.cancelled', rdvId: rdv.id, payload })).get(nadia.email ?? ''))
  await db.motif.update({ where: { id: motif.id }, data: { bookableBy: 'agents' } })
  const closed = required((await told({ name: 'rdv.cancelled', rdvId: rdv.id, payload })).get(nadia.email ?? ''))

  assert.equal(plain(open.subject), 'Rendez-vous à reporter : mardi 2 mars à 9 h 30')
  assert.match(plain(open.text), /Choisissez vous-même un autre horaire[\s\S]*Choisir un autre horaire/)
  assert.match(plain(closed.text), /Une autre date reste à fixer avec lui/)
  assert.doesNotMatch(plain(closed.text), /Choisir un autre horaire/)
})

test('who is removed from a rdv collectif reads that it is cancelled for him, with no link to what he lost', async () => {
  const { rdv, nadia, ines, participationIds } = await aPmiRdv()
  const [id = 0] = participationIds
  const another = await aUsager()
  await db.participation.create({ data: { rdvId: rdv.id, usagerId: another.id, createdByType: 'agent' } })
  await db.participation.delete({ where: { id } })

  const participationsRemoved = [{ id, usagerId: ines.id, sendLifecycleNotifications: true }]
  const sent = await told({ name: 'participation.removed', rdvId: rdv.id, payload: { participationsRemoved } })

  const mail = required(sent.get(nadia.email ?? ''))
  assert.equal(plain(mail.subject), 'Rendez-vous annulé : mardi 2 mars à 9 h 30')
  assert.ok(mail.text?.includes('Inès BENALI') && mail.text.includes('raison administrative'))
  assert.ok(!mail.text?.includes('invitation_token') && !mail.text?.includes(`/users/rdvs/${rdv.id}`))
  assert.match(calendarsOf(mail)[0] ?? '', /METHOD:CANCEL/)
  const receipt = await db.receipt.findFirstOrThrow({ where: { usagerId: nadia.id, rdvId: rdv.id } })
  assert.deepEqual([receipt.event, receipt.result], ['rdv_cancelled', 'processed'])
})

test('a rdv collectif that was deleted is told as it was, and leads to no page', async () => {
  const { rdv, agent, nadia, ines, motif, participationIds } = await aPmiRdv()
  const [id = 0] = participationIds
  await db.rdv.delete({ where: { id: rdv.id } })
  const former = {
    uuid: rdv.uuid,
    startsAt: rdv.startsAt.toISOString(),
    endsAt: rdv.endsAt.toISOString(),
    sequence: 1,
    title: null,
    motifId: motif.id,
    lieuId: rdv.lieuId,
    agentIds: [agent.id],
    participationsRemoved: [{ id, usagerId: ines.id, sendLifecycleNotifications: true }],
  }

  const sent = await told({ name: 'rdv.deleted', rdvId: rdv.id, payload: { former } })

  const [mail, ofAgent] = [required(sent.get(nadia.email ?? '')), required(sent.get(agent.email ?? ''))]
  assert.ok(mail.text?.includes('Inès BENALI') && !mail.text.includes('invitation_token'))
  assert.match(calendarsOf(mail)[0] ?? '', /METHOD:CANCEL[\s\S]*SEQUENCE:1/)
  assert.match(plain(ofAgent.subject), /RDV annulé/)
  assert.ok(ofAgent.text?.includes('Inès BENALI') && !ofAgent.text.includes('Voir le RDV'))
  const receipt = await db.receipt.findFirstOrThrow({ where: { usagerId: nadia.id } })
  assert.deepEqual([receipt.rdvId, receipt.event], [null, 'rdv_cancelled'])
})
