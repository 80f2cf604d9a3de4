import type { AccessLevel, TerritoireKind } from '#infra/prisma/enums.ts'
import { query } from '#infra/query.ts'

/** Where an agent works, with what every page of that organisation wants to know. */
export type OrganisationOfAgent = {
  id: number
  name: string
  accessLevel: AccessLevel
  territoire: {
    id: number
    name: string | null
    departementNumber: string
    timeZone: string
    kind: TerritoireKind
    enableContextField: boolean
    enableNotesField: boolean
  }
}

/** By territoire, then by name. */
export const listOrganisationsOfAgent = (agentId: number): Promise<OrganisationOfAgent[]> =>
  query<OrganisationOfAgent>('organisations-of-agent', ORGANISATIONS, [agentId])

const ORGANISATIONS = `
  SELECT o.id, o.name, role.access_level AS "accessLevel",
    json_build_object('id', t.id, 'name', t.name, 'departementNumber', t.departement_number, 'timeZone', t.time_zone,
      'kind', t.kind, 'enableContextField', t.enable_context_field, 'enableNotesField', t.enable_notes_field) AS territoire
  FROM agent_roles role
  JOIN organisations o ON o.id = role.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  WHERE role.agent_id = $1
  ORDER BY t.name, t.id, o.name, o.id`
