import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import '#test/support/database.ts'
import { warningKey } from '#domain/booking/check/rdv-check.ts'
import type { MakeOutcome } from '#domain/booking/rdv/make-rdv.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import { findTelling } from '#domain/telling/notification/find-telling.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import { db } from '#infra/db.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { aPlan, aWorkplace, idOf, MONDAY, makes, participant } from '#test/support/workplace.ts'

const read = (id: number) =>
  db.rdv.findUniqueOrThrow({
    where: { id },
    include: {
      agents: { orderBy: { agentId: 'asc' } },
      participations: { orderBy: { usagerId: 'asc' } },
      lieu: true,
    },
  })

const namesOf = (outcome: MakeOutcome) => {
  if (outcome.ok) return 'made'
  return 'errors' in outcome ? outcome.errors.map(({ name }) => name) : outcome.warnings.map(({ name }) => name)
}

const keysOf = (outcome: MakeOutcome) =>
  outcome.ok || 'errors' in outcome ? assert.fail('nothing to confirm') : outcome.warnings.map(warningKey)

describe('a rdv made by an agent', () => {
  test('is as he wants it, by him, and takes the time of its agents', async () => {
    const workplace = await aWorkplace()
    const { agent, colleague, usager, lieu } = workplace
    const planned = aPlan(workplace, {
      durationInMin: 45,
      agentIds: [colleague.id, agent.id],
      participants: [{ usagerId: usager.id, sendLifecycleNotifications: true, sendReminderNotification: false }],
      context: 'Vient avec un interprète',
      minutesAfterRdv: 10,
    })

    const rdv = await read(idOf(await makes(workplace, planned)))

    assert.deepEqual(
      [rdv.startsAt.toISOString(), rdv.endsAt.toISOString(), rdv.lieuId, rdv.status, rdv.minutesAfterRdv],
      ['2027-03-02T08:30:00.000Z', '2027-03-02T09:15:00.000Z', lieu.id, 'unknown', 10],
    )
    assert.deepEqual([rdv.createdByType, rdv.createdById], ['agent', agent.id])
    assert.deepEqual(readContext(rdv), { ok: true, text: 'Vient avec un interprète' })
    assert.deepEqual(
      rdv.agents.map(({ agentId, exclusive }) => [agentId, exclusive]),
      [agent.id, colleague.id].sort((a, b) => a - b).map((id) => [id, true]),
    )
    assert.deepEqual(
      rdv.participations.map((one) => [
        one.usagerId,
        one.sendLifecycleNotifications,
        one.sendReminderNotification,
        one.createdByType,
        one.createdById,
        one.createdByAgentPrescripteur,
      ]),
      [[usager.id, true, false, 'agent', agent.id, false]],
    )
  })

  test('is told to those who come and to its agents, not to who made it', async () => {
    const workplace = await aWorkplace()
    const { agent, colleague, usager } = workplace
    const silent = await aUsager({ organisationId: workplace.organisationId })
    const participants = [participant(usager.id), { ...participant(silent.id), sendLifecycleNotifications: false }]
    const planned = aPlan(workplace, { agentIds: [agent.id, colleague.id], participants })

    const rdvId = idOf(await makes(workplace, planned))

    const { id } = await db.evenement.findFirstOrThrow({ where: { rdvId } })
    const evenement = await findEvenement(id)
    const telling = evenement && (await findTelling(evenement))
    assert.ok(telling)
    assert.deepEqual(
      notificationsOf(telling, MONDAY).map(({ message, recipient }) => [message, recipient.id]),
      [
        ['rdv-booked-usager', usager.id],
        ['rdv-booked-agent', colleague.id],
      ],
    )
  })

  test('makes its usagers known to the organisation, with their responsable and their proches', async () => {
    const workplace = await aWorkplace()
    const elsewhere = await anOrganisation({ territoireId: workplace.territoireId })
    const responsable = await aUsager({ organisationId: elsewhere.id })
    const proche = await aUsager({ organisationId: elsewhere.id, responsibleId: responsable.id, email: null })
    const sister = await aUsager({ responsibleId: responsable.id, email: null })
    const member = await aUsager({ organisationId: elsewhere.id })

    idOf(await makes(workplace, aPlan(workplace, { usagerIds: [proche.id, member.id] })))

    const known = await db.usagerProfile.findMany({ where: { organisationId: workplace.organisationId } })
    const ids = known.map(({ usagerId }) => usagerId)
    assert.ok([proche, responsable, member].every(({ id }) => ids.includes(id)))
    assert.ok(!ids.includes(sister.id))
  })

  test('may be in a place that serves once, which no list shows', async () => {
    const workplace = await aWorkplace()
    const place = { name: 'Salle des fêtes', address: '1 place de la Mairie, Arras', latitude: 50.29, longitude: 2.77 }

    const { lieu } = await read(
      idOf(await makes(workplace, aPlan(workplace, { place: { kind: 'single-use', ...place } }))),
    )

    assert.ok(lieu)
    const { name, address, latitude, longitude, availability, organisationId } = lieu
    assert.deepEqual({ name, address, latitude, longitude }, place)
    assert.deepEqual([availability, organisationId], ['single_use', workplace.organisationId])
    const again = aPlan(workplace, {
      startsAt: Temporal.Instant.from('2027-03-09T08:30:00Z'),
      place: { kind: 'lieu', lieuId: lieu.id },
    })
    assert.deepEqual(namesOf(await makes(workplace, again)), ['lieu-unknown'])
  })

  test('keeps free after it what the plage that it is taken on keeps free', async () => {
    const workplace = await aWorkplace()
    const { motif, agent, lieu } = workplace
    const plage = { motifId: motif.id, agentId: agent.id, lieuId: lieu.id, minutesAfterRdvs: 15 }
    await aPlage({ ...plage, secondaryStartTime: '14:00', secondaryEndTime: '17:00' })
    const starting = (time: string) =>
      aPlan(workplace, { startsAt: Temporal.Instant.from(`2027-03-02T${time}:00+01:00`), durationInMin: 10 })
    const pauseAt = async (time: string, given: { minutesAfterRdv?: number } = {}) =>
      (
        await read(
          idOf(await makes(workplace, { ...starting(time), ...given }, { confirmed: await confirmedAt(time) })),
        )
      ).minutesAfterRdv
    const confirmedAt = async (time: string) => {
      const outcome = await makes(workplace, starting(time), { confirmed: [] })
      if (outcome.ok) await db.rdv.delete({ where: { id: outcome.rdvId } })
      return outcome.ok || 'errors' in outcome ? [] : outcome.warnings.map(warningKey)
    }

    assert.equal(await pauseAt('09:30'), 15)
    assert.equal(await pauseAt('14:00'), 15)
    assert.equal(await pauseAt('12:00'), 0)
    assert.equal(await pauseAt('11:00', { minutesAfterRdv: 0 }), 0)
  })

  test('of several people may wait for them, or have too many for its seats once it is confirmed', async () => {
    const workplace = await aWorkplace({ collectif: true })
    assert.equal((await read(idOf(await makes(workplace)))).participations.length, 0)

    const usagers = await Promise.all([1, 2].map(() => aUsager({ organisationId: workplace.organisationId })))
    const startsAt = Temporal.Instant.from('2027-03-09T08:30:00Z')
    const planned = aPlan(workplace, {
      startsAt,
      usagerIds: usagers.map(({ id }) => id),
      maxParticipantsCount: 1,
      title: 'Atelier',
    })
    const warned = await makes(workplace, planned)

    assert.deepEqual(namesOf(warned), ['overbooked'])
    const rdv = await read(idOf(await makes(workplace, planned, { confirmed: keysOf(warned) })))
    assert.deepEqual([rdv.overbooked, rdv.usagersCount, rdv.maxParticipantsCount, rdv.name], [true, 2, 1, 'Atelier'])
  })
})

