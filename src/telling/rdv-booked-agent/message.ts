import { agentFacts, byAuthor } from '../shared/agent-facts.ts'
import { agentMessage } from '../shared/agent-message.ts'

export const rdvBookedAgent = agentMessage({
  name: 'rdv-booked-agent',
  mail: { facts: (told, now) => ({ ...agentFacts(told, now), byAuthor: byAuthor(told.telling.evenement.actor) }) },
})
