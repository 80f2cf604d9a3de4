import { agentFacts, byAuthor, reasonOf, whenOf } from '../shared/agent-facts.ts'
import { type AgentTold, agentMessage } from '../shared/agent-message.ts'
import type { RdvEntry } from '../shared/rdv-calendar.ts'
import { inZone } from '../shared/rdv-words.ts'

type Told = AgentTold<'rdv-cancelled-agent'>

export const rdvCancelledAgent = agentMessage({ name: 'rdv-cancelled-agent', mail: { facts, calendar } })

function facts(told: Told, now: Temporal.Instant) {
  const { rdv, evenement } = told.telling
  const startsAt = inZone(knownTimes(told).startsAt ?? rdv.startsAt, rdv)
  return {
    ...agentFacts(told, now),
    startsAt,
    when: whenOf(startsAt, now),
    byWhom: evenement.actor.type === 'usager' ? ' par l’usager' : '',
    reason:
      evenement.name === 'rdv.moved'
        ? `Vous n’êtes plus parmi les agents de ce RDV, modifié ${byAuthor(evenement.actor)}.`
        : reasonOf(told.telling),
  }
}

function calendar(told: Told): RdvEntry {
  return { method: 'CANCEL', attendees: [told.notification.address], ...knownTimes(told) }
}

/** To him who left, the rdv is cancelled at the time he knew. */
function knownTimes({ telling: { evenement } }: Told): { startsAt?: Date; endsAt?: Date } {
  if (evenement.name !== 'rdv.moved') return {}
  const { previousStartsAt, previousEndsAt } = evenement.payload
  return { startsAt: new Date(previousStartsAt), endsAt: new Date(previousEndsAt) }
}
