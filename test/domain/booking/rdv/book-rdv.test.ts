import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { db } from '#infra/db.ts'
import { aBooking, anActor, anOffer, paris } from '#test/support/bookable.ts'
import { aLieu, anAbsence, anAgent, aPlage, aRdv, aUsager } from '#test/support/factories.ts'
import { CODE } from '#test/support/judged.ts'

const booked = async (...asked: Parameters<typeof bookRdv>) => {
  const outcome = await bookRdv(...asked)
  if (!outcome.ok) throw new assert.AssertionError({ message: `refused: ${outcome.reason}` })
  return db.rdv.findUniqueOrThrow({ where: { id: outcome.rdv.id }, include: { agents: true, participations: true } })
}

const reasonOf = async (...asked: Parameters<typeof bookRdv>) => {
  const outcome = await bookRdv(...asked)
  return outcome.ok ? 'booked' : outcome.reason
}

test('a usager books a free créneau', async () => {
  const offer = await anOffer()
  const booking = await aBooking(offer)

  const rdv = await booked(booking)

  assert.equal(rdv.status, 'unknown')
  assert.equal(rdv.startsAt.toISOString(), '2027-03-02T08:00:00.000Z')
  assert.equal(rdv.endsAt.toISOString(), '2027-03-02T08:30:00.000Z')
  assert.deepEqual([rdv.organisationId, rdv.lieuId], [offer.motif.organisationId, offer.lieu.id])
  assert.deepEqual([rdv.createdByType, rdv.createdById], ['usager', booking.actor.id])
  assert.deepEqual(
    rdv.agents.map(({ agentId, exclusive }) => ({ agentId, exclusive })),
    [{ agentId: offer.agentIds[0], exclusive: true }],
  )
  assert.equal(rdv.participations[0]?.sendLifecycleNotifications, true)
  assert.equal(rdv.usagersCount, 1)
})

test('a rdv has the pause of its plage, which is kept free online after it, and before another', async () => {
  const offer = await anOffer()
  await db.plage.updateMany({ where: { agentId: { in: offer.agentIds } }, data: { minutesAfterRdvs: 15 } })

  const rdv = await booked(await aBooking(offer, { startsAt: paris('2027-03-02T10:00') }))
  const reasons = []
  for (const time of ['09:30', '09:50', '10:30', '10:40', '10:45', '09:15'])
    reasons.push(await reasonOf(await aBooking(offer, { startsAt: paris(`2027-03-02T${time}`) })))

  const taken = await db.agentsRdv.findFirstOrThrow({ where: { rdvId: rdv.id } })
  assert.deepEqual([rdv.minutesAfterRdv, taken.minutesAfter], [15, 15])
  assert.deepEqual(reasons, ['creneau-pris', 'creneau-pris', 'creneau-pris', 'creneau-pris', 'booked', 'booked'])
})

test('a booking is remembered as an evenement, for those who tell', async () => {
  const booking = await aBooking(await anOffer())

  const rdv = await booked(booking)

  const evenements = await db.evenement.findMany({ where: { rdvId: rdv.id } })
  assert.deepEqual(
    evenements.map(({ name, payload, actorType, actorId }) => ({ name, payload, actorType, actorId })),
    [
      {
        name: 'rdv.booked',
        payload: { participationIds: rdv.participations.map(({ id }) => id) },
        actorType: 'usager',
        actorId: booking.actor.id,
      },
    ],
  )
})

test('the family becomes known to the organisation', async () => {
  const offer = await anOffer()
  const responsable = await aUsager()
  const proche = await aUsager({ responsibleId: responsable.id, email: null })

  await booked(await aBooking(offer, { actor: anActor(responsable), usagerIds: [proche.id] }))

  const profiles = await db.usagerProfile.findMany({ where: { organisationId: offer.motif.organisationId } })
  assert.deepEqual(profiles.map(({ usagerId }) => usagerId).sort(), [responsable.id, proche.id].sort())
})

test('nobody is notified of a rdv whose motif says so', async () => {
  const offer = await anOffer({ motif: { visibilityType: 'visible_and_not_notified' } })

  const { participations } = await booked(await aBooking(offer))

  assert.equal(participations[0]?.sendLifecycleNotifications, false)
  assert.equal(participations[0]?.sendReminderNotification, false)
})

