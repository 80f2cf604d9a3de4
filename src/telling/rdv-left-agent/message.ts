import { displayName } from '#lib/names.ts'
import { dateTime } from '#lib/spoken-words.ts'
import { agentFacts, byAuthor, whenOf } from '../shared/agent-facts.ts'
import { type AgentTold, agentMessage } from '../shared/agent-message.ts'
import type { RdvEntry } from '../shared/rdv-calendar.ts'
import { inZone } from '../shared/rdv-words.ts'

type Told = AgentTold<'rdv-left-agent'>

export const rdvLeftAgent = agentMessage({ name: 'rdv-left-agent', mail: { facts, calendar } })

/** At the time that he knew, which is free again; where the rdv went, and with whom. */
function facts(told: Told, now: Temporal.Instant) {
  const { rdv, evenement } = told.telling
  const before = new Date(evenement.payload.previousStartsAt)
  const startsAt = inZone(before, rdv)
  const hasMoved = before.getTime() !== rdv.startsAt.getTime()
  return {
    ...agentFacts(told, now),
    startsAt,
    when: whenOf(startsAt, now),
    what: `${hasMoved ? 'déplacé' : 'confié à d’autres'}${evenement.actor.type === 'usager' ? ' par l’usager' : ''}`,
    after: hasMoved ? dateTime(inZone(rdv.startsAt, rdv)) : null,
    agents: rdv.agents.map(displayName).join(', '),
    byAuthor: byAuthor(evenement.actor),
  }
}

/** Cancelled in his calendar alone. */
function calendar({ notification, telling: { evenement } }: Told): RdvEntry {
  const { previousStartsAt, previousEndsAt } = evenement.payload
  const times = { startsAt: new Date(previousStartsAt), endsAt: new Date(previousEndsAt) }
  return { method: 'CANCEL', attendees: [notification.address], ...times }
}
