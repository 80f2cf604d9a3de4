import type { Booking } from '#domain/booking/rdv/book-rdv.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aLieu, aMotif, aPlage, aUsager } from './factories.ts'

/** A Monday, the day before the default plage. */
export const NOW = Temporal.Instant.from('2027-03-01T10:00:00+01:00')

export const paris = (wallClock: string) =>
  Temporal.PlainDateTime.from(wallClock).toZonedDateTime('Europe/Paris').toInstant()

type Offered = {
  motif?: Partial<Prisma.MotifUncheckedCreateInput>
  plage?: Partial<Prisma.PlageUncheckedCreateInput>
  agents?: number
}

/** A motif that may be booked with some agents on 2027-03-02 from 9:00 to 12:00 at one lieu. */
export async function anOffer({ motif: fields = {}, plage = {}, agents = 1 }: Offered = {}) {
  const motif = await aMotif(fields)
  const lieu = await aLieu({ organisationId: motif.organisationId })
  const plages = []
  for (let at = 0; at < agents; at++) plages.push(await aPlage({ motifId: motif.id, lieuId: lieu.id, ...plage }))
  return { motif, lieu, plages, agentIds: plages.map(({ agentId }) => agentId) }
}

/** Nothing narrows who may receive. */
export const ANYBODY = { usagerIds: [] }

export const anActor = (usager: { id: number }) => ({ type: 'usager', id: usager.id, name: 'Nadia Benali' }) as const

type Offer = { motif: { id: number }; lieu: { id: number } }

/** What a usager sends to book the offer at 9:00, changed by the fields that matter. */
export const ACCOUNT = { kind: 'account' } as const

export async function aBooking({ motif, lieu }: Offer, fields: Partial<Booking> = {}): Promise<Booking> {
  const usager = fields.actor ?? (await aUsager())
  const choice = { motifId: motif.id, lieuId: lieu.id, startsAt: paris('2027-03-02T09:00'), booker: 'usager' as const }
  const actor = anActor({ id: usager.id ?? 0 })
  const narrowing = { usagerIds: [usager.id ?? 0] }
  return { ...choice, narrowing, usagerIds: [usager.id ?? 0], actor, session: ACCOUNT, now: NOW, ...fields }
}
