import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { TerritoireKind } from '#infra/prisma/enums.ts'
import { query, type RowOf } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import * as organisationScope from './organisation-scope.ts'

/** By territoire, then by name. */
export function listOrganisationsOfAgent(actor: AgentActor): Promise<OrganisationOfAgent[]> {
  const seen = whereSql('Organisation', organisationScope.seenByAgent(actor), 'o')
  return query(...withConditions(ORGANISATIONS, [], [seen]))
}

const ORGANISATIONS = varying(
  'organisations-of-agent',
  {
    id: z.int(),
    name: z.string(),
    territoire: z.strictObject({
      id: z.int(),
      name: z.string().nullable(),
      departementNumber: z.string(),
      timeZone: z.string(),
      kind: z.enum(TerritoireKind),
      enableContextField: z.boolean(),
      enableNotesField: z.boolean(),
      enableWaitingRoomMailField: z.boolean(),
      enableWaitingRoomColorField: z.boolean(),
    }),
  },
  (conditions) => `
  SELECT o.id, o.name,
    json_build_object('id', t.id, 'name', t.name, 'departementNumber', t.departement_number, 'timeZone', t.time_zone,
      'kind', t.kind, 'enableContextField', t.enable_context_field, 'enableNotesField', t.enable_notes_field,
      'enableWaitingRoomMailField', t.enable_waiting_room_mail_field,
      'enableWaitingRoomColorField', t.enable_waiting_room_color_field) AS territoire
  FROM organisations o
  JOIN territoires t ON t.id = o.territoire_id
  WHERE true${conditions}
  ORDER BY t.name, t.id, o.name, o.id`,
)

/** Where an agent works, with what every page of that organisation wants to know. */
export type OrganisationOfAgent = RowOf<typeof ORGANISATIONS>
