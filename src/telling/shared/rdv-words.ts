import * as rules from '#domain/booking/rdv/rdv.ts'
import { addressOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import { type ToldAgent, type ToldParticipation, type ToldRdv, zoneOf } from '#domain/telling/notification/told-rdv.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort, duration } from '#lib/spoken-words.ts'

/** A line of the box of a mail. */
export type Row = { term: string; value: string; href?: string }

export const inZone = (date: Date, rdv: ToldRdv) => date.toTemporalInstant().toZonedDateTimeISO(zoneOf(rdv))

type Named = { firstName: string | null; lastName: string | null }

/** « Nadia BENALI » */
export const fullName = ({ firstName, lastName }: Named) =>
  [firstName, lastName?.toLocaleUpperCase('fr')].filter(Boolean).join(' ')

export const namesOf = (participations: readonly ToldParticipation[]) =>
  participations
    .map(({ usager }) => fullName(usager))
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
  const followUp = motif.followUp ? [{ term: say('Avec'), value: rdv.agents.map(fullName).join(', ') }] : []
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

/** Until when the usager can do what, as instants that can be read. */
export function limitsOf(rdv: ToldRdv, now: Temporal.Instant): string[] {
  const until = (hours: number) => dateTimeShort(inZone(rdv.startsAt, rdv).subtract({ hours }))
  const limits = []
  if (rules.isMovableByUsager(rdv, now))
    limits.push(say('Changer de jour ou d’heure : jusqu’au {until}.', { until: until(rules.MOVE_NOTICE_H) }))
  if (canLeave(rdv, now)) limits.push(say('Annuler : jusqu’au {until}.', { until: until(rules.CANCEL_NOTICE_H) }))
  return limits
}

export function buttonLabel(rdv: ToldRdv, now: Temporal.Instant): string {
  const [movable, leavable] = [rules.isMovableByUsager(rdv, now), canLeave(rdv, now)]
  if (movable && leavable) return say('Voir, changer ou annuler')
  if (leavable) return say('Voir ou annuler')
  return movable ? say('Voir ou changer') : say('Voir le rendez-vous')
}

const canLeave = (rdv: ToldRdv, now: Temporal.Instant) =>
  rules.isCancellableByUsager(rdv, now) || rules.isWithdrawable(rdv, now)

export const liveParticipations = ({ participations }: ToldRdv) =>
  participations.filter((participation) => !rules.isCancelled(participation))

export const emailsOf = (agents: readonly ToldAgent[]): string[] =>
  agents.flatMap(({ email, deletedAt }) => (email && !deletedAt ? [email] : []))
