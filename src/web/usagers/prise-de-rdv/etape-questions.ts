import type { BookingFile } from '#domain/people/usager/booking-file-queries.ts'
import type { ChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { withEach } from '#lib/keys-with.ts'
import type { Asked } from '../file-form.ts'
import type { Etape } from './etape-address.ts'
import type { JourneyVisit } from './search-visit.ts'
import { socialFieldsOf } from './social-fields.ts'

const JUST_NOW = { minutes: 40 }

/** A code proves an address, not that the file is his, unless this very code made it. */
export function mayShowFile({ actor, now }: JourneyVisit, file: BookingFile): boolean {
  if (actor.session.kind !== 'code') return true
  const isNew = Temporal.Instant.compare(file.createdAt.toTemporalInstant(), now.subtract(JUST_NOW)) > 0
  return file.createdThrough === 'booking_code' && isNew
}

type Facts = { motif: ChosenMotif; file: BookingFile; onlyEmpty: boolean }

/** What the form of informations asks. */
export function askedOf({ usager, actor, brand }: JourneyVisit, { motif, file, onlyEmpty }: Facts): Asked {
  const isInvited = actor.session.kind === 'invitation'
  const asksMore = brand.asksBirthAndAddress && !isInvited
  const asksBirth = asksMore && !usager.isIdentityLocked
  const atHome = motif.locationType === 'home'
  const isMissing = (field: keyof BookingFile) => !onlyEmpty || file[field] === null
  const social = socialFieldsOf(motif).filter(isMissing)
  return {
    firstName: !onlyEmpty && !usager.isIdentityLocked,
    lastName: !onlyEmpty,
    birthName: !onlyEmpty && asksBirth,
    birthDate: asksBirth && isMissing('birthDate'),
    antsPreDemandeNumber: requiresAnts(motif) && isMissing('antsPreDemandeNumber'),
    email: isInvited && file.email === null,
    phoneNumber: !needsPhone(motif, file) && isMissing('phoneNumber'),
    requiredPhoneNumber: needsPhone(motif, file) && isMissing('phoneNumber'),
    address: !atHome && asksMore && isMissing('address'),
    requiredAddress: atHome && isMissing('address'),
    addressDetails: false,
    ...withEach(social, true),
    notifications: !onlyEmpty,
  }
}

/** The responsable of a proche may be called in his place. */
const needsPhone = ({ locationType }: ChosenMotif, file: BookingFile) =>
  locationType === 'phone' && !file.responsible?.phoneNumber

export const requiresAnts = ({ motifCategory }: ChosenMotif) => motifCategory?.requiresAntsNumber ?? false

/** Questions without whose answer the rdv cannot be taken, and those to ask at least once. */
const NEEDED = [
  ['requiredPhoneNumber', 'phoneNumber'],
  ['requiredAddress', 'address'],
  ['antsPreDemandeNumber', 'antsPreDemandeNumber'],
] as const
const WANTED = [...NEEDED, ['phoneNumber', 'phoneNumber'], ['birthDate', 'birthDate']] as const

type Questioned = { asked: Asked; file: BookingFile; chosen: readonly unknown[]; hasChoice: boolean }

const lacks = ({ asked, file }: Questioned, among: typeof NEEDED | typeof WANTED) =>
  among.some(([question, field]) => asked[question] && !file[field])

/** The étape wanted, unless one before it must be answered; one without a question is skipped, the last is always shown. */
export function nextEtape(wanted: Etape | null, journey: Questioned): Etape {
  if (wanted === 'informations' || lacks(journey, NEEDED)) return 'informations'
  if (wanted === null && lacks(journey, WANTED)) return 'informations'
  if (wanted === 'pour-qui' && journey.hasChoice) return 'pour-qui'
  return journey.chosen.length === 0 ? 'pour-qui' : 'confirmation'
}
