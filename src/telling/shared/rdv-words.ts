import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { CANCEL_NOTICE_H, isCancelled, isStillOpen, MOVE_NOTICE_H } from '#domain/booking/rdv/rdv.ts'
import { addressOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { deedsLabel } from '#domain/telling/notification/rdv-calendar.ts'
import {
  type ToldAgent,
  type ToldParticipation,
  type ToldRdv,
  type ToldUsager,
  toldUsagerOf,
  zoneOf,
} from '#domain/telling/notification/told-rdv.ts'
import { displayName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort, duration } from '#lib/spoken-words.ts'

/** A line of the box of a mail. */
export type Row = { term: string; value: string; href?: string }

export const inZone = (date: Date, rdv: ToldRdv) => date.toTemporalInstant().toZonedDateTimeISO(zoneOf(rdv))

export const namesOf = (participations: readonly ToldParticipation[]) =>
  participations
    .map(({ usager }) => displayName(usager))
    .sort((a, b) => a.localeCompare(b, 'fr'))
    .join(', ')

export function placeOf(rdv: ToldRdv, face: 'usager' | 'agent'): string {
  const address = addressOf(rdv)
  const home = face === 'usager' ? say('à votre domicile') : 'à domicile'
  const places = {
    public_office: rdv.lieu ? `${rdv.lieu.name}, ${rdv.lieu.address}` : '',
    phone: say('par téléphone'),
    home: address ? `${home}, ${address}` : home,
    visio: say('en visio'),
  }
  return places[rdv.motif.locationType]
}

/** What the two boxes have in common: where, why, how long. */
export function rowsOf(rdv: ToldRdv, face: 'usager' | 'agent', phoneNumbers: readonly string[]): Row[] {
  const { motif } = rdv
  const where = motif.locationType === 'phone' ? [placeOf(rdv, face), ...phoneNumbers].join(', ') : placeOf(rdv, face)
  const link = motif.locationType === 'visio' ? { href: visioUrlOf(rdv) } : {}
  const followUp = motif.followUp ? [{ term: say('Avec'), value: rdv.agents.map(displayName).join(', ') }] : []
  return [
    ...(where ? [{ term: say('Où'), value: where, ...link }] : []),
    { term: face === 'usager' ? say('Raison') : 'Motif', value: titleOf(rdv) },
    { term: say('Service'), value: motif.service.name },
    { term: say('Durée'), value: duration((rdv.endsAt.getTime() - rdv.startsAt.getTime()) / 60_000) },
    ...followUp,
  ]
}

const titleOf = ({ motif, name }: ToldRdv) =>
  motif.collectif && name && name !== motif.name ? `${motif.name} : ${name}` : motif.name

type Reader = Pick<ToldUsager, 'id'>

/** Until when the reader can do what, as instants that can be read. */
export function limitsOf(rdv: ToldRdv, reader: Reader, now: Temporal.Instant): string[] {
  const until = (hours: number) => dateTimeShort(inZone(rdv.startsAt, rdv).subtract({ hours }))
  const { isMovable, isLeavable } = deedsOf(rdv, reader, now)
  return [
    ...(isMovable ? [say('Changer de jour ou d’heure : jusqu’au {until}.', { until: until(MOVE_NOTICE_H) })] : []),
    ...(isLeavable ? [say('Annuler : jusqu’au {until}.', { until: until(CANCEL_NOTICE_H) })] : []),
  ]
}

export const buttonLabel = (rdv: ToldRdv, reader: Reader, now: Temporal.Instant): string =>
  deedsLabel(deedsOf(rdv, reader, now))

/** What the link of the message will let him do. */
export function deedsOf(rdv: ToldRdv, { id }: Reader, now: Temporal.Instant) {
  const ofFamily = rdv.participations.filter((one) => toldUsagerOf(one).id === id)
  const familyIds = [id, ...ofFamily.map(({ usager }) => usager.id)]
  const actor: UsagerActor = { id, familyIds, session: { kind: 'link', rdvId: rdv.id } }
  const facts = {
    ...rdv,
    isOpen: isStillOpen(rdv),
    participations: rdv.participations.map(({ usager, status }) => ({ usagerId: usager.id, status })),
    agents: rdv.agents.map(({ id: agentId }) => ({ agentId })),
  }
  return {
    isMovable: usagerRdvRules.move(actor, facts, now) === null,
    isLeavable: usagerRdvRules.stopComing(actor, facts, now) === null,
  }
}

export const liveParticipations = ({ participations }: ToldRdv) =>
  participations.filter((participation) => !isCancelled(participation))

export const emailsOf = (agents: readonly ToldAgent[]): string[] =>
  agents.flatMap(({ email, deletedAt }) => (email && !deletedAt ? [email] : []))
