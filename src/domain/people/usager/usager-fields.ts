import type { FieldSwitch, Switches } from '#domain/territory/territoire/field-switches.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { type KeysWith, keysWith } from '#lib/keys-with.ts'

export type Field = {
  column: string
  /** `code`: for machines. `row`: a link to another row, checked on its own. */
  kind: 'text' | 'email' | 'phone' | 'day' | 'choice' | 'number' | 'yes-no' | 'code' | 'row'
  /** On a file that is there. `usager`: he himself, at any time; `booker`: he, while he books. Agents write all but what is found. */
  writtenBy: 'usager' | 'booker' | 'agent' | 'nobody'
  /** Once given by FranceConnect, nobody writes it. */
  givenByFranceConnect?: true
  /** Asked of a proche too: what else concerns him is on the file of his responsable. */
  ofProche?: true
  /** Asked where the territoire wants it. */
  askedBy?: FieldSwitch
  /** In SQL, what closing an account leaves; nothing when it is not said. */
  erasedAs?: string
}

/** What is known of a usager. Forms, journal, copies of one's data and what closing an account erases follow from here. */
export const usagerFields = {
  firstName: {
    column: 'first_name',
    kind: 'text',
    writtenBy: 'usager',
    givenByFranceConnect: true,
    ofProche: true,
    erasedAs: "'Usager'",
  },
  lastName: { column: 'last_name', kind: 'text', writtenBy: 'usager', ofProche: true, erasedAs: "'supprimé'" },
  birthName: { column: 'birth_name', kind: 'text', writtenBy: 'usager', givenByFranceConnect: true },
  birthDate: {
    column: 'birth_date',
    kind: 'day',
    writtenBy: 'usager',
    givenByFranceConnect: true,
    ofProche: true,
  },
  email: {
    column: 'email',
    kind: 'email',
    writtenBy: 'booker',
    erasedAs: "'user_' || id || '@deleted.rdv-solidarites.fr'",
  },
  unconfirmedEmail: { column: 'unconfirmed_email', kind: 'email', writtenBy: 'nobody' },
  phoneNumber: { column: 'phone_number', kind: 'phone', writtenBy: 'usager' },
  phoneNumberFormatted: { column: 'phone_number_formatted', kind: 'code', writtenBy: 'nobody' },
  address: { column: 'address', kind: 'text', writtenBy: 'usager' },
  addressDetails: {
    column: 'address_details',
    kind: 'text',
    writtenBy: 'usager',
    askedBy: 'enableAddressDetails',
  },
  postCode: { column: 'post_code', kind: 'text', writtenBy: 'agent' },
  cityName: { column: 'city_name', kind: 'text', writtenBy: 'agent' },
  cityCode: { column: 'city_code', kind: 'code', writtenBy: 'agent' },
  caisseAffiliation: {
    column: 'caisse_affiliation',
    kind: 'choice',
    writtenBy: 'usager',
    askedBy: 'enableCaisseAffiliationField',
  },
  affiliationNumber: {
    column: 'affiliation_number',
    kind: 'text',
    writtenBy: 'usager',
    askedBy: 'enableAffiliationNumberField',
  },
  caseNumber: { column: 'case_number', kind: 'text', writtenBy: 'agent', askedBy: 'enableCaseNumber' },
  familySituation: {
    column: 'family_situation',
    kind: 'choice',
    writtenBy: 'usager',
    askedBy: 'enableFamilySituationField',
  },
  numberOfChildren: {
    column: 'number_of_children',
    kind: 'number',
    writtenBy: 'usager',
    askedBy: 'enableNumberOfChildrenField',
  },
  logement: {
    column: 'logement',
    kind: 'choice',
    writtenBy: 'usager',
    askedBy: 'enableLogementField',
  },
  antsPreDemandeNumber: { column: 'ants_pre_demande_number', kind: 'text', writtenBy: 'booker', ofProche: true },
  notes: { column: 'notes', kind: 'text', writtenBy: 'agent', ofProche: true, askedBy: 'enableNotesField' },
  notifyByEmail: { column: 'notify_by_email', kind: 'yes-no', writtenBy: 'usager', erasedAs: 'false' },
  notifyBySms: { column: 'notify_by_sms', kind: 'yes-no', writtenBy: 'usager', erasedAs: 'false' },
  responsibleId: { column: 'responsible_id', kind: 'row', writtenBy: 'agent' },
} as const satisfies Partial<Record<keyof Prisma.UsagerUncheckedCreateInput, Field>>

export type UsagerField = keyof typeof usagerFields

const identityFields = keysWith(usagerFields, { givenByFranceConnect: true })

/** Columns of what an identity of FranceConnect says. */
export const givenColumnsOf = (identity: Partial<Record<UsagerField, unknown>>): string[] =>
  identityFields.filter((field) => identity[field] != null).map((field) => usagerFields[field].column)

/** What FranceConnect gave stays; what it did not is his own to write. */
export const lockedFieldsOf = ({ givenByFranceconnect }: { givenByFranceconnect: readonly string[] }) =>
  identityFields.filter((field) => givenByFranceconnect.includes(usagerFields[field].column))

export const allUsagerFields = keysWith(usagerFields, {})

/** What a usager says of himself, at any time; and what he is asked while he books. */
export const ownFields = keysWith(usagerFields, { writtenBy: 'usager' })
export const bookerFields = [...ownFields, ...keysWith(usagerFields, { writtenBy: 'booker' })]

/** What agents write on a file: all that is said of somebody, by him or by them; notes and responsables are deeds of their own. */
export type AgentField = Exclude<
  KeysWith<typeof usagerFields, { writtenBy: 'usager' | 'booker' | 'agent' }>,
  'notes' | 'responsibleId'
>
const isOfAgents = (field: UsagerField): field is AgentField =>
  usagerFields[field].writtenBy !== 'nobody' && field !== 'notes' && field !== 'responsibleId'
export const agentFields: AgentField[] = allUsagerFields.filter(isOfAgents)
export const procheFields = keysWith(usagerFields, { ofProche: true })

type SwitchedField = KeysWith<typeof usagerFields, { askedBy: FieldSwitch }>
export const isSwitched = <Of extends UsagerField>(field: Of): field is Of & SwitchedField =>
  'askedBy' in usagerFields[field]

export const ownSwitchedFields = ownFields.filter(isSwitched)

export const isAskedBy = (territoire: Switches, field: SwitchedField) => territoire[usagerFields[field].askedBy]

/** What his territoire does not ask: left out of his history. */
export const unusedUsagerColumns = (territoire: Switches): string[] =>
  allUsagerFields
    .filter(isSwitched)
    .filter((field) => !isAskedBy(territoire, field))
    .map((field) => usagerFields[field].column)