test('the same form sent twice takes one rdv', async () => {
  const booking = await aBooking(await anOffer({ agents: 2 }))

  const outcomes = await Promise.all([bookRdv(booking), bookRdv(booking), bookRdv(booking)])

  assert.deepEqual(outcomes.map((outcome) => outcome.ok && outcome.isNew).sort(), [false, false, true])
  assert.equal(await db.rdv.count({ where: { motifId: booking.motifId } }), 1)
})

test('the same hour at another place, or with another agent, is another choice: never answered by the first rdv', async () => {
  const offer = await anOffer({ agents: 2 })
  const lieu = await aLieu({ organisationId: offer.motif.organisationId })
  await aPlage({ motifId: offer.motif.id, lieuId: lieu.id })
  const booking = await aBooking(offer)
  const first = await booked(booking)
  const [receives] = first.agents

  const elsewhere = await booked({ ...booking, lieuId: lieu.id })
  const others = offer.agentIds.filter((id) => id !== receives?.agentId)
  const another = await booked({ ...booking, narrowing: { usagerIds: [], agentIds: others } })
  const again = await booked({
    ...booking,
    narrowing: { usagerIds: [], agentIds: [receives?.agentId ?? 0] },
  })

  assert.deepEqual([elsewhere.lieuId, another.lieuId], [lieu.id, offer.lieu.id])
  assert.deepEqual(
    another.agents.map(({ agentId }) => agentId),
    others,
  )
  assert.equal(again.id, first.id)
})

test('the agent with the fewest rdvs that day receives', async () => {
  const offer = await anOffer({ agents: 3 })
  const [first, second, third] = offer.agentIds
  assert.ok(first && second && third)
  await aRdv({ motifId: offer.motif.id, agentIds: [first], startsAt: new Date('2027-03-02T15:00:00Z') })
  await aRdv({ motifId: offer.motif.id, agentIds: [second], startsAt: new Date('2027-03-04T15:00:00Z') })

  const rdv = await booked(await aBooking(offer))

  assert.equal(rdv.agents[0]?.agentId, third)
})

test('a follow-up is for the référent of the usager', async () => {
  const offer = await anOffer({ agents: 2, motif: { followUp: true } })
  const usager = await aUsager()
  const referentId = offer.agentIds[1] ?? 0
  await db.referentAssignation.create({ data: { usagerId: usager.id, agentId: referentId } })

  const rdv = await booked(await aBooking(offer, { actor: anActor(usager) }))

  assert.equal(rdv.agents[0]?.agentId, referentId)
})

test('a follow-up without référent has no créneau', async () => {
  const offer = await anOffer({ motif: { followUp: true } })

  assert.equal(await reasonOf(await aBooking(offer)), 'hors-horaires')
})

test('where motifs are given to agents of secteurs, an agent of the usager’s receives', async () => {
  const offer = await anOffer({ agents: 2, motif: { sectorisationLevel: 'agent' } })
  const { id: organisationId, territoireId } = await db.organisation.findUniqueOrThrow({
    where: { id: offer.motif.organisationId },
  })
  const agentId = offer.agentIds[1] ?? 0
  await db.secteur.create({
    data: {
      territoireId,
      name: 'Arras',
      humanId: 'arras',
      zones: { create: { level: 'city', cityName: 'Arras', cityCode: '62041' } },
      attributions: { create: { organisationId, agentId, level: 'agent' } },
    },
  })

  const rdv = await booked(await aBooking(offer, { narrowing: { usagerIds: [], cityCode: '62041' } }))

  assert.equal(rdv.agents[0]?.agentId, agentId)
  assert.equal(
    await reasonOf(await aBooking(offer, { narrowing: { usagerIds: [], cityCode: '62041' } })),
    'creneau-pris',
  )
})

test('a phone rdv takes the lieu of its plage', async () => {
  const offer = await anOffer({ motif: { locationType: 'phone' } })
  const usager = await aUsager({ phoneNumber: '06 12 34 56 78' })

  const rdv = await booked(await aBooking(offer, { actor: anActor(usager), lieuId: null }))

  assert.equal(rdv.lieuId, offer.lieu.id)
})

