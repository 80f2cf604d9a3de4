import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { Addressee } from './addressee.ts'
import { hasMoved } from './has-moved.ts'
import type { Telling } from './telling.ts'
import { type ToldParticipation, type ToldRdv, toldUsagerOf } from './told-rdv.ts'

export const whoCome = ({ rdv, evenement }: Telling<'rdv.booked' | 'participation.booked' | 'participation.added'>) =>
  notified(among(live(rdv), evenement.payload.participationIds))

export const whoComeBack = ({ rdv, evenement }: Telling<'rdv.status-changed'>) =>
  notified(among(live(rdv), evenement.payload.participationIdsBack))

/** Who joins in the same change is told of that. */
export function whoMove(telling: Telling<'rdv.moved'>) {
  const { participationIdsAdded = [] } = telling.evenement.payload
  const stay = live(telling.rdv).filter(({ id }) => !participationIdsAdded.includes(id))
  return hasMoved(telling) ? notified(stay) : []
}

/** Of a rdv collectif; what their participations were is in the evenement. */
export const whoAreRemoved = ({ formerParticipations = [] }: Telling<'participation.removed' | 'rdv.deleted'>) =>
  notified(formerParticipations)

export const whoLose = ({ rdv, evenement }: Telling<'rdv.cancelled' | 'participation.cancelled'>) =>
  notified(among(rdv.participations.filter(isCancelled), evenement.payload.participationIds))

/** By the hand of an agent: those for whom reminders are on, whatever was sent before. */
export const whoAreReminded = ({ rdv, evenement }: Telling<'rdv.reminder-requested'>) =>
  families(
    among(live(rdv), evenement.payload.participationIds).filter(
      ({ sendReminderNotification }) => sendReminderNotification,
    ),
  )

/** He who leaves an individual rdv that stands is not told. */
export const whoWithdrew = (telling: Telling<'participation.cancelled'>) =>
  telling.rdv.motif.collectif || isCancelled(telling.rdv) ? whoLose(telling) : []

/** What a person asked for is sent even where the messages of the rdv are off. */
export const whoAsked = ({ rdv, evenement }: Telling<'participation.link-requested'>) =>
  families(among(live(rdv), evenement.payload.participationIds))

/** The same for his links: without a rdv to come there is nothing to send. */
export function whoAskedForLinks({ evenement, person, toCome }: Telling<'usager.links-requested'>): Addressee[] {
  const { usagerId } = evenement.payload
  if (usagerId === null || toCome.length === 0) return []
  const reached = { notifyByEmail: true, phoneNumber: null, deletedAt: null }
  return [{ recipient: { type: 'usager', id: usagerId, ...person, ...reached }, participationIds: [] }]
}

const live = ({ participations }: ToldRdv) => participations.filter((one) => !isCancelled(one))

const among = (participations: ToldParticipation[], ids: readonly number[]) =>
  participations.filter(({ id }) => ids.includes(id))

const notified = (participations: ToldParticipation[]) =>
  families(participations.filter(({ sendLifecycleNotifications }) => sendLifecycleNotifications))

/** One message for a responsable, however many of his proches take part. */
const families = (participations: ToldParticipation[]): Addressee[] =>
  [...Map.groupBy(participations, (participation) => toldUsagerOf(participation).id).values()].flatMap((family) =>
    family.slice(0, 1).map((first) => ({
      recipient: { type: 'usager', ...toldUsagerOf(first) },
      participationIds: family.map(({ id }) => id),
    })),
  )
