import { query } from '#infra/query.ts'

export type OrganisationShown = {
  id: number
  name: string
  phoneNumber: string | null
  email: string | null
  website: string | null
  departementNumber: string
}

const SHOWN = `
  SELECT o.id, o.name, o.phone_number AS "phoneNumber", o.email, o.website, t.departement_number AS "departementNumber"
  FROM organisations o JOIN territoires t ON t.id = o.territoire_id`

export const listOrganisations = (ids: readonly number[]): Promise<OrganisationShown[]> =>
  query<OrganisationShown>('organisations-shown', `${SHOWN} WHERE o.id = ANY ($1)`, [ids])

export async function findOrganisation(id: number): Promise<OrganisationShown | null> {
  const [organisation] = await listOrganisations([id])
  return organisation ?? null
}

/** The organisation that a partner's system knows by that id, in the territoires of a département. */
export async function findOrganisationByExternalId(departement: string, externalId: string) {
  const text = `${SHOWN} WHERE t.departement_number = $1 AND o.external_id = $2`
  const [organisation] = await query<OrganisationShown>('organisation-by-external-id', text, [departement, externalId])
  return organisation ?? null
}