test('a phone rdv needs somebody to call', async () => {
  const offer = await anOffer({ motif: { locationType: 'phone' } })

  assert.equal(await reasonOf(await aBooking(offer, { lieuId: null })), 'telephone-manquant')
})

test('several people stay longer where the motif asks for an ANTS number, and nowhere else', async () => {
  const category = await db.motifCategory.create({
    data: { name: 'CNI', shortName: 'cni', requiresAntsNumber: true },
  })
  const ants = await anOffer({ motif: { motifCategoryId: category.id } })

  const forThree = await booked(await aBooking(ants, { durationInMin: 90 }))
  const elsewhere = await booked(await aBooking(await anOffer(), { durationInMin: 90 }))

  assert.equal(forThree.endsAt.toISOString(), '2027-03-02T09:30:00.000Z')
  assert.equal(elsewhere.endsAt.toISOString(), '2027-03-02T08:30:00.000Z')
})

const reservedTo = {
  agents: [],
  agents_and_prescripteurs: ['prescripteur', 'agent_prescripteur'],
  agents_and_prescripteurs_and_invited_users: ['invited_usager', 'prescripteur', 'agent_prescripteur'],
  everyone: ['usager', 'invited_usager', 'prescripteur', 'agent_prescripteur'],
} as const
for (const bookableBy of ['agents', 'agents_and_prescripteurs', 'agents_and_prescripteurs_and_invited_users'] as const)
  for (const booker of reservedTo.everyone)
    test(`a motif open to ${bookableBy}, asked by ${booker}`, async () => {
      const booking = await aBooking(await anOffer({ motif: { bookableBy } }), { booker })

      const expected = reservedTo[bookableBy].some((open) => open === booker) ? 'booked' : 'motif-ferme'
      assert.equal(await reasonOf(booking), expected)
    })

test('an archived motif is closed', async () => {
  const offer = await anOffer({ motif: { deletedAt: new Date('2027-02-01') } })

  assert.equal(await reasonOf(await aBooking(offer)), 'motif-ferme')
})

test('a rdv collectif is not booked, one enrols in it', async () => {
  const offer = await anOffer({ motif: { collectif: true } })

  assert.equal(await reasonOf(await aBooking(offer)), 'motif-ferme')
})

test('a motif that does not exist is closed', async () => {
  assert.equal(await reasonOf(await aBooking(await anOffer(), { motifId: 987654 })), 'motif-ferme')
})

test('a disabled lieu is closed', async () => {
  const offer = await anOffer()
  await db.lieu.update({ where: { id: offer.lieu.id }, data: { availability: 'disabled' } })

  assert.equal(await reasonOf(await aBooking(offer)), 'lieu-ferme')
})

test('a lieu of another organisation is closed', async () => {
  const { id } = await aLieu()

  assert.equal(await reasonOf(await aBooking(await anOffer(), { lieuId: id })), 'lieu-ferme')
})

test('a rdv on site needs a lieu', async () => {
  assert.equal(await reasonOf(await aBooking(await anOffer(), { lieuId: null })), 'lieu-ferme')
})

test('a stranger is not in the family', async () => {
  const usager = await aUsager()
  const stranger = await aUsager()
  const booking = await aBooking(await anOffer(), { actor: anActor(usager), usagerIds: [usager.id, stranger.id] })

  assert.equal(await reasonOf(booking), 'usager-hors-famille')
  assert.equal(await reasonOf({ ...booking, usagerIds: [] }), 'usager-hors-famille')
})

test('a deleted usager takes no rdv', async () => {
  const usager = await aUsager({ deletedAt: new Date('2027-02-01') })

  assert.equal(await reasonOf(await aBooking(await anOffer(), { actor: anActor(usager) })), 'usager-hors-famille')
})

test('a start before the minimum delay is too close, one exactly at it is not', async () => {
  const booking = await aBooking(await anOffer())

  assert.equal(await reasonOf({ ...booking, now: paris('2027-03-02T08:30:01') }), 'delai-depasse')
  assert.equal(await reasonOf({ ...booking, now: paris('2027-03-02T08:30') }), 'booked')
})

