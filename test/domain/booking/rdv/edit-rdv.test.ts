import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import '#test/support/database.ts'
import { warningKey } from '#domain/booking/check/rdv-check.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { type EditOutcome, editRdv } from '#domain/booking/rdv/edit-rdv.ts'
import { findRdvVersion } from '#domain/booking/rdv/rdv-version-queries.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import { previewEdit } from '#domain/telling/notification/preview-edit.ts'
import { findPlannedRdv, findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { db } from '#infra/db.ts'
import { aLieu, anAgent, anOrganisation, aRdv, aUsager } from '#test/support/factories.ts'
import { toldOf } from '#test/support/told.ts'
import { acting, aPlan, aWorkplace, idOf, MONDAY, makes, participant, type Workplace } from '#test/support/workplace.ts'

const read = (id: number) =>
  db.rdv.findUniqueOrThrow({
    where: { id },
    include: {
      agents: { orderBy: { agentId: 'asc' } },
      participations: { orderBy: { usagerId: 'asc' } },
      lieu: true,
    },
  })

/** A rdv that the agent made, which everybody was told of. */
async function aMadeRdv(workplace: Workplace, given: Parameters<typeof aPlan>[1] = {}) {
  const planned = aPlan(workplace, given)
  const rdvId = idOf(await makes(workplace, planned))
  const { id: since } = await db.evenement.findFirstOrThrow({ where: { rdvId } })
  return { workplace, planned, rdvId, since }
}

type Made = Awaited<ReturnType<typeof aMadeRdv>>

const edits = async (
  { workplace, planned, rdvId }: Made,
  change: Parameters<typeof aPlan>[1] = {},
  given: Partial<Parameters<typeof editRdv>[0]> = {},
): Promise<EditOutcome> => {
  const { usagerIds, ...changed } = change
  const participants = usagerIds ? { participants: usagerIds.map(participant) } : {}
  return editRdv({
    ...(await acting(workplace.agent)),
    organisationId: workplace.organisationId,
    rdvId,
    version: await findRdvVersion(rdvId),
    planned: { ...planned, ...participants, ...changed },
    confirmed: [],
    now: MONDAY,
    ...given,
  })
}

/** The messages that a page says would leave, before the change. */
async function preview(
  { workplace, planned, rdvId }: Made,
  { usagerIds, ...change }: Parameters<typeof aPlan>[1] = {},
) {
  const participants = usagerIds ? { participants: usagerIds.map(participant) } : {}
  const [before, after] = [await findToldRdv(rdvId), await findPlannedRdv({ ...planned, ...participants, ...change })]
  assert.ok(before && after)
  const { author: actor } = await acting(workplace.agent)
  return previewEdit(before, after, { actor, now: MONDAY }).map(({ message }) => message)
}

const keysOf = (outcome: EditOutcome) =>
  !outcome.ok && 'warnings' in outcome ? outcome.warnings.map(warningKey) : assert.fail('nothing to confirm')

const told = ({ rdvId, since }: Made) => toldOf(rdvId, MONDAY, since)

const at = (wallClock: string) => Temporal.Instant.from(`${wallClock}+01:00`)
const OK = { ok: true } as const

describe('a change of an individual rdv', () => {
  test('of its context, its duration, its pause or its people tells nobody', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const other = await aUsager({ organisationId: workplace.organisationId })

    const change = { context: 'Vient avec sa sœur', durationInMin: 45, minutesAfterRdv: 5, usagerIds: [other.id] }
    assert.deepEqual(await edits(made, change), OK)

    const rdv = await read(made.rdvId)
    assert.deepEqual(readContext(rdv), { ok: true, text: 'Vient avec sa sœur' })
    assert.deepEqual(
      [rdv.endsAt.toISOString(), rdv.minutesAfterRdv, rdv.sequence, rdv.participations.map(({ usagerId }) => usagerId)],
      ['2027-03-02T09:15:00.000Z', 5, 1, [other.id]],
    )
    assert.deepEqual(
      rdv.agents.map(({ endsAt, exclusive }) => [endsAt.toISOString(), exclusive]),
      [['2027-03-02T09:15:00.000Z', true]],
    )
    assert.deepEqual(await told(made), [])
  })

  test('of its hour or its place is told to its people, where it was', async () => {
    const workplace = await aWorkplace()
    const { usager, colleague, agent } = workplace
    const made = await aMadeRdv(workplace, { agentIds: [agent.id, colleague.id] })

    assert.deepEqual(await edits(made, { startsAt: at('2027-03-02T14:00') }), OK)

    assert.deepEqual(await told(made), [`rdv-moved-usager ${usager.id}`, `rdv-moved-agent ${colleague.id}`])
    const rdv = await read(made.rdvId)
    assert.deepEqual(
      [rdv.startsAt.toISOString(), rdv.endsAt.toISOString()],
      ['2027-03-02T13:00:00.000Z', '2027-03-02T13:30:00.000Z'],
    )
    assert.ok(
      rdv.agents.every(({ startsAt, exclusive }) => startsAt.toISOString() === '2027-03-02T13:00:00.000Z' && exclusive),
    )
  })

  test('to a place that serves once, or to another one, is a move; the same place is none', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const place = {
      kind: 'single-use',
      name: 'Salle',
      address: '1 rue, Arras',
      latitude: 50.2,
      longitude: 2.7,
    } as const

    assert.deepEqual(await edits(made, { place }), OK)
    const { lieuId } = await read(made.rdvId)
    assert.deepEqual(await told(made), [`rdv-moved-usager ${workplace.usager.id}`])
    assert.deepEqual(await edits(made, { place, context: 'Sonner' }), OK)
    assert.equal((await read(made.rdvId)).lieuId, lieuId)
    assert.deepEqual(await edits(made, { place: { ...place, address: '2 rue, Arras' }, context: 'Sonner' }), OK)
    assert.notEqual((await read(made.rdvId)).lieuId, lieuId)
    assert.equal((await told(made)).length, 2)
  })

  test('of its agents alone tells who joins and who leaves', async () => {
    const workplace = await aWorkplace()
    const { organisationId, agent, colleague } = workplace
    const third = await anAgent({ organisationId })
    const made = await aMadeRdv(workplace, { agentIds: [agent.id, colleague.id] })

    assert.deepEqual(await edits(made, { agentIds: [agent.id, third.id] }), OK)

    assert.deepEqual(await told(made), [`rdv-booked-agent ${third.id}`, `rdv-left-agent ${colleague.id}`])
    assert.deepEqual(
      (await read(made.rdvId)).agents.map(({ agentId, exclusive }) => [agentId, exclusive]),
      [agent.id, third.id].sort((a, b) => a - b).map((id) => [id, true]),
    )
  })

  test('of nothing writes nothing, even from an old page', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace, { context: 'Porte B' })
    const before = await read(made.rdvId)

    assert.deepEqual(await edits(made, {}, { version: '0' }), OK)

    assert.deepEqual(await read(made.rdvId), before)
    assert.equal(await db.evenement.count({ where: { rdvId: made.rdvId } }), 1)
  })

  test('that moves and adds somebody tells those who were there, as the preview says', async () => {
    const workplace = await aWorkplace()
    const { usager, organisationId } = workplace
    const made = await aMadeRdv(workplace)
    const comes = await aUsager({ organisationId })
    const change = { startsAt: at('2027-03-02T14:00'), usagerIds: [usager.id, comes.id] }

    const foreseen = await preview(made, change)
    assert.deepEqual(await edits(made, change), OK)

    assert.deepEqual(foreseen, ['rdv-moved-usager'])
    assert.deepEqual(await told(made), [`rdv-moved-usager ${usager.id}`])
  })

  test('that removes the last who was to come ends it, and tells its agents', async () => {
    const workplace = await aWorkplace()
    const { usager, agent, colleague, organisationId } = workplace
    const excused = await aUsager({ organisationId })
    const made = await aMadeRdv(workplace, {
      agentIds: [agent.id, colleague.id],
      usagerIds: [excused.id, usager.id],
    })
    await db.participation.updateMany({
      where: { rdvId: made.rdvId, usagerId: excused.id },
      data: { status: 'excused' },
    })
    const change = { usagerIds: [excused.id] }

    const foreseen = await preview(made, change)
    assert.deepEqual(await edits(made, change), OK)

    const rdv = await read(made.rdvId)
    assert.deepEqual([rdv.status, rdv.cancelledAt?.getTime()], ['excused', MONDAY.epochMilliseconds])
    assert.ok(rdv.agents.every(({ busy }) => !busy))
    assert.deepEqual(foreseen, ['rdv-cancelled-agent'])
    assert.deepEqual(await told(made), [`rdv-cancelled-agent ${colleague.id}`])
    const comes = await aUsager({ organisationId })
    assert.deepEqual(await edits(made, { usagerIds: [excused.id, comes.id] }), OK)
    assert.equal((await read(made.rdvId)).status, 'excused')
  })

  test('that adds somebody takes no outcome back', async () => {
    const workplace = await aWorkplace()
    const { usager, organisationId } = workplace
    const [excused, comes] = await Promise.all([1, 2].map(() => aUsager({ organisationId })))
    assert.ok(excused && comes)
    const made = await aMadeRdv(workplace, { usagerIds: [excused.id, usager.id] })
    await db.participation.updateMany({
      where: { rdvId: made.rdvId, usagerId: excused.id },
      data: { status: 'excused' },
    })
    await db.participation.updateMany({ where: { rdvId: made.rdvId, usagerId: usager.id }, data: { status: 'noshow' } })
    await db.rdv.update({ where: { id: made.rdvId }, data: { status: 'noshow', cancelledAt: new Date() } })

    assert.deepEqual(await edits(made, { usagerIds: [excused.id, usager.id, comes.id] }), OK)

    const rdv = await read(made.rdvId)
    assert.deepEqual(
      [rdv.status, rdv.participations.map(({ status }) => status).sort()],
      ['noshow', ['excused', 'noshow', 'noshow']],
    )
  })

  test('keeps for each who stays what he did, and says otherwise what he is told', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const [before] = (await read(made.rdvId)).participations
    const silent = { ...participant(workplace.usager.id), sendReminderNotification: false }

    assert.deepEqual(await edits(made, { participants: [silent] }), OK)

    const [after] = (await read(made.rdvId)).participations
    assert.deepEqual(
      [after?.id, after?.sendLifecycleNotifications, after?.sendReminderNotification],
      [before?.id, true, false],
    )
  })
})

