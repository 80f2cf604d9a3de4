import { agentFacts, reasonOf } from '../shared/agent-facts.ts'
import { agentMessage } from '../shared/agent-message.ts'
import { namesOf } from '../shared/rdv-words.ts'

export const participationCancelledAgent = agentMessage({
  name: 'participation-cancelled-agent',
  mail: {
    facts: (told, now) => ({
      ...agentFacts(told, now),
      participants: namesOf(told.concerned),
      reason: reasonOf(told.telling),
    }),
  },
})
