import { agentFacts, reasonOf } from '../shared/agent-facts.ts'
import { type AgentTold, agentMessage } from '../shared/agent-message.ts'

type Told = AgentTold<'rdv-cancelled-agent'>

export const rdvCancelledAgent = agentMessage({
  name: 'rdv-cancelled-agent',
  mail: { facts, calendar: ({ notification }) => ({ method: 'CANCEL', attendees: [notification.address] }) },
})

function facts(told: Told, now: Temporal.Instant) {
  const byWhom = told.telling.evenement.actor.type === 'usager' ? ' par l’usager' : ''
  const facts = agentFacts(told, now)
  const isDeleted = told.telling.evenement.name === 'rdv.deleted'
  return { ...facts, rdvButton: isDeleted ? null : facts.rdvButton, byWhom, reason: reasonOf(told.telling) }
}
