import { comingFacts } from '../shared/usager-facts.ts'
import { usagerMessage } from '../shared/usager-message.ts'

export const rdvLinkUsager = usagerMessage({
  name: 'rdv-link-usager',
  receiptEvent: 'rdv_created',
  mail: { calendar: 'PUBLISH', facts: comingFacts },
})