test('a start beyond the last bookable day is too far, the whole day of now + maximum is not', async () => {
  const booking = await aBooking(await anOffer({ motif: { maxPublicBookingDelay: 86_400 } }))

  assert.equal(await reasonOf({ ...booking, now: paris('2027-02-28T23:59') }), 'delai-depasse')
  assert.equal(await reasonOf({ ...booking, now: paris('2027-03-01T00:00') }), 'booked')
})

test('a start outside any plage is not free', async () => {
  assert.equal(await reasonOf(await aBooking(await anOffer(), { startsAt: paris('2027-03-02T11:45') })), 'non-propose')
  assert.equal(await reasonOf(await aBooking(await anOffer(), { startsAt: paris('2027-03-02T09:02') })), 'non-propose')
})

test('a start need not be on the grid of the moment', async () => {
  assert.equal(await reasonOf(await aBooking(await anOffer(), { startsAt: paris('2027-03-02T09:05') })), 'booked')
})

test('an agent who is away is not free', async () => {
  const offer = await anOffer()
  await anAbsence({ agentId: offer.agentIds[0] ?? 0 })

  assert.equal(await reasonOf(await aBooking(offer)), 'creneau-pris')
})

test('a rdv of the agent in another organisation keeps him busy', async () => {
  const offer = await anOffer()
  await aRdv({ agentIds: offer.agentIds, startsAt: new Date('2027-03-02T08:15:00Z') })

  assert.equal(await reasonOf(await aBooking(offer)), 'creneau-pris')
})

test('a rdv that was cancelled keeps nobody busy', async () => {
  const offer = await anOffer()
  await aRdv({ agentIds: offer.agentIds, startsAt: new Date('2027-03-02T08:00:00Z'), status: 'excused' })

  assert.equal(await reasonOf(await aBooking(offer)), 'booked')
})

test('an agent who left the organisation, or the product, receives nobody', async () => {
  const left = await anOffer()
  await db.agentRole.deleteMany({ where: { agentId: left.agentIds[0] ?? 0 } })
  const gone = await anOffer()
  await db.agent.update({ where: { id: gone.agentIds[0] ?? 0 }, data: { deletedAt: new Date('2027-02-01') } })

  assert.equal(await reasonOf(await aBooking(left)), 'non-propose')
  assert.equal(await reasonOf(await aBooking(gone)), 'non-propose')
})

test('only the agents asked for are considered', async () => {
  const offer = await anOffer({ agents: 2 })
  const other = await anAgent()

  assert.equal(
    await reasonOf(await aBooking(offer, { narrowing: { usagerIds: [], agentIds: [other.id] } })),
    'hors-horaires',
  )
  const rdv = await booked(await aBooking(offer, { narrowing: { usagerIds: [], agentIds: [offer.agentIds[1] ?? 0] } }))
  assert.equal(rdv.agents[0]?.agentId, offer.agentIds[1])
})

test('a weekly plage offers its later weeks, in the zone of its territoire', async () => {
  const offer = await anOffer({ plage: { rrule: 'FREQ=WEEKLY;BYDAY=TU', lastDay: null } })

  assert.equal(await reasonOf(await aBooking(offer, { startsAt: paris('2027-03-30T09:00') })), 'booked')
  assert.equal(await reasonOf(await aBooking(offer, { startsAt: paris('2027-03-31T09:00') })), 'non-propose')
})

const INES = { firstName: 'Inès', lastName: 'Faure', birthDate: new Date('2020-03-02') }
const prochesOf = (responsibleId: number) =>
  db.usager.findMany({ where: { responsibleId }, include: { profiles: true } })

test('a proche given by names is made with the rdv, once, and known to the organisation', async () => {
  const offer = await anOffer({ agents: 2 })
  const booking = await aBooking(offer, { usagerIds: [], named: { ...INES, antsPreDemandeNumber: 'ABCDE12345' } })

  const outcomes = await Promise.all([bookRdv(booking), bookRdv(booking), bookRdv(booking)])
  const again = await bookRdv(booking)

  const [proche, ...others] = await prochesOf(booking.actor.id)
  assert.deepEqual(outcomes.map((outcome) => outcome.ok && outcome.isNew).sort(), [false, false, true])
  assert.equal(again.ok && again.isNew, false)
  assert.deepEqual(others, [])
  assert.deepEqual([proche?.firstName, proche?.antsPreDemandeNumber], ['Inès', 'ABCDE12345'])
  assert.ok(proche?.profiles.some(({ organisationId }) => organisationId === offer.motif.organisationId))
  const rdvs = await db.rdv.findMany({ where: { motifId: offer.motif.id }, include: { participations: true } })
  assert.deepEqual(
    rdvs.map(({ participations }) => participations.map(({ usagerId }) => usagerId)),
    [[proche?.id]],
  )
})

