import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { isVisible } from '#domain/booking/rdv/rdv.ts'
import type { Recipient } from '#domain/telling/notification/addressee.ts'
import { usagerCalendarOf } from '#domain/telling/notification/rdv-calendar.ts'
import type { ReceiptFacts } from '#domain/telling/notification/record-delivery.ts'
import type { ToldParticipation } from '#domain/telling/notification/told-rdv.ts'
import type { MessageName } from '#domain/telling/notification/who-is-told.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import type { Brand } from '#web/shared/brands.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { rdvPath } from '#web/usagers/rdvs/paths.ts'
import { type MailParcel, replyAddressOf, writeMail } from '../channels/mail/mail.ts'
import type { RdvTold } from './message.ts'
import { deedsOf } from './rdv-words.ts'

type UsagerMessageName = Extract<MessageName, `${string}-usager`>

/** What is known when a message leaves to a usager, for himself and his proches; the token opens the rdv to him. */
export type UsagerTold<Name extends UsagerMessageName = UsagerMessageName> = {
  telling: RdvTold<Name>['telling']
  usager: Recipient
  concerned: ToldParticipation[]
  brand: Brand
  /** Null when there is nothing left to open. */
  token: string | null
}

type Spoken<Name extends UsagerMessageName> = {
  name: Name
  receiptEvent: ReceiptFacts['event']
  mail: {
    calendar: 'PUBLISH' | 'CANCEL'
    facts(told: UsagerTold<NoInfer<Name>>, now: Temporal.Instant): object | Promise<object>
  }
}

/** A message about a rdv to a usager: by mail with a calendar file to keep, answered by the team of the rdv. */
export const usagerMessage = <Name extends UsagerMessageName>({ name, receiptEvent: event, mail }: Spoken<Name>) => ({
  name,
  receipt: ({ telling: { rdv, evenement }, notification }: RdvTold<Name>) => ({
    usagerId: notification.recipient.id,
    rdvId: evenement.name === 'rdv.deleted' ? null : rdv.id,
    organisationId: rdv.organisation.id,
    event,
  }),
  by: {
    async mail(told: RdvTold<Name>, now: Temporal.Instant): Promise<MailParcel | null> {
      const usagerTold = await withToken(told, now)
      if (!usagerTold) return null
      const { rdv } = told.telling
      const { brand } = usagerTold
      const noted = {
        method: mail.calendar,
        name: rdv.motif.name,
        showsHome: true,
        organizer: { name: brand.name, email: brand.secretariatEmail },
        deeds: deedsOf(rdv, usagerTold.usager, now),
        url: isVisible(rdv.motif) ? linkOf(usagerTold) : null,
      }
      return {
        ...writeMail(name, { to: told.notification.address, brand, facts: await mail.facts(usagerTold, now) }),
        replyTo: replyAddressOf(rdv),
        calendar: { ...usagerCalendarOf(rdv, noted, now), as: 'file' },
      }
    },
  },
})

/** Opens the rdv to who received the message. */
export const linkOf = ({ telling: { rdv }, brand, token }: UsagerTold) =>
  token === null ? null : rdvLink(brand, { rdvId: rdv.id, token })

export const rdvLink = (brand: Brand, { rdvId, token }: { rdvId: number; token: string }) =>
  publicUrl(brand, rdvPath({ rdvId }, { invitation_token: token }))

/** One token a message, made on the first participation that it speaks of. Null when none is left. */
async function withToken<Name extends UsagerMessageName>(
  { telling, notification }: RdvTold<Name>,
  now: Temporal.Instant,
): Promise<UsagerTold<Name> | null> {
  const { rdv, formerParticipations = [] } = telling
  const isConcerned = ({ id }: ToldParticipation) => notification.participationIds.includes(id)
  const [standing, former] = [rdv.participations.filter(isConcerned), formerParticipations.filter(isConcerned)]
  const concerned = [...standing, ...former]
  const [first] = standing
  if (concerned.length === 0) return null
  const token = first ? await mintParticipationToken(first.id, now) : null
  const brand = brandOfVerticale(telling.rdv.organisation.verticale)
  return { telling, usager: notification.recipient, concerned, brand, token }
}
