import { beforeMove } from '../shared/before-move.ts'
import { comingFacts } from '../shared/usager-facts.ts'
import { usagerMessage } from '../shared/usager-message.ts'

export const rdvMovedUsager = usagerMessage({
  name: 'rdv-moved-usager',
  receiptEvent: 'rdv_updated',
  mail: {
    calendar: 'PUBLISH',
    facts: async (told, now) => ({ ...comingFacts(told, now), before: await beforeMove(told.telling) }),
  },
})
