import { ACCOUNT_MAILS } from '#domain/journal/evenement/account-mail.ts'
import type { Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import { holderOf } from './account-told.ts'
import type { Addressee } from './addressee.ts'
import * as agents from './agents-told.ts'
import type { ChannelName } from './channels.ts'
import type { EvenementName, RdvEvenementName, RecordedAs, Telling } from './telling.ts'
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
    { message: 'rdv-prescribed-agent', by: ['mail'], whom: agents.whoPrescribed },
  ],
  'rdv.moved': [
    { message: 'rdv-moved-usager', by: ['mail'], whom: usagers.whoMove },
    { message: 'rdv-booked-agent', by: ['mail'], whom: agents.whoJoin },
    { message: 'rdv-moved-agent', by: ['mail'], whom: agents.whoStay },
    { message: 'rdv-left-agent', by: ['mail'], whom: agents.whoLeave },
  ],
  'rdv.edited': [],
  'rdv.cancelled': [
    { message: 'rdv-cancelled-usager', by: ['mail'], whom: usagers.whoLose },
    { message: 'rdv-cancelled-agent', by: ['mail'], whom: agents.whoLose },
  ],
  'rdv.deleted': [
    { message: 'rdv-cancelled-usager', by: ['mail'], whom: usagers.whoAreRemoved },
    { message: 'rdv-cancelled-agent', by: ['mail'], whom: agents.whoseIsDeleted },
  ],
  'rdv.status-changed': [
    { message: 'rdv-booked-usager', by: ['mail'], whom: usagers.whoComeBack },
    { message: 'rdv-booked-agent', by: ['mail'], whom: agents.whoReceiveAgain },
  ],
  'rdv.usager-arrived': [{ message: 'rdv-waiting-agent', by: ['mail'], whom: agents.whoAreAwaited }],
  'rdv.reminder-requested': [{ message: 'rdv-reminder-usager', by: ['mail'], whom: usagers.whoAreReminded }],
  'participation.booked': [
    { message: 'rdv-booked-usager', by: ['mail'], whom: usagers.whoCome },
    { message: 'participation-booked-agent', by: ['mail'], whom: agents.whoReceive },
    { message: 'rdv-prescribed-agent', by: ['mail'], whom: agents.whoPrescribed },
  ],
  'participation.cancelled': [
    { message: 'rdv-cancelled-usager', by: ['mail'], whom: usagers.whoWithdrew },
    { message: 'participation-cancelled-agent', by: ['mail'], whom: agents.whoWait },
  ],
  'participation.added': [{ message: 'rdv-booked-usager', by: ['mail'], whom: usagers.whoCome }],
  'participation.removed': [{ message: 'rdv-cancelled-usager', by: ['mail'], whom: usagers.whoAreRemoved }],
  'participation.status-changed': [],
  'participation.link-requested': [{ message: 'rdv-link-usager', by: ['mail'], whom: usagers.whoAsked }],
  'usager.links-requested': [{ message: 'usager-links', by: ['mail'], whom: usagers.whoAskedForLinks }],
  'account.mail-requested': ACCOUNT_MAILS.map((mail) => ({
    message: `account-${mail}` as const,
    by: ['mail'] as const,
    whom: holderOf(mail),
  })),
} as const satisfies WhoIsTold

type Rows = typeof whoIsTold

export type MessageName = Rows[EvenementName][number]['message']

/** Nobody is told of the others. */
export const isTold = (evenement: Recorded): evenement is RecordedAs<EvenementOf<MessageName>> =>
  whoIsTold[evenement.name].length > 0

/** The evenements that a message is told of. */
export type EvenementOf<Message extends MessageName> = {
  [Name in EvenementName]: Message extends Rows[Name][number]['message'] ? Name : never
}[EvenementName]

export type RdvEvenementOf<Message extends MessageName> = Extract<EvenementOf<Message>, RdvEvenementName>

/** The channels that must have words for it. */
export type SpokenBy<Message extends MessageName, Told = Rows[EvenementName][number]> =
  Told extends Row<never, string> ? (Message extends Told['message'] ? Told['by'][number] : never) : never