describe('what is to confirm', () => {
  test('an overlap leaves the time of that agent shared, and of that agent alone', async () => {
    const workplace = await aWorkplace()
    const { agent, colleague } = workplace
    await aRdv({ agentIds: [agent.id] })
    const planned = aPlan(workplace, { agentIds: [agent.id, colleague.id] })

    const warned = await makes(workplace, planned)
    assert.deepEqual(namesOf(warned), ['overlapping-rdv'])
    const { agents } = await read(idOf(await makes(workplace, planned, { confirmed: keysOf(warned) })))

    assert.deepEqual(
      agents.map(({ agentId, exclusive }) => [agentId, exclusive]),
      [
        [agent.id, false],
        [colleague.id, true],
      ].sort(([one], [other]) => Number(one) - Number(other)),
    )
  })

  test('another warning that appears meanwhile is shown in turn, with those that were', async () => {
    const workplace = await aWorkplace()
    await aRdv({ agentIds: [workplace.agent.id] })
    const warned = await makes(workplace)
    await aRdv({ agentIds: [workplace.agent.id], exclusive: false })

    const again = await makes(workplace, aPlan(workplace), { confirmed: keysOf(warned) })

    assert.deepEqual(namesOf(again), ['overlapping-rdv'])
    assert.notDeepEqual(keysOf(again), keysOf(warned))
    assert.deepEqual(namesOf(await makes(workplace, aPlan(workplace), { confirmed: keysOf(again) })), 'made')
  })

  test('the very same rdv is refused, whatever was confirmed', async () => {
    const workplace = await aWorkplace()
    const first = await makes(workplace)
    const warnings = await makes(workplace, aPlan(workplace, { durationInMin: 31 }))

    assert.deepEqual(namesOf(warnings), ['overlapping-rdv', 'same-day'])
    assert.deepEqual(await makes(workplace, aPlan(workplace), { confirmed: keysOf(warnings) }), {
      ok: false,
      errors: [{ name: 'duplicate-rdv', rdvId: idOf(first) }],
    })
  })
})

