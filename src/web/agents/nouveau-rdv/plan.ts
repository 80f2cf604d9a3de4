import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { homeAmong } from '#domain/booking/rdv/rdv-place.ts'
import { type AgentToBook, listAgentsToBook, listAgentsWhoLeft } from '#domain/people/agent/agent-to-book-queries.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { listHomes } from '#domain/people/usager/home-queries.ts'
import type { Person } from '#domain/people/usager/person.ts'
import { listPersons } from '#domain/people/usager/person-queries.ts'
import { listUsagersWhoLeft } from '#domain/people/usager/usager-left-queries.ts'
import { findLieuToBook, type LieuToBook, listLieuxToBook } from '#domain/territory/lieu/lieu-to-book-queries.ts'
import { findMotifToBook, type MotifToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { found, notFound } from '#web/shared/refusal.ts'
import type { OrganisationVisit } from '../visit.ts'
import { type Answers, type Step, startOf } from './wizard-address.ts'

/** The rdv as it stands so far: each id of the address looked up where this agent is, what is missing filled in. */
export type Plan = {
  motif: MotifToBook | null
  usagers: Person[]
  agents: AgentToBook[]
  everyAgent: AgentToBook[]
  lieu: LieuToBook | null
  lieux: LieuToBook[]
  /** Of a rdv at home: whose it is, where he gave an address that this agent reads. */
  home: { of: Person; address: string } | null
  startsAt: Temporal.Instant
  /** The address gives an hour that cannot be read: another stands in its place, and it is said. */
  isStartUnread: boolean
  durationInMin: number
  /** Chosen before, and no longer there. */
  gone: { usagers: number; agents: number }
}

const USUAL_DURATION = 30

export async function planOf(visit: OrganisationVisit, given: Answers): Promise<Plan> {
  const { actor, organisation, timeZone, now } = visit
  const motif =
    given.motif_id === undefined ? null : found(await findMotifToBook(actor, organisation.id, given.motif_id))
  const people = await usagersOf(visit, given.user_ids)
  const staff = await agentsOf(visit, given.agent_ids, motif)
  const start = startOf(given.starts_at, timeZone)
  const places = await placesOf(organisation.id, motif, given.lieu_id)
  return {
    motif,
    usagers: people.found,
    ...staff,
    ...places,
    home: motif?.locationType === 'home' ? await homeOf(people.found) : null,
    startsAt: start ?? soon(now),
    isStartUnread: given.starts_at !== undefined && start === null,
    durationInMin: given.duration_in_min ?? motif?.defaultDurationInMin ?? USUAL_DURATION,
    gone: { usagers: people.gone, agents: staff.gone },
  }
}

async function homeOf(people: readonly Person[]): Promise<Plan['home']> {
  const open = people.filter(({ isMasked }) => !isMasked)
  const home = homeAmong(await listHomes(open.map(({ id }) => id)))
  const of = open.find(({ id }) => id === home?.usager.id)
  return home && of ? { of, address: home.address } : null
}

/** Whoever was never there is a 404; whoever left meanwhile is said, and the other answers stay. */
async function usagersOf({ actor, organisation }: OrganisationVisit, ids: readonly number[]) {
  const here = await listPersons({ actor, organisationId: organisation.id }, [...new Set(ids)])
  return { found: here, gone: await countGone(ids, here, listUsagersWhoLeft) }
}

/** Nobody named: oneself, unless the motif is of a service that one only serves as a secretary. */
async function agentsOf({ actor, organisation }: OrganisationVisit, ids: readonly number[], motif: MotifToBook | null) {
  const everyAgent = await listAgentsToBook(actor, organisation.id)
  const isOwn = !actor.isSecretary || (motif !== null && actor.serviceIds.includes(motif.serviceId))
  const wanted = ids.length > 0 ? ids : isOwn ? [actor.id] : []
  const agents = everyAgent.filter(({ id }) => wanted.includes(id))
  return { agents, everyAgent, gone: await countGone(ids, agents, listAgentsWhoLeft) }
}

async function countGone(
  ids: readonly number[],
  here: readonly { id: number }[],
  listWhoLeft: (ids: readonly number[]) => Promise<number[]>,
) {
  const missing = [...new Set(ids)].filter((id) => here.every((one) => one.id !== id))
  if (missing.length > 0 && (await listWhoLeft(missing)).length < missing.length) throw notFound()
  return missing.length
}

async function placesOf(organisationId: number, motif: MotifToBook | null, lieuId: number | undefined) {
  const lieux = motif?.locationType === 'public_office' ? await listLieuxToBook(organisationId) : []
  if (lieuId === undefined) return { lieu: null, lieux }
  const lieu = lieux.find(({ id }) => id === lieuId) ?? found(await findLieuToBook(organisationId, lieuId))
  return { lieu, lieux }
}

const FIVE_MINUTES_MS = 300_000

const soon = (now: Temporal.Instant) =>
  Temporal.Instant.fromEpochMilliseconds(Math.ceil(now.epochMilliseconds / FIVE_MINUTES_MS) * FIVE_MINUTES_MS)

/** Whose agenda it is about: the first agent, as rules want him; null: nobody's yet. */
export async function bookedActor({ actor }: OrganisationVisit, { agents }: Plan): Promise<AgentActor | null> {
  const [first] = agents
  if (!first) return null
  if (agents.some(({ id }) => id === actor.id)) return actor
  return (await findSessionAgent(first.id))?.actor ?? actor
}

/** The first step that still asks something before this one. */
export function reachable(asked: Step, plan: Plan, given: Answers): Step {
  const { motif, usagers, gone, lieu, agents } = plan
  if (!motif || motif.deletedAt) return 1
  const lacksUsagers = (usagers.length === 0 && !motif.collectif) || gone.usagers > 0
  if (asked > 2 && lacksUsagers) return 2
  const isPlaced = motif.locationType !== 'public_office' || given.lieu_attributes || lieu?.availability === 'enabled'
  const isStaffed = agents.length > 0 && gone.agents === 0
  if (asked > 3 && (!isPlaced || !isStaffed || plan.isStartUnread)) return 3
  return asked
}