describe('a change of a rdv collectif', () => {
  test('tells who is added and who is removed, and nobody else', async () => {
    const workplace = await aWorkplace({ collectif: true })
    const { organisationId, agent, colleague } = workplace
    const [stays, leaves, silent, comes] = await Promise.all([1, 2, 3, 4].map(() => aUsager({ organisationId })))
    assert.ok(stays && leaves && silent && comes)
    const quiet = { ...participant(silent.id), sendLifecycleNotifications: false }
    const made = await aMadeRdv(workplace, {
      agentIds: [agent.id, colleague.id],
      participants: [participant(stays.id), participant(leaves.id), quiet],
    })

    assert.deepEqual(await edits(made, { usagerIds: [stays.id, comes.id] }), OK)

    assert.deepEqual(await told(made), [`rdv-booked-usager ${comes.id}`, `rdv-cancelled-usager ${leaves.id}`])
    const rdv = await read(made.rdvId)
    assert.deepEqual(
      [rdv.usagersCount, rdv.participations.map(({ usagerId }) => usagerId)],
      [2, [stays.id, comes.id].sort((a, b) => a - b)],
    )
    assert.deepEqual(
      rdv.participations.map(({ createdById }) => createdById),
      [agent.id, agent.id],
    )
  })

  test('that moves and adds somebody tells him « booked » only', async () => {
    const workplace = await aWorkplace({ collectif: true })
    const { organisationId } = workplace
    const [stays, comes] = await Promise.all([1, 2].map(() => aUsager({ organisationId })))
    assert.ok(stays && comes)
    const made = await aMadeRdv(workplace, { usagerIds: [stays.id] })

    assert.deepEqual(await edits(made, { startsAt: at('2027-03-02T14:00'), usagerIds: [stays.id, comes.id] }), OK)

    assert.deepEqual(await told(made), [`rdv-moved-usager ${stays.id}`, `rdv-booked-usager ${comes.id}`])
  })

  test('that is over ends it when nobody is left without outcome, and tells nobody of that', async () => {
    const workplace = await aWorkplace({ collectif: true })
    const { organisationId } = workplace
    const [excused, leaves] = await Promise.all([1, 2].map(() => aUsager({ organisationId })))
    assert.ok(excused && leaves)
    const quiet = { ...participant(leaves.id), sendLifecycleNotifications: false }
    const made = await aMadeRdv(workplace, { participants: [participant(excused.id), quiet] })
    await db.participation.updateMany({
      where: { rdvId: made.rdvId, usagerId: excused.id },
      data: { status: 'excused' },
    })

    assert.deepEqual(
      await edits(made, { usagerIds: [excused.id] }, { now: at('2027-03-02T12:00'), confirmed: ['past-start'] }),
      OK,
    )

    assert.equal((await read(made.rdvId)).status, 'revoked')
    assert.deepEqual(await told(made), [])
  })

  test('has more people than seats once it is confirmed, and no longer when they fit again', async () => {
    const workplace = await aWorkplace({ collectif: true })
    const { organisationId } = workplace
    const usagerIds = (await Promise.all([1, 2, 3].map(() => aUsager({ organisationId })))).map(({ id }) => id)
    const made = await aMadeRdv(workplace, { usagerIds: usagerIds.slice(0, 2), maxParticipantsCount: 2 })

    const warned = await edits(made, { usagerIds })
    assert.deepEqual(await edits(made, { usagerIds }, { confirmed: keysOf(warned) }), OK)
    assert.deepEqual([(await read(made.rdvId)).overbooked, (await read(made.rdvId)).usagersCount], [true, 3])
    assert.deepEqual(await edits(made, { usagerIds, title: 'Atelier' }), OK)
    assert.deepEqual(await edits(made, { usagerIds: usagerIds.slice(1), title: 'Atelier' }), OK)
    assert.deepEqual([(await read(made.rdvId)).overbooked, (await read(made.rdvId)).usagersCount], [false, 2])
    const fewer = await edits(made, { usagerIds: usagerIds.slice(1), maxParticipantsCount: 1 })
    assert.deepEqual(keysOf(fewer), ['overbooked:2:1'])
  })
})

