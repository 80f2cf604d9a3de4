import type { UsagerField } from '#domain/people/usager/usager-fields.ts'
import { french, speak } from '#lib/language.ts'
import { usagerChoices } from './usager-choice-words.ts'

export type FieldWords = {
  /** What agents call it. */
  label: string
  choices?: Readonly<Record<string, string>>
}

type Choice = { label: () => string; options: () => Readonly<Record<string, string>> }

const inFrench = ({ label, options }: Choice) => speak(french, () => ({ label: label(), choices: options() }))

/** What each field of a usager is called, in French whatever the page speaks: in histories, and in the copy of his data. */
export const usagerFieldWords = {
  firstName: { label: 'Prénom' },
  lastName: { label: 'Nom d’usage' },
  birthName: { label: 'Nom de naissance' },
  birthDate: { label: 'Date de naissance' },
  email: { label: 'E-mail' },
  unconfirmedEmail: { label: 'E-mail à confirmer' },
  phoneNumber: { label: 'Téléphone' },
  phoneNumberFormatted: { label: 'Téléphone, en chiffres' },
  address: { label: 'Adresse' },
  addressDetails: { label: 'Complément d’adresse' },
  postCode: { label: 'Code postal' },
  cityName: { label: 'Commune' },
  cityCode: { label: 'Code INSEE' },
  caisseAffiliation: inFrench(usagerChoices.caisseAffiliation),
  affiliationNumber: { label: 'Numéro d’allocataire' },
  caseNumber: { label: 'Numéro de dossier' },
  familySituation: inFrench(usagerChoices.familySituation),
  numberOfChildren: { label: 'Nombre d’enfants' },
  logement: inFrench(usagerChoices.logement),
  antsPreDemandeNumber: { label: 'Numéro de pré-demande ANTS' },
  notes: { label: 'Remarques des services' },
  notifyByEmail: { label: 'Messages par e-mail' },
  notifyBySms: { label: 'Messages par SMS' },
  responsibleId: { label: 'Responsable' },
} as const satisfies Record<UsagerField, FieldWords>
