import { z } from 'zod'
import type { BookingFile } from '#domain/people/usager/booking-file-queries.ts'
import type { FileChange } from '#domain/people/usager/file-change.ts'
import { say } from '#lib/say.ts'
import { birthDateParts, optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { email, firstName, lastName, optionalPhone, optionalText, text } from '#web/shared/fields.ts'
import { antsNumber } from './ants-number.ts'
import type { Asked } from './etape-questions.ts'
import { caisses, familySituations, logements, numberOfChildren, oneOf } from './social-choices.ts'
import type { SocialField } from './social-fields.ts'

const phoneNeeded = () => say('Un numéro de téléphone est nécessaire pour ce rendez-vous par téléphone.')
const addressNeeded = () => say('Écrivez votre adresse : ce rendez-vous est à votre domicile.')

const isTyped = (typed: string | null) => typed !== null

/** Fields that the page does not show are neither required nor read. */
export const informationsForm = (asked: Asked & { addressDetails: boolean }) =>
  z
    .object({
      first_name: asked.names ? firstName : text,
      last_name: asked.names ? lastName : text,
      birth_name: optionalText(80),
      birth_date: asked.birth
        ? optionalBirthDate
        : z
            .unknown()
            .optional()
            .transform(() => null),
      email: asked.email ? email : text,
      phone_number: asked.phone === 'required' ? optionalPhone.refine(isTyped, { error: phoneNeeded }) : optionalPhone,
      address: asked.address === 'required' ? optionalText().refine(isTyped, { error: addressNeeded }) : optionalText(),
      address_details: optionalText(),
      ants_pre_demande_number: asked.ants ? antsNumber : text,
      caisse_affiliation: oneOf(caisses),
      affiliation_number: optionalText(40),
      family_situation: oneOf(familySituations),
      number_of_children: asked.social.includes('numberOfChildren')
        ? numberOfChildren
        : z
            .unknown()
            .optional()
            .transform(() => null),
      logement: oneOf(logements),
      notifications: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string())),
    })
    .transform((typed) => changeOf(typed, asked))

type Typed = {
  first_name: string
  last_name: string
  birth_name: string | null
  birth_date: Date | null
  email: string
  phone_number: string | null
  address: string | null
  address_details: string | null
  ants_pre_demande_number: string
  caisse_affiliation: ReturnType<typeof caisses>[number]['value'] | null
  affiliation_number: string | null
  family_situation: ReturnType<typeof familySituations>[number]['value'] | null
  number_of_children: number | null
  logement: ReturnType<typeof logements>[number]['value'] | null
  notifications: string[]
}

function changeOf(typed: Typed, asked: Asked & { addressDetails: boolean }): FileChange {
  const social: Record<SocialField, FileChange> = {
    caisseAffiliation: { caisseAffiliation: typed.caisse_affiliation },
    affiliationNumber: { affiliationNumber: typed.affiliation_number },
    familySituation: { familySituation: typed.family_situation },
    numberOfChildren: { numberOfChildren: typed.number_of_children },
    logement: { logement: typed.logement },
  }
  const { notifications } = typed
  return Object.assign(
    {},
    asked.names && { firstName: typed.first_name, lastName: typed.last_name },
    asked.birth && { birthDate: typed.birth_date, ...(asked.names ? { birthName: typed.birth_name } : {}) },
    asked.email && { email: typed.email },
    asked.phone && { phoneNumber: typed.phone_number },
    asked.address && { address: typed.address },
    asked.addressDetails && { addressDetails: typed.address_details },
    asked.ants && { antsPreDemandeNumber: typed.ants_pre_demande_number },
    asked.notifications && {
      notifyByEmail: notifications.includes('email'),
      notifyBySms: notifications.includes('sms'),
    },
    ...asked.social.map((field) => social[field]),
  )
}

/** The form as it is first shown; empty for who proved an address only. */
export const valuesOf = (file: BookingFile, { onlyEmpty }: Asked) =>
  onlyEmpty
    ? {}
    : {
        first_name: file.firstName,
        last_name: file.lastName,
        birth_name: file.birthName ?? '',
        birth_date: birthDateParts(file.birthDate),
        phone_number: file.phoneNumber ?? '',
        address: file.address ?? '',
        address_details: file.addressDetails ?? '',
        ants_pre_demande_number: file.antsPreDemandeNumber ?? '',
        caisse_affiliation: file.caisseAffiliation,
        affiliation_number: file.affiliationNumber ?? '',
        family_situation: file.familySituation,
        number_of_children: file.numberOfChildren?.toString() ?? '',
        logement: file.logement,
        notifications: [...(file.notifyByEmail ? ['email'] : []), ...(file.notifyBySms ? ['sms'] : [])],
      }
