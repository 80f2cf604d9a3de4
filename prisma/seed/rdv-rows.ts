import type { Prisma } from '#infra/prisma/client.ts'
import { type Booking, isCancelled } from './bookings.ts'
import { firstName, lastName, mailboxOf } from './names.ts'
import { type Numbered, numbered } from './numbered.ts'
import { type Random, randomOf, uuidOf } from './random.ts'
import { contextOf } from './remarks.ts'

export type RdvRows = {
  bookings: Numbered<Booking>[]
  rdvs: Prisma.RdvCreateManyInput[]
  agentsRdvs: Prisma.AgentsRdvCreateManyInput[]
  participations: Prisma.ParticipationCreateManyInput[]
  prescripteurs: Prisma.PrescripteurCreateManyInput[]
}

export function rdvRowsOf(unnumbered: Booking[], now: number): RdvRows {
  const random = randomOf('lignes des rdvs')
  const prescripteurs = prescripteursOf(unnumbered, random)
  const bookings = numbered(withPrescripteurs(unnumbered))
  return {
    bookings,
    prescripteurs,
    rdvs: bookings.map((booking) => rdvOf(booking, now, random)),
    agentsRdvs: bookings.flatMap(agentsRdvsOf),
    participations: bookings.flatMap(participationsOf),
  }
}

/** One prescripteur each prescribed rdv, numbered as they come. */
function withPrescripteurs(bookings: Booking[]): Booking[] {
  let last = 0
  return bookings.map((booking) =>
    booking.createdBy.type === 'prescripteur'
      ? { ...booking, createdBy: { ...booking.createdBy, id: ++last } }
      : booking,
  )
}

function prescripteursOf(bookings: Booking[], random: Random): Prisma.PrescripteurCreateManyInput[] {
  const prescribed = bookings.filter(({ createdBy }) => createdBy.type === 'prescripteur')
  return numbered(
    prescribed.map(() => {
      const names = { firstName: firstName(random), lastName: lastName(random, '62') }
      return { ...names, email: `${mailboxOf(names.firstName, names.lastName)}@ccas.rdv.test` }
    }),
  )
}

function rdvOf(booking: Numbered<Booking>, now: number, random: Random): Prisma.RdvCreateManyInput {
  const { id, motif, lieuId, status, startsAt, endsAt, createdBy } = booking
  const createdAt = new Date(booking.createdAt)
  return {
    id,
    lieuId,
    status,
    createdAt,
    uuid: uuidOf(random),
    motifId: motif.id,
    organisationId: motif.organisationId,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    cancelledAt: cancelledAtOf(booking, now),
    name: booking.name ?? null,
    context: contextOf(id),
    maxParticipantsCount: booking.maxParticipantsCount ?? null,
    overbooked: booking.overbooked ?? false,
    waitingRoomAt: booking.waitingRoomAt ? new Date(booking.waitingRoomAt) : null,
    createdByType: createdBy.type,
    createdById: createdBy.id,
    updatedAt: cancelledAtOf(booking, now) ?? createdAt,
  }
}

function cancelledAtOf({ status, createdAt, startsAt, endsAt }: Booking, now: number): Date | null {
  if (status === 'noshow') return new Date(endsAt)
  return isCancelled(status) ? new Date((createdAt + Math.min(startsAt, now)) / 2) : null
}

const agentsRdvsOf = ({ id, agentIds, startsAt, endsAt, exclusive = true }: Numbered<Booking>) =>
  agentIds.map((agentId) => ({ agentId, rdvId: id, startsAt: new Date(startsAt), endsAt: new Date(endsAt), exclusive }))

function participationsOf({ id, motif, participants, createdBy, createdAt }: Numbered<Booking>) {
  const told = motif.visibilityType === undefined || motif.visibilityType === 'visible_and_notified'
  return participants.map(({ usagerId, status }) => ({
    rdvId: id,
    usagerId,
    status,
    sendLifecycleNotifications: told,
    sendReminderNotification: told,
    createdByType: createdBy.type,
    createdById: createdBy.id,
    createdByAgentPrescripteur: createdBy.type === 'agent' && motif.bookableBy !== 'agents' && id % 40 === 0,
    createdAt: new Date(createdAt),
  }))
}
