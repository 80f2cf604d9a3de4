import { anOffer } from './bookable.ts'
import type { Visitor } from './visitor.ts'

/** Pages read the clock: what they offer is a few days ahead of it. */
const dayAhead = (days: number): Temporal.PlainDate => Temporal.Now.plainDateISO('Europe/Paris').add({ days })

export const atHour = (day: Temporal.PlainDate, hour: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: hour }).toInstant()

type Offered = Parameters<typeof anOffer>[0]

/** A motif that can be booked from 9:00 to 12:00, ten days ahead, and the answers of a journey that led to it. */
export async function anOfferAhead({ plage = {}, ...offered }: Offered = {}) {
  const day = dayAhead(10)
  const firstDay = new Date(day.toString())
  const offer = await anOffer({ ...offered, plage: { firstDay, lastDay: firstDay, ...plage } })
  const answers = {
    departement: '62',
    motif_id: String(offer.motif.id),
    lieu_id: String(offer.lieu.id),
    starts_at: atHour(day, '09:00').toString(),
  }
  return { ...offer, day, answers }
}

export const query = (answers: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(answers).map(([name, value]) => [name, String(value)])).toString()

export const stepAddress = (answers: Record<string, string | number>, step?: number) =>
  `/users/rdv_wizard_step/new?${query(step ? { ...answers, step } : answers)}`

export const stepTarget = (answers: Record<string, string | number>, step: number) =>
  `/users/rdv_wizard_step?${query({ ...answers, step })}`

/** The button of the last page. */
export const confirm = (visitor: Visitor, answers: Record<string, string | number>) =>
  visitor.post(stepTarget(answers, 3))
