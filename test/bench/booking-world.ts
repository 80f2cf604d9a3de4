import { db } from '#infra/db.ts'
import { query } from '#infra/query.ts'
import { queueOf } from '#infra/queue.ts'
import { isRedisUp } from '#infra/redis.ts'
import { shutdown } from '#infra/shutdown.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aService } from '#test/support/factories.ts'
import type { Confirmation, Rush } from './booking-rush.ts'

const NOW = '2027-03-01T10:00:00+01:00'
const STARTS = ['09:00', '09:30', '10:00', '10:30', '11:00']
const WANTING_EACH = 10

/** 50 créneaux: five lieux with one agent and five starts, five starts of one lieu with five agents; ten usagers want each. */
export async function createWorld(processes: number): Promise<Rush[]> {
  const organisation = await anOrganisation()
  const serviceId = (await aService()).id
  const place = { organisationId: organisation.id, serviceId }
  await aMotif({ ...place, collectif: true })
  const offers = []
  for (const agents of [1, 1, 1, 1, 1, 5]) offers.push(await anOffer(place, agents))
  const confirmations = await wanted(offers)
  const agentIds = offers.flatMap((offer) => offer.agentIds)
  return Array.from({ length: processes }, (_, rank) => ({
    confirmations: confirmations.filter((_confirmation, at) => at % processes === rank),
    agentIds: agentIds.filter((_agentId, at) => at % processes === rank),
  }))
}

async function anOffer(place: { organisationId: number; serviceId: number }, agents: number) {
  const motif = await aMotif(place)
  const lieu = await aLieu({ organisationId: place.organisationId })
  const agentIds: number[] = []
  for (let at = 0; at < agents; at++) {
    const agent = await anAgent(place)
    await aPlage({ motifId: motif.id, lieuId: lieu.id, agentId: agent.id, startTime: '09:00', endTime: '11:30' })
    agentIds.push(agent.id)
  }
  return { motifId: motif.id, lieuId: lieu.id, agentIds }
}

async function wanted(offers: readonly Awaited<ReturnType<typeof anOffer>>[]): Promise<Confirmation[]> {
  const creneaux = offers.flatMap(({ motifId, lieuId, agentIds }) =>
    STARTS.flatMap((time) => agentIds.map(() => ({ motifId, lieuId, startsAt: `2027-03-02T${time}:00+01:00` }))),
  )
  const usagers = await query<{ id: number }>('usagers', USAGERS, [creneaux.length * WANTING_EACH])
  return usagers.map(({ id }, at) => {
    const creneau = creneaux[at % creneaux.length]
    if (!creneau) throw new Error('No créneau to book')
    return { ...creneau, usagerId: id, holds: at % 7 === 0, now: NOW }
  })
}

const USAGERS = `
  INSERT INTO usagers (first_name, last_name, updated_at)
  SELECT 'Nadia', 'Benali' || number, now() FROM generate_series(1, $1) AS number RETURNING id`

/** Pairs of rdvs that take the same time of an agent. */
export async function countDoubles(): Promise<number> {
  const [row] = await query<{ count: number }>('doubles', DOUBLES, [])
  return row?.count ?? 0
}

const DOUBLES = `
  SELECT count(*)::int AS count FROM agents_rdvs a JOIN agents_rdvs b ON a.agent_id = b.agent_id AND a.id < b.id
    AND a.busy AND b.busy AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`

export async function forgetWorld() {
  if (isRedisUp()) await queueOf('evenements').obliterate({ force: true })
  await db.$disconnect()
  await shutdown()
}
