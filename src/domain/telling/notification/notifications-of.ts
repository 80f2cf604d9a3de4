import { isToCome } from '#domain/booking/rdv/rdv.ts'
import { channelsOf } from './channels.ts'
import type { Notification } from './notification.ts'
import type { EvenementName, Telling } from './telling.ts'
import { type MessageName, type WhoIsTold, whoIsTold } from './who-is-told.ts'

/** Who is told what by which channel. Nobody is told of a rdv that has started, save that somebody waits for it. */
export const notificationsOf = (telling: Telling, now: Temporal.Instant): Notification[] =>
  isTooLate(telling, now) ? [] : tell(telling.evenement.name, telling, now)

const isTooLate = (telling: Telling, now: Temporal.Instant) =>
  'rdv' in telling && telling.evenement.name !== 'rdv.usager-arrived' && !isToCome(telling.rdv, now)

/** The name is given apart, which ties the rows of an evenement to its facts. */
const tell = <Name extends EvenementName>(name: Name, telling: Telling<Name>, now: Temporal.Instant): Notification[] =>
  rowsByName[name].flatMap(({ message, by, whom }) =>
    whom(telling, now).flatMap((addressee) =>
      channelsOf(addressee.recipient, by).map((reached) => ({ ...addressee, ...reached, message })),
    ),
  )

const rowsByName: WhoIsTold<MessageName> = whoIsTold
