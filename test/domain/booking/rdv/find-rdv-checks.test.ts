import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import '#test/support/database.ts'
import { findRdvChecks } from '#domain/booking/rdv/find-rdv-checks.ts'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import {
  aLieu,
  aMotif,
  anAbsence,
  anAgent,
  anOrganisation,
  aPlage,
  aRdv,
  aService,
  aUsager,
} from '#test/support/factories.ts'
import { acting, aPlan, aWorkplace, MONDAY, type Workplace } from '#test/support/workplace.ts'

const checks = async (
  workplace: Workplace,
  planned = aPlan(workplace),
  given: Partial<Parameters<typeof findRdvChecks>[0]> = {},
) => {
  const { actor } = await acting(workplace.agent)
  return findRdvChecks({ actor, organisationId: workplace.organisationId, planned, now: MONDAY, ...given })
}

const warningsOf = async (...asked: Parameters<typeof checks>) => {
  const { errors, warnings } = await checks(...asked)
  assert.deepEqual(errors, [])
  return warnings
}

const namesOf = async (...asked: Parameters<typeof checks>) => (await warningsOf(...asked)).map(({ name }) => name)

/** A second organisation of the territoire, where the colleague works too. */
async function elsewhere({ territoireId, serviceId, colleague }: Workplace) {
  const { id: organisationId } = await anOrganisation({ territoireId })
  await db.agentRole.create({ data: { agentId: colleague.id, organisationId } })
  return { organisationId, motif: await aMotif({ organisationId, serviceId }), lieu: await aLieu({ organisationId }) }
}

test('what is asked before anything is written is read in three statements, however much there is', async () => {
  const workplace = await aWorkplace()
  const { agent, colleague, motif } = workplace
  const planned = aPlan(workplace, { agentIds: [agent.id, colleague.id] })
  await aRdv({ agentIds: [agent.id] })
  const { actor } = await acting(agent)
  const read = () => findRdvChecks({ actor, organisationId: workplace.organisationId, planned, now: MONDAY })
  const few = await withQueries(read)

  for (const agentId of [agent.id, colleague.id]) {
    for (const _ of [1, 2, 3]) await aRdv({ agentIds: [agentId], exclusive: false })
    await anAbsence({ agentId })
    for (const _ of [1, 2])
      await aPlage({
        motifId: motif.id,
        agentId,
        lieuId: (await aLieu({ organisationId: workplace.organisationId })).id,
      })
  }
  const many = await withQueries(read)

  assert.deepEqual([few.queries.length, many.queries.length], [3, 3])
  assert.equal(many.result.warnings.length, 8)
})

describe('an overlapping rdv is shown as far as the agent sees rdvs', () => {
  const wordingOf = async (workplace: Workplace, agentId: number) => {
    const [warning] = await warningsOf(workplace, aPlan(workplace, { agentIds: [agentId] }))
    assert.equal(warning?.name, 'overlapping-rdv')
    return [warning.wording, warning.seen.length]
  }

  test('his own, of the service of the motif, of another service, of another organisation', async () => {
    const workplace = await aWorkplace()
    const { organisationId, agent, colleague, motif } = workplace
    const other = await aMotif({ organisationId, serviceId: (await aService()).id })
    const third = await anAgent({ organisationId })
    const there = await elsewhere(workplace)

    await aRdv({ agentIds: [agent.id], motifId: motif.id })
    assert.deepEqual(await wordingOf(workplace, agent.id), ['own', 1])
    await aRdv({ agentIds: [third.id], motifId: motif.id })
    assert.deepEqual(await wordingOf(workplace, third.id), ['visible', 1])
    const { id } = await aRdv({ agentIds: [colleague.id], motifId: other.id })
    assert.deepEqual(await wordingOf(workplace, colleague.id), ['hidden', 0])
    await db.rdv.delete({ where: { id } })
    await aRdv({ agentIds: [colleague.id], motifId: there.motif.id })
    assert.deepEqual(await wordingOf(workplace, colleague.id), ['hidden', 0])
    await db.agentRole.create({ data: { agentId: agent.id, organisationId: there.organisationId } })
    assert.deepEqual(await wordingOf(workplace, colleague.id), ['visible', 1])
    await db.agentService.updateMany({ where: { agentId: agent.id }, data: { serviceId: (await aService()).id } })
    await db.agentRole.updateMany({ where: { agentId: agent.id }, data: { accessLevel: 'admin' } })
    assert.deepEqual(await wordingOf(workplace, colleague.id), ['visible', 1])
  })
})