describe('the time of its agents', () => {
  test('is shared where an overlap was confirmed, and theirs alone again at a free hour', async () => {
    const workplace = await aWorkplace()
    const { agent, colleague } = workplace
    await aRdv({ agentIds: [agent.id], startsAt: new Date('2027-03-02T13:00:00Z') })
    const made = await aMadeRdv(workplace, { agentIds: [agent.id, colleague.id] })
    const flags = async () =>
      Object.fromEntries((await read(made.rdvId)).agents.map(({ agentId, exclusive }) => [agentId, exclusive]))
    const moved = { startsAt: at('2027-03-02T14:10') }

    const warned = await edits(made, moved)
    assert.deepEqual(keysOf(warned).length, 1)
    assert.deepEqual(await edits(made, moved, { confirmed: keysOf(warned) }), OK)
    assert.deepEqual(await flags(), { [agent.id]: false, [colleague.id]: true })
    assert.deepEqual(await edits(made, { ...moved, context: 'Dossier complet' }), OK)
    assert.deepEqual(await flags(), { [agent.id]: false, [colleague.id]: true })
    assert.deepEqual(await edits(made, { startsAt: at('2027-03-02T17:00') }), OK)
    assert.deepEqual(await flags(), { [agent.id]: true, [colleague.id]: true })
  })

  test('of a cancelled rdv that is moved stays free', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const { author: actor } = await acting(workplace.agent)
    await changeRdvStatus({ rdvId: made.rdvId, from: 'unknown', status: 'revoked', actor, now: MONDAY })
    await aRdv({ agentIds: [workplace.agent.id], startsAt: new Date('2027-03-02T13:00:00Z') })

    assert.deepEqual(await edits(made, { startsAt: at('2027-03-02T14:00') }), OK)

    assert.deepEqual(
      (await read(made.rdvId)).agents.map(({ exclusive, busy }) => [exclusive, busy]),
      [[false, false]],
    )
    const last = await db.evenement.findFirstOrThrow({ where: { rdvId: made.rdvId }, orderBy: { id: 'desc' } })
    assert.equal(last.name, 'rdv.edited')
  })
})

