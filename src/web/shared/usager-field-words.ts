import type { UsagerField } from '#domain/people/usager/usager-fields.ts'

export type FieldWords = {
  /** What agents call it. */
  label: string
  choices?: Readonly<Record<string, string>>
  /** What the copy of his data calls it, where usagers read another word. */
  inCopy?: string
}

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
  caisseAffiliation: { label: 'Caisse d’affiliation', inCopy: 'Caisse d’allocations' },
  affiliationNumber: { label: 'Numéro d’allocataire' },
  caseNumber: { label: 'Numéro de dossier' },
  familySituation: {
    label: 'Situation familiale',
    choices: { single: 'célibataire', in_a_relationship: 'en couple', divorced: 'divorcé' },
  },
  numberOfChildren: { label: 'Nombre d’enfants' },
  logement: { label: 'Logement' },
  antsPreDemandeNumber: { label: 'Numéro de pré-demande ANTS' },
  notes: { label: 'Remarques des services' },
  notifyByEmail: { label: 'Messages par e-mail' },
  notifyBySms: { label: 'Messages par SMS' },
  responsibleId: { label: 'Responsable' },
} as const satisfies Record<UsagerField, FieldWords>
