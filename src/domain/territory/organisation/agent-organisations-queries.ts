import { z } from 'zod'
import { AccessLevel, TerritoireKind } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'

/** By territoire, then by name. */
export const listOrganisationsOfAgent = (agentId: number): Promise<OrganisationOfAgent[]> =>
  query(ORGANISATIONS, [agentId])

const ORGANISATIONS = statement(
  'organisations-of-agent',
  {
    id: z.int(),
    name: z.string(),
    accessLevel: z.enum(AccessLevel),
    territoire: z.strictObject({
      id: z.int(),
      name: z.string().nullable(),
      departementNumber: z.string(),
      timeZone: z.string(),
      kind: z.enum(TerritoireKind),
      enableContextField: z.boolean(),
      enableNotesField: z.boolean(),
    }),
  },
  `
  SELECT o.id, o.name, role.access_level AS "accessLevel",
    json_build_object('id', t.id, 'name', t.name, 'departementNumber', t.departement_number, 'timeZone', t.time_zone,
      'kind', t.kind, 'enableContextField', t.enable_context_field, 'enableNotesField', t.enable_notes_field) AS territoire
  FROM agent_roles role
  JOIN organisations o ON o.id = role.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  WHERE role.agent_id = $1
  ORDER BY t.name, t.id, o.name, o.id`,
)

/** Where an agent works, with what every page of that organisation wants to know. */
export type OrganisationOfAgent = RowOf<typeof ORGANISATIONS>
