import { agentFacts } from '../shared/agent-facts.ts'
import { agentMessage } from '../shared/agent-message.ts'
import { namesOf } from '../shared/rdv-words.ts'

export const participationBookedAgent = agentMessage({
  name: 'participation-booked-agent',
  mail: { facts: (told, now) => ({ ...agentFacts(told, now), participants: namesOf(told.concerned) }) },
})
