import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { CheckFacts } from '#domain/booking/check/check-facts.ts'
import { pauseAfter } from '#domain/booking/check/pause.ts'
import { endOf, type PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { checkRdv, overlappedAgentIds, unconfirmed } from '#domain/booking/check/rdv-check.ts'
import type { RdvError } from '#domain/booking/check/rdv-errors.ts'
import type { RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import { createOnce } from '#domain/journal/create-once.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { attachUsagers } from '#domain/people/usager/attach-usager.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { encrypt } from '#infra/encryption.ts'
import { query, statement } from '#infra/query.ts'
import type { Author } from './author.ts'
import { findCheckFacts } from './check-facts-queries.ts'
import { insertRdv } from './insert-rdv.ts'
import { lieuIdOf } from './insert-single-use-lieu.ts'
import * as rdvRules from './rdv-rules.ts'

export type Making = {
  actor: Pick<AgentActor, 'id'>
  author: Author
  /** That of the page: all that the rdv names is looked up there. */
  organisationId: number
  planned: PlannedRdv
  /** Keys of the warnings that the agent was shown and wants all the same. */
  confirmed: readonly string[]
  now: Temporal.Instant
}

export type RdvRefused = { ok: false; errors: RdvError[] } | { ok: false; warnings: RdvWarning[] }

export type MakeOutcome = { ok: true; rdvId: number } | RdvRefused

/** A rdv that an agent makes at any hour he likes, judged under the locks of its families and agents (decision 4); twice is once. */
export const makeRdv = (making: Making & { once: string }): Promise<MakeOutcome> =>
  deed(making.author, (tx) => makeOnce(tx, making))

async function makeOnce(tx: DeedTx, { once, ...making }: Making & { once: string }): Promise<MakeOutcome> {
  const refused: RdvRefused[] = []
  const rdvId = await createOnce(tx, {
    once,
    isThere: (id) => isThere(tx, id, making),
    create: async () => {
      const outcome = await make(tx, making)
      if (outcome.ok) return outcome.rdvId
      refused.push(outcome)
      return null
    },
  })
  if (rdvId !== null) return { ok: true, rdvId }
  const [refusal] = refused
  if (!refusal) throw new Error('A rdv was neither made nor refused')
  return refusal
}

const isThere = async ({ sql }: DeedTx, rdvId: number, { organisationId }: Making) =>
  (await query(THERE, [rdvId, organisationId], sql)).length > 0

const THERE = statement('rdv-is-there', {}, 'SELECT FROM rdvs WHERE id = $1 AND organisation_id = $2')

async function make(tx: DeedTx, making: Making): Promise<MakeOutcome> {
  const { planned, organisationId, now } = making
  await lockFamilies(
    tx.sql,
    planned.participants.map(({ usagerId }) => usagerId),
  )
  await lockAgents(tx.sql, planned.agentIds)
  const acting = await findSessionAgent(making.actor.id, tx.sql)
  if (!acting || rdvRules.create(acting.actor, making)) return noRole(making)
  const facts = await findCheckFacts({ actor: acting.actor, organisationId, planned, now }, tx.sql)
  if (!facts) return noRole(making)
  const { errors, warnings } = checkRdv(facts)
  if (errors.length > 0) return { ok: false, errors }
  if (unconfirmed(warnings, making.confirmed).length > 0) return { ok: false, warnings }
  return { ok: true, rdvId: await write(tx, making, { facts, warnings }) }
}

const noRole = ({ actor }: Making): RdvRefused => ({
  ok: false,
  errors: [{ name: 'agent-without-role', agentId: actor.id }],
})

type Judged = { facts: CheckFacts; warnings: RdvWarning[] }

async function write(tx: DeedTx, { author, organisationId, planned, now }: Making, { facts, warnings }: Judged) {
  const { motifId, agentIds, participants, context } = planned
  const overlapped = overlappedAgentIds(warnings)
  const { rdv, participationIds } = await insertRdv(tx.sql, {
    motif: { id: motifId, organisationId },
    lieuId: await lieuIdOf(tx.sql, { place: planned.place, organisationId, now }),
    agents: [...new Set(agentIds)].map((agentId) => ({ agentId, exclusive: !overlapped.includes(agentId) })),
    startsAt: planned.startsAt,
    endsAt: endOf(planned),
    participants,
    actor: author,
    byAgentPrescripteur: false,
    minutesAfterRdv: pauseAfter(facts),
    said: {
      context: context === null ? null : encrypt('rdvs.context', context),
      title: planned.title,
      maxParticipantsCount: planned.maxParticipantsCount,
      overbooked: warnings.some(({ name }) => name === 'overbooked'),
    },
    now,
  })
  await attachUsagers(
    tx.sql,
    participants.map(({ usagerId }) => usagerId),
    organisationId,
  )
  await tx.record({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })
  return rdv.id
}
