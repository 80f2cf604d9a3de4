import { agentFacts, byAuthor, whenOf } from '../shared/agent-facts.ts'
import { type AgentTold, agentMessage } from '../shared/agent-message.ts'
import { beforeMove } from '../shared/before-move.ts'
import { placeOf } from '../shared/rdv-words.ts'

export const rdvMovedAgent = agentMessage({ name: 'rdv-moved-agent', mail: { facts } })

/** It is announced by the start that the agent knew. */
async function facts(told: AgentTold<'rdv-moved-agent'>, now: Temporal.Instant) {
  const { evenement, rdv } = told.telling
  const { startsAt, place, isOtherDay } = await beforeMove(told.telling)
  return {
    ...agentFacts(told, now),
    when: whenOf(startsAt, now),
    before: { startsAt, place: place ?? (isOtherDay ? placeOf(rdv, 'agent') : null) },
    byAuthor: byAuthor(evenement.actor),
  }
}
