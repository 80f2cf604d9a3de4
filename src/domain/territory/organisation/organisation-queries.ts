import { z } from 'zod'
import { query, type RowOf, statement } from '#infra/query.ts'

const shown = {
  id: z.int(),
  name: z.string(),
  phoneNumber: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  horaires: z.string().nullable(),
  territoireName: z.string(),
  territoirePhoneNumber: z.string().nullable(),
  departementNumber: z.string(),
}

const SHOWN = `
  SELECT o.id, o.name, o.phone_number AS "phoneNumber", o.email, o.website, o.horaires,
         t.name AS "territoireName", t.phone_number AS "territoirePhoneNumber", t.departement_number AS "departementNumber"
  FROM organisations o JOIN territoires t ON t.id = o.territoire_id`

const BY_ID = statement('organisations-shown', shown, `${SHOWN} WHERE o.id = ANY ($1)`)
const BY_EXTERNAL_ID = statement(
  'organisation-by-external-id',
  shown,
  `${SHOWN} WHERE t.departement_number = $1 AND o.external_id = $2`,
)

export type OrganisationShown = RowOf<typeof BY_ID>

export const listOrganisations = (ids: readonly number[]): Promise<OrganisationShown[]> => query(BY_ID, [ids])

export async function findOrganisation(id: number): Promise<OrganisationShown | null> {
  const [organisation] = await listOrganisations([id])
  return organisation ?? null
}

/** The organisation that a partner's system knows by that id, in the territoires of a département. */
export async function findOrganisationByExternalId(departement: string, externalId: string) {
  const [organisation] = await query(BY_EXTERNAL_ID, [departement, externalId])
  return organisation ?? null
}
