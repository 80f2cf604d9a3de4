import { isToCome } from '#domain/booking/rdv/rdv.ts'
import type { Person } from '#domain/people/usager/person.ts'
import type { ChannelName } from '#domain/telling/notification/channels.ts'
import type { Notification } from '#domain/telling/notification/notification.ts'
import { previewBooking } from '#domain/telling/notification/preview-booking.ts'
import { type ToldRdv, toldUsagerOf } from '#domain/telling/notification/told-rdv.ts'
import { displayName, fullName, inTurn } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import type { OrganisationVisit } from '../visit.ts'

/** Somebody in the rdv, what leaves when he is told, and his two boxes. */
export type ToldPerson = {
  usagerId: number
  name: string
  /** « Responsable : Nadia BENALI » */
  responsible: string | null
  /** « Un e-mail part à nadia@exemple.fr. », or why nothing does. */
  told: string
  /** Something would leave: the boxes decide. */
  isReached: boolean
}

type Asked = { told: ToldRdv; usagers: readonly Person[]; visit: OrganisationVisit }

/** Person by person, by the very rules of the messages: what leaves if his box is ticked. */
export function toldPeople({ told, usagers, visit: { author: actor, now } }: Asked): ToldPerson[] {
  const everybody = told.participations.map((one) => ({ ...one, sendLifecycleNotifications: true }))
  const notifications = previewBooking({ ...told, participations: everybody }, { actor, now })
  return usagers.map((usager) => {
    const his = notifications.filter(
      ({ recipient, participationIds }) => recipient.type === 'usager' && participationIds.includes(usager.id),
    )
    return {
      usagerId: usager.id,
      name: fullName(usager),
      responsible: usager.responsible && typo(`Responsable : ${displayName(usager.responsible)}`),
      told: his.length > 0 ? his.map((one) => leaves(one, usager, usagers)).join(' ') : silence(told, usager, now),
      isReached: his.length > 0,
    }
  })
}

const CHANNELS: Record<ChannelName, (whom: string) => string> = {
  mail: (whom) => `Un e-mail part à ${whom}.`,
}

/** A family has one message, however many of its people come. */
function leaves(notification: Notification, usager: Person, usagers: readonly Person[]) {
  const { channel, address, recipient, participationIds } = notification
  const [first] = participationIds
  const same = first === usager.id ? undefined : usagers.find(({ id }) => id === first)
  if (same) return typo(`Dans le même message que ${displayName(same)}.`)
  const where = usager.isMasked ? 'son adresse, masquée' : address
  return typo(CHANNELS[channel](usager.responsible ? `${displayName(recipient)} (${where})` : where))
}

function silence(told: ToldRdv, usager: Person, now: Temporal.Instant) {
  const participation = told.participations.find(({ id }) => id === usager.id)
  const reached = participation && toldUsagerOf(participation)
  if (!isToCome(told, now)) return 'Aucun message : le rendez-vous a déjà commencé.'
  if (!reached?.email)
    return usager.responsible ? 'Aucun message : sans e-mail.' : 'Aucun message : sa fiche est sans e-mail.'
  return reached.notifyByEmail
    ? 'Aucun message ne part.'
    : typo(`Aucun message : ${displayName(reached)} ne veut pas d’e-mail.`)
}

/** « Un e-mail part à Claire FONTAINE. »; null: none is told. */
export function toldAgents({ told, visit: { author: actor, now } }: Pick<Asked, 'told' | 'visit'>): string | null {
  const agents = previewBooking(told, { actor, now }).filter(({ recipient }) => recipient.type === 'agent')
  const names = agents.map(({ recipient }) => displayName(recipient))
  return names.length === 0 ? null : `Un e-mail part à ${inTurn(names)}.`
}
