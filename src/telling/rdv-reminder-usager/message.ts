import { comingFacts } from '../shared/usager-facts.ts'
import { usagerMessage } from '../shared/usager-message.ts'

export const rdvReminderUsager = usagerMessage({
  name: 'rdv-reminder-usager',
  receiptEvent: 'rdv_upcoming_reminder',
  mail: { calendar: 'PUBLISH', facts: comingFacts },
})
