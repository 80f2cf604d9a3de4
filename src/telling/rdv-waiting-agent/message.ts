import { agentFacts } from '../shared/agent-facts.ts'
import { agentMessage } from '../shared/agent-message.ts'
import { liveParticipations, namesOf } from '../shared/rdv-words.ts'

export const rdvWaitingAgent = agentMessage({
  name: 'rdv-waiting-agent',
  mail: {
    calendar: () => null,
    facts(told, now) {
      const waiting = liveParticipations(told.telling.rdv)
      return { ...agentFacts(told, now), participants: namesOf(waiting), areSeveral: waiting.length > 1 }
    },
  },
})
