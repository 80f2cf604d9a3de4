import { comingFacts } from '../shared/usager-facts.ts'
import { usagerMessage } from '../shared/usager-message.ts'

export const rdvBookedUsager = usagerMessage({
  name: 'rdv-booked-usager',
  receiptEvent: 'rdv_created',
  mail: { calendar: 'PUBLISH', facts: comingFacts },
})
