import { ACCOUNT_MAILS } from '#domain/journal/evenement/account-mail.ts'
import { holderOf } from './account-told.ts'
import type { Addressee } from './addressee.ts'
import * as agents from './agents-told.ts'
import type { ChannelName } from './channels.ts'
import type { EvenementName, Telling } from './telling.ts'
import * as usagers from './usagers-told.ts'

/** `by`: the channels that have words for the message; which of them reach a person is asked of channels.ts. */
type Row<Name extends EvenementName, Message extends string> = {
  message: Message
  by: readonly ChannelName[]
  whom: (telling: Telling<Name>, now: Temporal.Instant) => Addressee[]
}

export type WhoIsTold<Message extends string = string> = { [Name in EvenementName]: readonly Row<Name, Message>[] }

/** From what happened to those who are told: a row a message, in the order in which they leave. */
export const whoIsTold = {
  'rdv.booked': [
    { message: 'rdv-booked-usager', by: ['mail'], whom: usagers.whoCome },
    { message: 'rdv-booked-agent', by: ['mail'], whom: agents.whoReceive },
  ],
  'rdv.moved': [
    { message: 'rdv-moved-usager', by: ['mail'], whom: usagers.whoMove },
    { message: 'rdv-booked-agent', by: ['mail'], whom: agents.whoJoin },
    { message: 'rdv-moved-agent', by: ['mail'], whom: agents.whoStay },
    { message: 'rdv-cancelled-agent', by: ['mail'], whom: agents.whoLeave },
  ],
  'rdv.cancelled': [
    { message: 'rdv-cancelled-usager', by: ['mail'], whom: usagers.whoLose },
    { message: 'rdv-cancelled-agent', by: ['mail'], whom: agents.whoLose },
  ],
  'rdv.status-changed': [
    { message: 'rdv-booked-usager', by: ['mail'], whom: usagers.whoComeBack },
    { message: 'rdv-booked-agent', by: ['mail'], whom: agents.whoReceiveAgain },
  ],
  'participation.booked': [
    { message: 'rdv-booked-usager', by: ['mail'], whom: usagers.whoCome },
    { message: 'participation-booked-agent', by: ['mail'], whom: agents.whoReceive },
  ],
  'participation.cancelled': [
    { message: 'rdv-cancelled-usager', by: ['mail'], whom: usagers.whoWithdrew },
    { message: 'participation-cancelled-agent', by: ['mail'], whom: agents.whoWait },
  ],
  'participation.status-changed': [],
  'participation.link-requested': [{ message: 'rdv-link-usager', by: ['mail'], whom: usagers.whoAsked }],
  'account.mail-requested': ACCOUNT_MAILS.map((mail) => ({
    message: `account-${mail}` as const,
    by: ['mail'] as const,
    whom: holderOf(mail),
  })),
} as const satisfies WhoIsTold

export type MessageName = (typeof whoIsTold)[EvenementName][number]['message']
