import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { listOrganisations, type OrganisationShown } from '#domain/territory/organisation/organisation-queries.ts'

export type Contact = { name: string; phone: string; hours: string | null }

const FEW = 2

/** Who answers for the address: the organisations of its secteur, all of them where they are few, else the territoire. */
export async function contactsOf(motifs: readonly MotifFound[]): Promise<Contact[]> {
  const near = motifs.filter(({ sectorisationLevel }) => sectorisationLevel !== 'departement')
  const ids = new Set((near.length > 0 ? near : motifs).map(({ organisationId }) => organisationId))
  const organisations = await listOrganisations([...ids].sort((a, b) => a - b))
  const contacts = organisations.length > FEW ? organisations.map(territoireOf) : organisations.map(itselfOf)
  const byPhone = new Map(contacts.flatMap((contact) => (contact ? [[contact.phone, contact] as const] : [])))
  return byPhone.size > FEW ? [] : [...byPhone.values()]
}

const itselfOf = ({ name, phoneNumber, horaires }: OrganisationShown): Contact | null =>
  phoneNumber ? { name, phone: phoneNumber, hours: horaires } : null

const territoireOf = ({ territoireName, territoirePhoneNumber }: OrganisationShown): Contact | null =>
  territoirePhoneNumber ? { name: territoireName, phone: territoirePhoneNumber, hours: null } : null
