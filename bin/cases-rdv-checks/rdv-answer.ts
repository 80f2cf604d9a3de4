import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { warningKey } from '#domain/booking/check/rdv-check.ts'
import type { RdvError } from '#domain/booking/check/rdv-errors.ts'
import type { RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { editRdv } from '#domain/booking/rdv/edit-rdv.ts'
import { findRdvChecks } from '#domain/booking/rdv/find-rdv-checks.ts'
import { makeRdv } from '#domain/booking/rdv/make-rdv.ts'
import { findRdvVersion } from '#domain/booking/rdv/rdv-version-queries.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { db } from '#infra/db.ts'
import { type PlantedWorld, plantWorld } from './plant-world.ts'
import { type CaseOf, instantOf } from './rdv-checks-case.ts'
import { type CompleteRdv, completeRdv } from './setting.ts'

type Given = CaseOf<'rdv'>
type Said = { errors: readonly RdvError[]; warnings: readonly RdvWarning[] }
type Done = Said & { rdvId: number | null }

/** The very deeds of the product, in a world that is written for the case. */
export async function rdvAnswer(given: Given) {
  const world = await plantWorld(given)
  const wanted = completeRdv(given.rdv)
  const done = await deeds[given.deed](given, { world, wanted })
  const words = wordsIn(world)
  const said = { errors: done.errors.map(words.error), warnings: done.warnings.map(words.warning) }
  return { ...said, saved: done.rdvId !== null, ...(done.rdvId === null ? {} : await written(done.rdvId, world)) }
}

type Asked = { world: PlantedWorld; wanted: CompleteRdv }

const deeds: Record<Given['deed'], (given: Given, asked: Asked) => Promise<Done>> = {
  create,
  edit,
  status: changeStatus,
}

async function create(given: Given, asked: Asked): Promise<Done> {
  const common = await commonOf(given, asked)
  const checks = await findRdvChecks(common)
  const confirmed = confirmedAmong(given, asked, checks)
  const made = await makeRdv({ ...common, confirmed, once: `case ${++sent}` })
  return { ...checks, rdvId: made.ok ? made.rdvId : null }
}

let sent = 0

async function edit(given: Given, asked: Asked): Promise<Done> {
  const common = await commonOf(given, asked)
  const rdvId = asked.world.rdvId ?? 0
  const checks = await findRdvChecks({ ...common, rdvId })
  const confirmed = confirmedAmong(given, asked, checks)
  const edited = await editRdv({ ...common, confirmed, rdvId, version: await findRdvVersion(rdvId) })
  return { ...checks, rdvId: edited.ok ? rdvId : null }
}

async function changeStatus(given: Given, asked: Asked): Promise<Done> {
  const { author: actor, now } = await commonOf(given, asked)
  const rdvId = asked.world.rdvId ?? 0
  const change = { rdvId, from: given.before.status ?? 'unknown', status: asked.wanted.status, actor, now }
  const first = await changeRdvStatus(change)
  if (first.ok) return { errors: [], warnings: [], rdvId }
  if (first.reason === 'rdv-en-double') return { errors: [first.same], warnings: [], rdvId: null }
  if (first.reason !== 'a-verifier') return { errors: [], warnings: [], rdvId: null }
  const checks = { errors: [], warnings: first.warnings }
  const again = await changeRdvStatus({ ...change, confirmed: confirmedAmong(given, asked, checks) })
  return { ...checks, rdvId: again.ok ? rdvId : null }
}

async function commonOf({ zone, now }: Given, { world, wanted }: Asked) {
  const session = await findSessionAgent(world.agents.A)
  if (!session) throw new Error('the agent who acts is not there')
  const author = { type: 'agent', id: world.agents.A, name: 'Agent A' } as const
  const planned = plannedOf(wanted, world, zone)
  return { actor: session.actor, author, organisationId: world.organisations.O1, planned, now: instantOf(now, zone) }
}

const plannedOf = (rdv: CompleteRdv, world: PlantedWorld, zone: string): PlannedRdv => ({
  motifId: world.motifs[rdv.motif],
  startsAt: instantOf(rdv.start, zone),
  durationInMin: rdv.minutes,
  agentIds: rdv.agents.map((name) => world.agents[name]),
  place: rdv.lieu === null ? null : { kind: 'lieu', lieuId: world.lieux[rdv.lieu] },
  participants: rdv.usagers.map((name) => ({
    usagerId: world.usagers.get(name) ?? 0,
    sendLifecycleNotifications: true,
    sendReminderNotification: true,
  })),
  context: null,
  title: rdv.title,
  maxParticipantsCount: rdv.places,
  minutesAfterRdv: rdv.pause,
})

const confirmedAmong = ({ confirmed }: Given, { world }: Asked, { warnings }: Said) =>
  warnings.filter((warning) => confirmed.includes(wordsIn(world).warning(warning))).map(warningKey)

/** In the words of cases. */
function wordsIn(world: PlantedWorld) {
  const agent = (id: number) => nameOf(Object.entries(world.agents), id)
  const usager = (id: number) => nameOf([...world.usagers], id)
  const warning = (one: RdvWarning): string => {
    switch (one.name) {
      case 'overlapping-rdv':
        return `overlapping-rdv ${agent(one.agent.id)} ${one.wording}`
      case 'gap-before':
        return `gap-before ${agent(one.agent.id)} ${one.minutes} ${one.wording}`
      case 'absence':
        return `absence ${agent(one.agent.id)}`
      case 'plage-elsewhere':
        return `plage-elsewhere ${nameOf([...world.plages], one.plageId)} ${one.sight} ${one.place}`
      case 'same-day':
        return `same-day ${usager(one.usager.id)}`
      case 'past-start':
      case 'title-too-long':
      case 'overbooked':
        return one.name
    }
  }
  const error = (one: RdvError): string => {
    if (one.name === 'duplicate-rdv') return `duplicate-rdv ${nameOf([...world.rdvs], one.rdvId)}`
    if (one.name === 'agent-without-role') return `agent-without-role ${agent(one.agentId)}`
    return one.name === 'usager-unknown' ? `usager-unknown ${usager(one.usagerId)}` : one.name
  }
  return { warning, error }
}

const nameOf = (named: readonly (readonly [string, number])[], wanted: number) =>
  named.find(([, id]) => id === wanted)?.[0] ?? String(wanted)

async function written(rdvId: number, world: PlantedWorld) {
  const rdv = await db.rdv.findUniqueOrThrow({ where: { id: rdvId }, include: { agents: true } })
  const flags = rdv.agents.map(({ agentId, exclusive }) => [nameOf(Object.entries(world.agents), agentId), exclusive])
  const overbooked = rdv.maxParticipantsCount === null ? {} : { overbooked: rdv.overbooked }
  return { exclusive: Object.fromEntries(flags), ...overbooked }
}