describe('what is of another organisation is not there', () => {
  const neighbour = async () => {
    const { id: organisationId } = await anOrganisation()
    return organisationId
  }

  test('its motif', async () => {
    const workplace = await aWorkplace()
    const motif = await aMotif({ organisationId: await neighbour(), serviceId: workplace.serviceId })

    assert.deepEqual(namesOf(await makes(workplace, aPlan(workplace, { motifId: motif.id }))), ['motif-unknown'])
  })

  test('a motif of a service that the agent does not see, or that is archived', async () => {
    const workplace = await aWorkplace()
    const { organisationId, serviceId } = workplace
    const [other, archived] = [
      await aMotif({ organisationId, serviceId: (await aService()).id }),
      await aMotif({ organisationId, serviceId, deletedAt: new Date() }),
    ]

    for (const { id: motifId } of [other, archived])
      assert.deepEqual(namesOf(await makes(workplace, aPlan(workplace, { motifId }))), ['motif-unknown'])
  })

  test('its lieu', async () => {
    const workplace = await aWorkplace()
    const { id: lieuId } = await aLieu({ organisationId: await neighbour() })

    assert.deepEqual(namesOf(await makes(workplace, aPlan(workplace, { place: { kind: 'lieu', lieuId } }))), [
      'lieu-unknown',
    ])
  })

  test('its agent, and one who has not accepted yet or is gone', async () => {
    const workplace = await aWorkplace()
    const { organisationId } = workplace
    const strangers = [
      await anAgent({ organisationId: await neighbour() }),
      await anAgent({ organisationId, invitationSentAt: new Date() }),
      await anAgent({ organisationId, deletedAt: new Date() }),
    ]

    for (const { id } of strangers)
      assert.deepEqual(await makes(workplace, aPlan(workplace, { agentIds: [workplace.agent.id, id] })), {
        ok: false,
        errors: [{ name: 'agent-without-role', agentId: id }],
      })
  })

  test('its usager, unless the territoire is the same and shares its files', async () => {
    const workplace = await aWorkplace()
    const stranger = await aUsager({ organisationId: await neighbour() })
    const sibling = await anOrganisation({ territoireId: workplace.territoireId })
    const shared = await aUsager({ organisationId: sibling.id })
    const gone = await aUsager({ organisationId: workplace.organisationId, deletedAt: new Date() })
    const withUsager = (usager: { id: number }) => aPlan(workplace, { usagerIds: [usager.id] })

    for (const usager of [stranger, gone])
      assert.deepEqual(await makes(workplace, withUsager(usager)), {
        ok: false,
        errors: [{ name: 'usager-unknown', usagerId: usager.id }],
      })
    await db.territoire.update({ where: { id: workplace.territoireId }, data: { kind: 'mairies' } })
    assert.deepEqual(namesOf(await makes(workplace, withUsager(shared))), ['usager-unknown'])
    await db.territoire.update({ where: { id: workplace.territoireId }, data: { kind: 'ordinary' } })
    assert.deepEqual(namesOf(await makes(workplace, withUsager(shared))), 'made')
  })

  test('the organisation itself, for who has no role there any more', async () => {
    const workplace = await aWorkplace()
    const { agent, colleague } = workplace
    await db.agentRole.deleteMany({ where: { agentId: agent.id } })

    assert.deepEqual(await makes(workplace, aPlan(workplace, { agentIds: [colleague.id] })), {
      ok: false,
      errors: [{ name: 'agent-without-role', agentId: agent.id }],
    })
  })
})

