import * as procheRules from '#domain/people/proche/proche-rules.ts'
import type { BookingFile } from '#domain/people/usager/booking-file-queries.ts'
import type { Etape } from './etape-address.ts'
import type { Journey } from './journey.ts'
import { type SocialField, socialFieldsOf } from './social-fields.ts'

/** What the form of informations asks. */
export type Asked = {
  /** His file was there before he came by a code: nothing of it is shown, only what is missing is asked. */
  onlyEmpty: boolean
  names: boolean
  email: boolean
  birth: boolean
  phone: 'required' | 'optional' | null
  address: 'required' | 'optional' | null
  ants: boolean
  notifications: boolean
  social: SocialField[]
}

type Facts = Pick<Journey, 'motif' | 'actor' | 'file' | 'now'> & { isMairie: boolean }

export function askedOf(facts: Facts): Asked {
  const { motif, actor, file, isMairie } = facts
  const onlyEmpty = !mayShowFile(facts)
  const isInvited = actor.session.kind === 'invitation'
  const isMissing = (field: keyof BookingFile) => !onlyEmpty || file[field] === null
  const atHome = motif.locationType === 'home'
  const hasAddress = atHome || !(isInvited || isMairie)
  return {
    onlyEmpty,
    names: !onlyEmpty,
    email: isInvited && file.email === null,
    birth: !isInvited && !isMairie && isMissing('birthDate'),
    phone: isMissing('phoneNumber') ? (needsPhone(facts) ? 'required' : 'optional') : null,
    address: hasAddress && isMissing('address') ? (atHome ? 'required' : 'optional') : null,
    ants: (motif.motifCategory?.requiresAntsNumber ?? false) && isMissing('antsPreDemandeNumber'),
    notifications: !onlyEmpty,
    social: socialFieldsOf(motif).filter(isMissing),
  }
}

/** The responsable of a proche may be called in his place. */
const needsPhone = ({ motif, file }: Pick<Facts, 'motif' | 'file'>) =>
  motif.locationType === 'phone' && !file.responsible?.phoneNumber

const JUST_NOW = { minutes: 40 }

/** A code proves an address, not that the file is his, unless this very code made it. */
function mayShowFile({ actor, file, now }: Pick<Facts, 'actor' | 'file' | 'now'>): boolean {
  if (actor.session.kind !== 'code') return true
  const isNew = Temporal.Instant.compare(file.createdAt.toTemporalInstant(), now.subtract(JUST_NOW)) > 0
  return file.createdThrough === 'booking_code' && isNew
}

/** An answer without which the rdv cannot be taken. */
const isIncomplete = ({ phone, address, ants }: Asked, file: BookingFile) =>
  (phone === 'required' && !file.phoneNumber) ||
  (address === 'required' && !file.address) ||
  (ants && !file.antsPreDemandeNumber)

/** An answer that is not known yet. */
const isUnknown = (asked: Asked, file: BookingFile) =>
  isIncomplete(asked, file) || (asked.phone !== null && !file.phoneNumber) || (asked.birth && !file.birthDate)

/** Whether the page « Pour qui ? » has something to ask. */
export const hasChoice = (journey: Journey) => journey.persons.length > 1 || procheRules.add(journey.actor) === null

type Question = { asked: Asked; file: BookingFile; chosen: number; hasChoice: boolean }

/** The step wanted, unless one before it must be answered; a step without a question is skipped, the last is always shown. */
export function nextStep(wanted: Etape | null, question: Question): Etape {
  const { asked, file, chosen } = question
  if (wanted === 'informations' || isIncomplete(asked, file)) return 'informations'
  if (wanted === null && isUnknown(asked, file)) return 'informations'
  if (wanted === 'pour-qui' && question.hasChoice) return 'pour-qui'
  return chosen === 0 ? 'pour-qui' : 'confirmation'
}
