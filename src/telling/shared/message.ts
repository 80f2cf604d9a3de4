import type { ChannelName } from '#domain/telling/notification/channels.ts'
import type { Notification } from '#domain/telling/notification/notification.ts'
import type { ReceiptFacts } from '#domain/telling/notification/record-delivery.ts'
import type { RdvTelling, Telling } from '#domain/telling/notification/telling.ts'
import type { EvenementOf, MessageName, RdvEvenementOf } from '#domain/telling/notification/who-is-told.ts'
import type { Parcels } from '../channels/channels.ts'

/** A message about to leave: what happened, the facts as they are now, and to whom. */
export type Told<Name extends MessageName> = { telling: Telling<EvenementOf<Name>>; notification: Notification }

export type RdvTold<Name extends MessageName> = {
  telling: RdvTelling<RdvEvenementOf<Name>>
  notification: Notification
}

/** What lies in a folder: what is said by each channel, and what is logged of it. */
export type Message<Name extends MessageName> = {
  name: Name
  /** Null: nothing, as for agents and accounts. */
  receipt(told: Told<Name>): ReceiptSubject | null
  by: { [Channel in ChannelName]?: Writer<Told<Name>, Channel> }
}

type ReceiptSubject = Pick<ReceiptFacts, 'usagerId' | 'rdvId' | 'organisationId' | 'event'>

/** Null: there is nothing to say any more. */
type Writer<ToldHere, Channel extends ChannelName> = (
  told: ToldHere,
  now: Temporal.Instant,
) => Promise<Parcels[Channel] | null>