describe('what is not theirs', () => {
  test('a rdv of another organisation is not there, one that the agent may not change is refused', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const neighbour = await anOrganisation()
    const stranger = await anAgent({ organisationId: workplace.organisationId })

    assert.deepEqual(await edits(made, { context: 'x' }, { organisationId: neighbour.id }), {
      ok: false,
      reason: 'rdv-introuvable',
    })
    assert.deepEqual(await edits(made, { context: 'x' }, { rdvId: 0 }), { ok: false, reason: 'rdv-introuvable' })
    assert.deepEqual(await edits(made, { context: 'x' }, await acting(stranger)), { ok: false, reason: 'pas-le-sien' })
    assert.equal((await read(made.rdvId)).context, null)
  })

  test('who left the organisation writes nothing, though the rdv is still his', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    await db.agentRole.deleteMany({ where: { agentId: workplace.agent.id } })

    assert.deepEqual(await edits(made, { context: 'x' }), { ok: false, reason: 'pas-le-sien' })
    assert.equal((await read(made.rdvId)).context, null)
  })

  test('to remove somebody is to edit: a colleague of its service may', async () => {
    const workplace = await aWorkplace()
    const { usager, colleague, organisationId } = workplace
    const leaves = await aUsager({ organisationId })
    const made = await aMadeRdv(workplace, { usagerIds: [usager.id, leaves.id] })

    assert.deepEqual(await edits(made, { usagerIds: [usager.id] }, await acting(colleague)), OK)

    assert.deepEqual(
      (await read(made.rdvId)).participations.map(({ usagerId }) => usagerId),
      [usager.id],
    )
  })

  test('a lieu, an agent or a usager of another organisation is refused', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const { id: organisationId } = await anOrganisation()
    const lieu = await aLieu({ organisationId })
    const agent = await anAgent({ organisationId })
    const usager = await aUsager({ organisationId })

    const refused = async (change: Parameters<typeof aPlan>[1]) => {
      const outcome = await edits(made, change)
      return outcome.ok || !('errors' in outcome) ? [] : outcome.errors.map(({ name }) => name)
    }
    assert.deepEqual(await refused({ place: { kind: 'lieu', lieuId: lieu.id } }), ['lieu-unknown'])
    assert.deepEqual(await refused({ agentIds: [agent.id] }), ['agent-without-role'])
    assert.deepEqual(await refused({ usagerIds: [workplace.usager.id, usager.id] }), ['usager-unknown'])
    assert.deepEqual(await refused({ usagerIds: [] }), ['no-usager'])
  })
})

