import type { MessageName, SpokenBy } from '#domain/telling/notification/who-is-told.ts'
import { accountAddressChangeAsked } from './account-address-change-asked/message.ts'
import { accountAlreadyRegistered } from './account-already-registered/message.ts'
import { accountConfirmation } from './account-confirmation/message.ts'
import { accountEmailChange } from './account-email-change/message.ts'
import { accountExportReady } from './account-export-ready/message.ts'
import { accountIdentityLinked } from './account-identity-linked/message.ts'
import { accountInvitation } from './account-invitation/message.ts'
import { accountPasswordChanged } from './account-password-changed/message.ts'
import { accountPasswordReset } from './account-password-reset/message.ts'
import { accountSecondFactorAdded } from './account-second-factor-added/message.ts'
import { accountSecondFactorRemoved } from './account-second-factor-removed/message.ts'
import { participationBookedAgent } from './participation-booked-agent/message.ts'
import { participationCancelledAgent } from './participation-cancelled-agent/message.ts'
import { rdvBookedAgent } from './rdv-booked-agent/message.ts'
import { rdvBookedUsager } from './rdv-booked-usager/message.ts'
import { rdvCancelledAgent } from './rdv-cancelled-agent/message.ts'
import { rdvCancelledUsager } from './rdv-cancelled-usager/message.ts'
import { rdvLeftAgent } from './rdv-left-agent/message.ts'
import { rdvLinkUsager } from './rdv-link-usager/message.ts'
import { rdvMovedAgent } from './rdv-moved-agent/message.ts'
import { rdvMovedUsager } from './rdv-moved-usager/message.ts'
import { rdvPrescribedAgent } from './rdv-prescribed-agent/message.ts'
import { rdvReminderUsager } from './rdv-reminder-usager/message.ts'
import { rdvWaitingAgent } from './rdv-waiting-agent/message.ts'
import type { Message } from './shared/message.ts'
import { usagerLinks } from './usager-links/message.ts'

type Spoken<Name extends MessageName> = Message<Name> & { by: { [Channel in SpokenBy<Name>]: unknown } }

/** All that is told, closed by the table of who is told: each message has words for each of its channels. */
export const messages: { [Name in MessageName]: Spoken<Name> } = {
  'rdv-booked-usager': rdvBookedUsager,
  'rdv-moved-usager': rdvMovedUsager,
  'rdv-cancelled-usager': rdvCancelledUsager,
  'rdv-link-usager': rdvLinkUsager,
  'rdv-reminder-usager': rdvReminderUsager,
  'rdv-booked-agent': rdvBookedAgent,
  'rdv-prescribed-agent': rdvPrescribedAgent,
  'rdv-moved-agent': rdvMovedAgent,
  'rdv-cancelled-agent': rdvCancelledAgent,
  'rdv-left-agent': rdvLeftAgent,
  'rdv-waiting-agent': rdvWaitingAgent,
  'participation-booked-agent': participationBookedAgent,
  'participation-cancelled-agent': participationCancelledAgent,
  'usager-links': usagerLinks,
  'account-confirmation': accountConfirmation,
  'account-email-change': accountEmailChange,
  'account-password-reset': accountPasswordReset,
  'account-already-registered': accountAlreadyRegistered,
  'account-invitation': accountInvitation,
  'account-password-changed': accountPasswordChanged,
  'account-address-change-asked': accountAddressChangeAsked,
  'account-identity-linked': accountIdentityLinked,
  'account-second-factor-added': accountSecondFactorAdded,
  'account-second-factor-removed': accountSecondFactorRemoved,
  'account-export-ready': accountExportReady,
}