describe('at the same time', () => {
  test('twenty agents take one hour of one of them: one is received, the others are warned', async () => {
    const workplace = await aWorkplace()
    const usagers = await Promise.all(
      Array.from({ length: 20 }, () => aUsager({ organisationId: workplace.organisationId })),
    )

    const outcomes = await Promise.all(usagers.map(({ id }) => makes(workplace, aPlan(workplace, { usagerIds: [id] }))))

    assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
    assert.deepEqual(
      outcomes.filter(({ ok }) => !ok).map(namesOf),
      Array.from({ length: 19 }, () => ['overlapping-rdv']),
    )
  })

  test('one form sent ten times makes one rdv, which all of them show', async () => {
    const workplace = await aWorkplace()

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => makes(workplace, aPlan(workplace), { once: 'the same form' })),
    )

    const ids = new Set(outcomes.map(idOf))
    assert.equal(ids.size, 1)
    const [rdvId = 0] = ids
    assert.equal(await db.evenement.count({ where: { rdvId } }), 1)
    await db.rdv.delete({ where: { id: rdvId } })
    assert.notEqual(idOf(await makes(workplace, aPlan(workplace), { once: 'the same form' })), rdvId)
  })

  test('two rdvs that name their agents in another order do not wait for each other', async () => {
    const workplace = await aWorkplace()
    const { agent, colleague, organisationId } = workplace
    const orders = [
      [agent.id, colleague.id],
      [colleague.id, agent.id],
    ]
    const usagers = await Promise.all(orders.map(() => aUsager({ organisationId })))

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => {
        const startsAt = Temporal.Instant.from('2027-03-02T08:30:00Z').add({ hours: at * 24 })
        return makes(
          workplace,
          aPlan(workplace, { startsAt, agentIds: orders[at % 2] ?? [], usagerIds: [usagers[at % 2]?.id ?? 0] }),
        )
      }),
    )

    assert.deepEqual(
      outcomes.map(namesOf),
      Array.from({ length: 10 }, () => 'made'),
    )
  })

  test('nothing is left of a rdv that cannot be written to its end', async () => {
    const workplace = await aWorkplace()
    const place = { kind: 'single-use', name: 'Salle', address: '1 rue', latitude: 1, longitude: 1 } as const
    await db.$executeRawUnsafe(
      `CREATE FUNCTION refuse_${workplace.organisationId}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut'; END $$`,
    )
    await db.$executeRawUnsafe(
      `CREATE TRIGGER refuse_${workplace.organisationId} BEFORE INSERT ON evenements FOR EACH ROW EXECUTE FUNCTION refuse_${workplace.organisationId}()`,
    )

    await assert.rejects(makes(workplace, aPlan(workplace, { place })), /cut/)

    await db.$executeRawUnsafe(`DROP TRIGGER refuse_${workplace.organisationId} ON evenements`)
    const { organisationId } = workplace
    assert.equal(await db.rdv.count({ where: { organisationId } }), 0)
    assert.equal(await db.lieu.count({ where: { organisationId, availability: 'single_use' } }), 0)
  })
})
