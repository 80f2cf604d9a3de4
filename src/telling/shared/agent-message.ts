import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { findBrandOfAgent } from '#domain/telling/notification/agent-brand-queries.ts'
import { isSoon } from '#domain/telling/notification/is-soon.ts'
import type { Notification } from '#domain/telling/notification/notification.ts'
import type { RdvTelling } from '#domain/telling/notification/telling.ts'
import { type ToldAgent, type ToldRdv, toldUsagerOf, zoneOf } from '#domain/telling/notification/told-rdv.ts'
import { phone } from '#lib/phone.ts'
import { dayShort, time } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import { rdvPath } from '#web/agents/rdvs/paths.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { type ComposedMail, senderOf } from '../channels/mail/mail.ts'
import { renderMail } from '../channels/mail/render-mail.ts'
import { type Before, beforeMove, calendarOfMail } from './rdv-calendar.ts'
import { emailsOf, fullName, inZone, liveParticipations, namesOf, placeOf, rowsOf } from './rdv-words.ts'

type Told = { telling: RdvTelling; notification: Notification; agent: ToldAgent; before: Before | null }

/** Null when he has no address any more. */
export async function agentRdvMail(
  telling: RdvTelling,
  notification: Notification,
  now: Temporal.Instant,
): Promise<ComposedMail | null> {
  const { rdv, formerAgents, evenement } = telling
  const agent = [...rdv.agents, ...formerAgents].find(({ id }) => id === notification.recipient.id)
  if (!agent?.email) return null
  const brand = brandOfVerticale(await findBrandOfAgent(agent.id))
  const told = { telling, notification, agent, before: await beforeMove(evenement, rdv) }
  const url = publicUrl(brand, rdvPath({ organisationId: rdv.organisation.id, rdvId: rdv.id }))
  const rendered = renderMail(notification.message, { brand, ...contextOf(told, url, now) })
  const calendar = calendarOfMail({ ...entryOf(told), rdv, brand, url, as: 'part' }, now)
  return { mail: { from: senderOf(brand), to: agent.email, ...rendered, calendar }, receipt: null }
}

/** To him who left, the rdv is cancelled at the time he knew. */
function entryOf({ telling: { rdv, evenement }, notification, agent }: Told) {
  if (notification.message !== 'rdv-cancelled-agent')
    return { method: 'REQUEST' as const, attendees: emailsOf(rdv.agents) }
  const known =
    evenement.name === 'rdv.moved'
      ? { startsAt: new Date(evenement.payload.previousStartsAt), endsAt: new Date(evenement.payload.previousEndsAt) }
      : {}
  return { method: 'CANCEL' as const, attendees: emailsOf([agent]), ...known }
}

function contextOf({ telling, notification, agent, before }: Told, href: string, now: Temporal.Instant) {
  const { rdv, evenement } = telling
  const concerned = rdv.participations.filter(({ id }) => notification.participationIds.includes(id))
  const isJoining = notification.message === 'rdv-booked-agent'
  const startsAt =
    notification.message === 'rdv-cancelled-agent' && before ? before.startsAt : inZone(rdv.startsAt, rdv)
  return {
    recipient: fullName(agent),
    byAuthor: byAuthor(evenement.actor),
    startsAt,
    when: whenOf({ rdv, startsAt: isJoining ? startsAt : (before?.startsAt ?? startsAt) }, now),
    motif: rdv.motif.name,
    rows: [
      {
        term: 'Usagers',
        value: namesOf(isCancelled(rdv) ? concerned : liveParticipations(rdv)) || 'personne pour le moment',
      },
      ...rowsOf(rdv, 'agent', phonesOf(rdv)),
    ],
    participants: namesOf(concerned),
    rdvButton: { href, text: 'Voir le RDV' },
    before: before && { ...before, place: before.place ?? (before.isOtherDay ? placeOf(rdv, 'agent') : null) },
    byWhom: byWhom(telling),
    reason: reasonOf(telling),
  }
}

/** « Demain 9 h 30 », « Mardi 2 mars 14 h » */
function whenOf({ rdv, startsAt }: { rdv: ToldRdv; startsAt: Temporal.ZonedDateTime }, now: Temporal.Instant) {
  const today = now.toZonedDateTimeISO(zoneOf(rdv)).toPlainDate()
  const isNear = isSoon(new Date(startsAt.epochMilliseconds), zoneOf(rdv), now)
  const near = startsAt.toPlainDate().equals(today) ? 'Aujourd’hui' : 'Demain'
  return `${isNear ? near : sentence(dayShort(startsAt))} ${time(startsAt)}`
}

const phonesOf = (rdv: ToldRdv) =>
  liveParticipations(rdv).flatMap((participation) => {
    const { phoneNumber } = toldUsagerOf(participation)
    return phoneNumber ? [phone(phoneNumber)] : []
  })

const byAuthor = ({ type, name }: Actor) => (type === 'systeme' ? 'automatiquement' : `par ${name}`)

const byWhom = ({ evenement }: RdvTelling) => (evenement.actor.type === 'usager' ? ' par l’usager' : '')

function reasonOf({ evenement, rdv }: RdvTelling): string {
  const { actor } = evenement
  if (evenement.name === 'rdv.moved') return `Vous n’êtes plus parmi les agents de ce RDV, modifié ${byAuthor(actor)}.`
  if (actor.type === 'usager') return `Annulé par l’usager (${actor.name}).`
  const reason = rdv.status === 'revoked' ? 'pour une raison administrative' : 'à la demande de l’usager'
  return `Annulé ${reason}, ${byAuthor(actor)}.`
}
