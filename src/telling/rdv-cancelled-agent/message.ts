import { agentFacts, reasonOf } from '../shared/agent-facts.ts'
import { type AgentTold, agentMessage } from '../shared/agent-message.ts'

type Told = AgentTold<'rdv-cancelled-agent'>

export const rdvCancelledAgent = agentMessage({
  name: 'rdv-cancelled-agent',
  mail: { facts, calendar: ({ notification }) => ({ method: 'CANCEL', attendees: [notification.address] }) },
})

function facts(told: Told, now: Temporal.Instant) {
  const byWhom = told.telling.evenement.actor.type === 'usager' ? ' par l’usager' : ''
  return { ...agentFacts(told, now), byWhom, reason: reasonOf(told.telling) }
}
