import { db } from '#infra/db.ts'
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

/** The same of a visit at home, which has no lieu. */
export async function aVisitAhead() {
  const offer = await anOfferAhead({ motif: { locationType: 'home' }, plage: { lieuId: null } })
  const { lieu_id: _, ...answers } = offer.answers
  return { ...offer, answers }
}

export const query = (answers: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(answers).map(([name, value]) => [name, String(value)])).toString()

type Answers = Record<string, string | number>

/** The last page of a booking: check and confirm. */
export const lastPage = (answers: Answers) => `/users/rdv_wizard_step/new?${query(answers)}`

export const lastPageTarget = (answers: Answers) => `/users/rdv_wizard_step?${query(answers)}`

type Typed = Record<string, string | string[]>

/** The button of the last page, for oneself. */
export const confirm = (visitor: Visitor, answers: Answers, typed: Typed = { pour: 'moi' }) =>
  visitor.post(lastPageTarget(answers), typed)

/** « 3 6 2019 » in the three fields of a date. */
export const dateTyped = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}[day]`]: day, [`${name}[month]`]: month, [`${name}[year]`]: year }
}

/** « Pour mon enfant ou un proche », with what it asks. */
export const forProche = (firstName: string, lastName: string, birth = '2020-03-02') => ({
  pour: 'autre',
  proche_first_name: firstName,
  proche_last_name: lastName,
  ...dateTyped('proche_birth_date', birth),
})

/** The organisation is of this département. */
export const moveTo = (departementNumber: string, organisationId: number) =>
  db.territoire.updateMany({ where: { organisations: { some: { id: organisationId } } }, data: { departementNumber } })