describe('the rdvs of an agent', () => {
  test('that last days or weeks are found, cancelled ones are not', async () => {
    const workplace = await aWorkplace()
    const { agent } = workplace
    const rdv = await aRdv({
      agentIds: [agent.id],
      startsAt: new Date('2027-02-20T09:00:00Z'),
      endsAt: new Date('2027-03-02T08:31:00Z'),
    })

    assert.deepEqual(await namesOf(workplace), ['overlapping-rdv'])
    await db.rdv.update({ where: { id: rdv.id }, data: { status: 'excused', cancelledAt: new Date() } })
    assert.deepEqual(await namesOf(workplace), [])
  })

  test('end 45 minutes before or less, also after a night of 25 hours', async () => {
    const workplace = await aWorkplace()
    const ending = (endsAt: string) =>
      aRdv({
        agentIds: [workplace.agent.id],
        startsAt: new Date(new Date(endsAt).getTime() - 24 * 3_600_000),
        endsAt: new Date(endsAt),
        exclusive: false,
      })

    await ending('2027-03-02T07:44:00Z')
    assert.deepEqual(await namesOf(workplace), [])
    await ending('2027-03-02T07:45:00Z')
    assert.deepEqual(await namesOf(workplace, aPlan(workplace), { now: MONDAY.subtract({ hours: 48 }) }), [
      'gap-before',
    ])
  })

  test('that is changed is not in its own way', async () => {
    const workplace = await aWorkplace()
    const { motif, agent, usager, lieu } = workplace
    const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], usagerIds: [usager.id], lieuId: lieu.id })

    const planned = aPlan(workplace, { startsAt: Temporal.Instant.from('2027-03-02T08:40:00Z') })

    assert.deepEqual(await namesOf(workplace, planned), ['overlapping-rdv', 'same-day'])
    assert.deepEqual(await namesOf(workplace, planned, { rdvId: rdv.id }), [])
  })
})

describe('where agents are', () => {
  test('a plage elsewhere is shown or masked, of the same organisation or another', async () => {
    const workplace = await aWorkplace()
    const { organisationId, motif, colleague } = workplace
    const there = await elsewhere(workplace)
    const stranger = await anAgent({ organisationId })
    const ofColleague = aPlan(workplace, { agentIds: [colleague.id, stranger.id] })
    const here = { motifId: motif.id, lieuId: (await aLieu({ organisationId })).id }
    const plages = [
      await aPlage({ ...here, agentId: colleague.id }),
      await aPlage({ ...here, agentId: stranger.id }),
      await aPlage({ motifId: there.motif.id, lieuId: there.lieu.id, agentId: colleague.id }),
    ]

    const found = await warningsOf(workplace, ofColleague)

    assert.deepEqual(
      found.map((warning) =>
        warning.name === 'plage-elsewhere' ? [warning.plageId, warning.sight, warning.place, warning.seen?.title] : [],
      ),
      [
        [plages[0]?.id, 'visible', 'same', 'Permanence'],
        [plages[2]?.id, 'hidden', 'other', undefined],
        [plages[1]?.id, 'hidden', 'same', undefined],
      ],
    )
  })

  test('an absence says its title to who sees the agent alone', async () => {
    const workplace = await aWorkplace()
    const stranger = await anAgent({ organisationId: workplace.organisationId })
    for (const { id } of [workplace.colleague, stranger]) await anAbsence({ agentId: id })

    const found = await warningsOf(workplace, aPlan(workplace, { agentIds: [workplace.colleague.id, stranger.id] }))

    assert.deepEqual(
      found.map((warning) => (warning.name === 'absence' ? [warning.agent.id, warning.title] : [])),
      [
        [workplace.colleague.id, 'Congés'],
        [stranger.id, null],
      ],
    )
  })
})

describe('its usagers', () => {
  test('have the same motif that day of the organisation, with another agent', async () => {
    const workplace = await aWorkplace()
    const { motif, usager } = workplace
    await db.territoire.update({ where: { id: workplace.territoireId }, data: { timeZone: 'Pacific/Tahiti' } })
    const at = (startsAt: string) => aRdv({ motifId: motif.id, usagerIds: [usager.id], startsAt: new Date(startsAt) })

    await at('2027-03-01T09:30:00Z')
    await at('2027-03-02T10:00:00Z')
    assert.deepEqual(await namesOf(workplace), [])
    const rdv = await at('2027-03-01T10:00:00Z')
    assert.deepEqual(await namesOf(workplace), ['same-day'])
    await db.participation.updateMany({ where: { rdvId: rdv.id }, data: { status: 'excused' } })
    assert.deepEqual(await namesOf(workplace), [])
  })

  test('are called on the phone of their responsable', async () => {
    const workplace = await aWorkplace({ locationType: 'phone' })
    const { organisationId } = workplace
    const responsable = await aUsager({ organisationId, phoneNumber: '03 21 00 00 00' })
    const proche = await aUsager({ organisationId, responsibleId: responsable.id, email: null })
    const calls = async (usager: { id: number }) =>
      (await checks(workplace, aPlan(workplace, { place: null, usagerIds: [usager.id] }))).errors.map(
        ({ name }) => name,
      )

    assert.deepEqual(await calls(workplace.usager), ['no-phone'])
    assert.deepEqual(await calls(proche), [])
  })
})
