import type { Prisma, ReceiptEvent } from '#infra/prisma/client.ts'
import type { Booking } from './bookings.ts'
import { isCancelled } from './bookings.ts'
import type { Families } from './families.ts'
import type { Numbered } from './numbered.ts'
import type { DemoUsager } from './usagers.ts'

const DAY = 86_400_000

const subjects: Partial<Record<ReceiptEvent, string>> = {
  rdv_created: 'Rendez-vous confirmé',
  rdv_cancelled: 'Rendez-vous annulé',
  rdv_upcoming_reminder: 'Rappel de votre rendez-vous',
}

/** What was told of the rdvs of the last month and of those to come. */
export const receiptsOf = (
  bookings: Numbered<Booking>[],
  families: Families,
  now: number,
): Prisma.ReceiptCreateManyInput[] =>
  bookings
    .filter(
      ({ startsAt, motif }) =>
        startsAt > now - 30 * DAY && (motif.visibilityType ?? 'visible_and_notified') === 'visible_and_notified',
    )
    .flatMap((booking) =>
      booking.participants.flatMap(({ usagerId }) => told(booking, recipientOf(usagerId, families), now)),
    )

function recipientOf(usagerId: number, { byId }: Families): DemoUsager | undefined {
  const usager = byId.get(usagerId)
  return usager?.responsibleId ? byId.get(usager.responsibleId) : usager
}

function told(
  booking: Numbered<Booking>,
  usager: DemoUsager | undefined,
  now: number,
): Prisma.ReceiptCreateManyInput[] {
  if (!usager) return []
  const { createdAt, startsAt, status } = booking
  const reminded = startsAt - 2 * DAY
  return [
    ...messages('rdv_created', createdAt, booking, usager),
    ...(isCancelled(status)
      ? messages('rdv_cancelled', (createdAt + Math.min(startsAt, now)) / 2, booking, usager)
      : []),
    ...(!isCancelled(status) && reminded < now && createdAt < reminded
      ? messages('rdv_upcoming_reminder', reminded, booking, usager)
      : []),
  ]
}

function messages(
  event: ReceiptEvent,
  atMs: number,
  booking: Numbered<Booking>,
  usager: DemoUsager,
): Prisma.ReceiptCreateManyInput[] {
  const common = { usagerId: usager.id, rdvId: booking.id, organisationId: booking.motif.organisationId, event }
  const times = { createdAt: new Date(atMs), updatedAt: new Date(atMs) }
  const content = `${subjects[event]} : ${booking.motif.name}`
  const failed = booking.id % 50 === 0
  const outcome = failed
    ? { result: 'failure' as const, errorMessage: 'Adresse ou numéro refusé' }
    : { result: 'delivered' as const }
  const mail = { ...common, ...times, ...outcome, channel: 'mail' as const, content, emailAddress: usager.email ?? '' }
  const sms = {
    ...common,
    ...times,
    ...outcome,
    channel: 'sms' as const,
    content,
    smsPhoneNumber: usager.phoneNumberFormatted ?? '',
    smsProvider: 'netsize',
    smsCount: 1,
  }
  return [...(usager.email ? [mail] : []), ...(usager.phoneNumberFormatted ? [sms] : [])]
}