describe('two who write at once', () => {
  test('the second is told that it changed, and nothing of the first is lost', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const version = await findRdvVersion(made.rdvId)

    assert.deepEqual(await edits(made, { context: 'le premier' }, { version }), OK)
    assert.deepEqual(await edits(made, { context: 'le second' }, { version }), {
      ok: false,
      reason: 'change-entre-temps',
    })
    assert.deepEqual(await edits(made, { context: 'le premier' }, { version }), OK)
    assert.deepEqual(readContext(await read(made.rdvId)), { ok: true, text: 'le premier' })
  })

  test('who joined meanwhile, a status that was given, an agent who left: each is a change', async () => {
    const workplace = await aWorkplace({ collectif: true })
    const made = await aMadeRdv(workplace)
    const usager = await aUsager({ organisationId: workplace.organisationId })
    const version = await findRdvVersion(made.rdvId)
    await db.participation.create({ data: { rdvId: made.rdvId, usagerId: usager.id, createdByType: 'usager' } })

    assert.deepEqual(await edits(made, { title: 'Atelier' }, { version }), { ok: false, reason: 'change-entre-temps' })
    assert.equal((await read(made.rdvId)).participations.length, 1)
  })

  test('of ten changes from one page, one is written', async () => {
    const workplace = await aWorkplace()
    const made = await aMadeRdv(workplace)
    const version = await findRdvVersion(made.rdvId)

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, minute) =>
        edits(made, { startsAt: at(`2027-03-02T14:${10 + minute}`) }, { version }),
      ),
    )

    assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
    assert.equal(await db.evenement.count({ where: { rdvId: made.rdvId, name: 'rdv.moved' } }), 1)
  })

  test('two rdvs that exchange their agents do not wait for each other for ever', async () => {
    const workplace = await aWorkplace()
    const { agent, colleague, organisationId } = workplace
    const usager = await aUsager({ organisationId })
    const one = await aMadeRdv(workplace, { agentIds: [agent.id] })
    const other = await aMadeRdv(workplace, {
      agentIds: [colleague.id],
      usagerIds: [usager.id],
      startsAt: at('2027-03-02T16:00'),
    })

    const outcomes = await Promise.all([
      edits(one, { agentIds: [colleague.id, agent.id] }),
      edits(other, { agentIds: [agent.id, colleague.id] }),
    ])

    assert.deepEqual(outcomes, [OK, OK])
  })
})
