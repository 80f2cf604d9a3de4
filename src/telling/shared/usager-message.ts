import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { type Notification, receiptEventOf, type UsagerMessage } from '#domain/telling/notification/notification.ts'
import type { RdvTelling } from '#domain/telling/notification/telling.ts'
import { toldUsagerOf } from '#domain/telling/notification/told-rdv.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { rdvsPath } from '#web/usagers/rdvs/paths.ts'
import { type ComposedMail, replyAddressOf, senderOf } from '../channels/mail/mail.ts'
import { renderMail } from '../channels/mail/render-mail.ts'
import { calendarOfMail } from './rdv-calendar.ts'
import { type Told, usagerMailContext } from './usager-facts.ts'

/** Null when nobody is left to read it. */
export async function usagerRdvMail(telling: RdvTelling, notification: Notification, now: Temporal.Instant) {
  const { message, participationIds } = notification
  const concerned = telling.rdv.participations.filter(({ id }) => participationIds.includes(id))
  const [first] = concerned
  if (!first || !isToUsager(message)) return null
  const token = await mintParticipationToken(first.id, now)
  return compose({ telling, message, concerned, usager: toldUsagerOf(first), token }, now)
}

const isToUsager = (message: Notification['message']): message is UsagerMessage => message in receiptEventOf

async function compose(told: Told, now: Temporal.Instant): Promise<ComposedMail | null> {
  const { telling, message, usager } = told
  const { rdv } = telling
  if (!usager.email) return null
  const brand = brandOfVerticale(rdv.organisation.verticale)
  const { subject, html, text } = renderMail(message, { brand, ...(await usagerMailContext(told, now)) })
  const method = message === 'rdv-cancelled-usager' ? 'CANCEL' : 'PUBLISH'
  const url = publicUrl(brand, rdvsPath())
  const calendar = calendarOfMail({ rdv, brand, method, as: 'file', attendees: [], url }, now)
  const envelope = { from: senderOf(brand), to: usager.email, replyTo: replyAddressOf(rdv) }
  return { mail: { ...envelope, subject, html, text, calendar }, receipt: receiptOf(told, usager.email, subject) }
}

const receiptOf = ({ telling: { rdv }, message, usager }: Told, emailAddress: string, content: string) => ({
  usagerId: usager.id,
  rdvId: rdv.id,
  organisationId: rdv.organisation.id,
  event: receiptEventOf[message],
  emailAddress,
  content,
})