test('one proche named for two rdvs at once is one', async () => {
  const [one, other] = [await anOffer(), await anOffer()]
  const usager = await aUsager()
  const named = { actor: anActor(usager), usagerIds: [], named: INES }

  const outcomes = await Promise.all([bookRdv(await aBooking(one, named)), bookRdv(await aBooking(other, named))])

  assert.deepEqual(
    outcomes.map(({ ok }) => ok),
    [true, true],
  )
  assert.equal((await prochesOf(usager.id)).length, 1)
})

test('a rdv that is refused makes nobody and writes nothing', async () => {
  const offer = await anOffer()
  await booked(await aBooking(offer))
  const usager = await aUsager()
  const typed = { change: { phoneNumber: '06 12 34 56 78' }, onlyEmpty: false, antsNumbers: new Map() }

  const reason = await reasonOf(await aBooking(offer, { actor: anActor(usager), usagerIds: [], named: INES, typed }))

  assert.equal(reason, 'creneau-pris')
  assert.deepEqual(await prochesOf(usager.id), [])
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).phoneNumber, usager.phoneNumber)
})

test('who is meant, and named too, comes once', async () => {
  const usager = await aUsager()
  const ines = await aUsager({ ...INES, responsibleId: usager.id })

  const rdv = await booked(
    await aBooking(await anOffer(), { actor: anActor(usager), usagerIds: [ines.id], named: INES }),
  )

  assert.deepEqual(
    rdv.participations.map(({ usagerId }) => usagerId),
    [ines.id],
  )
})

test('the proche whom the family has is the one who is named, also by a code; an invitation names nobody', async () => {
  const usager = await aUsager()
  const proche = await aUsager({ ...INES, birthDate: null, responsibleId: usager.id, email: null })
  const named = { actor: anActor(usager), usagerIds: [], named: { ...INES, firstName: 'INES' } }
  const invitation = { kind: 'invitation', motifId: null } as const

  const rdv = await booked(await aBooking(await anOffer(), { ...named, session: CODE }))
  const invited = await reasonOf(await aBooking(await anOffer(), { ...named, session: invitation }))

  assert.deepEqual(
    rdv.participations.map(({ usagerId }) => usagerId),
    [proche.id],
  )
  assert.deepEqual(
    (await prochesOf(usager.id)).map(({ birthDate }) => birthDate),
    [INES.birthDate],
  )
  assert.equal(invited, 'usager-hors-famille')
})

test('a code of a proche names another proche of the same responsable', async () => {
  const responsable = await aUsager()
  const leo = await aUsager({ firstName: 'Léo', responsibleId: responsable.id, email: null })

  await booked(await aBooking(await anOffer(), { actor: anActor(leo), usagerIds: [], named: INES, session: CODE }))

  assert.deepEqual((await prochesOf(responsable.id)).map(({ firstName }) => firstName).sort(), ['Inès', 'Léo'])
})

test('what was typed is written with the rdv: a phone for a rdv by phone, numbers of those who come', async () => {
  const offer = await anOffer({ motif: { locationType: 'phone' } })
  const usager = await aUsager({ phoneNumber: null, phoneNumberFormatted: null })
  const stranger = await aUsager()
  const antsNumbers = new Map([usager, stranger].map(({ id }) => [id, 'ABCDE12345']))
  const typed = { change: { phoneNumber: '06 12 34 56 78' }, onlyEmpty: true, antsNumbers }

  await booked(await aBooking(offer, { actor: anActor(usager), usagerIds: [usager.id], typed }))

  const [mine, theirs] = await Promise.all(
    [usager, stranger].map(({ id }) => db.usager.findUniqueOrThrow({ where: { id } })),
  )
  assert.deepEqual([mine?.phoneNumberFormatted, mine?.antsPreDemandeNumber], ['+33612345678', 'ABCDE12345'])
  assert.equal(theirs?.antsPreDemandeNumber, null)
})
