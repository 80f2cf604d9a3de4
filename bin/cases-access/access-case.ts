import { z } from 'zod'

/** One question about one actor and one resource. A word that is not known here makes the case fail, so that none is skipped. */
export const accessCase = z.strictObject({
  id: z.string(),
  actor: z.lazy(() => actor),
  resource: z.lazy(() => resource),
  action: z.string(),
  expect: z.enum(['allow', 'deny']),
  why: z.string().optional(),
  basis: z.string().optional(),
})

const territoire = z.string().regex(/^terr_\w+$/, 'expected a territoire')
const organisation = z.string().regex(/^org_\w+$/, 'expected an organisation')

const TERRITORIAL =
  'territorial_admin|access_record|allow_to_manage_teams|allow_to_invite_agents|allow_to_manage_access_rights'
const agentRole = z
  .string()
  .regex(
    new RegExp(`^((basic|admin|intervenant)@org_\\w+|(${TERRITORIAL})@terr_\\w+|service:[\\w-]+)$`),
    'unknown role',
  )
const superAdminRole = z.enum(['legacy_admin', 'support'])

const actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agent'), roles: z.array(agentRole) }),
  z.strictObject({ kind: z.literal('api_agent'), roles: z.array(agentRole) }),
  z.strictObject({ kind: z.literal('usager'), roles: z.array(z.never()).default([]) }),
  z.strictObject({
    kind: z.literal('usager_token'),
    roles: z.tuple([z.enum(['token_for_this_rdv', 'rdv_invitation_token'])]),
  }),
  z.strictObject({ kind: z.literal('super_admin'), roles: z.tuple([superAdminRole]) }),
  z.strictObject({ kind: z.literal('prescripteur'), roles: z.array(z.never()).default([]) }),
])

const someAgent = z.union([
  z.literal('self'),
  z.enum(['other', 'stranger']).transform((id) => ({ id, roles: [] })),
  z.strictObject({ id: z.string(), roles: z.array(z.union([agentRole, superAdminRole])).default([]) }),
])
const somebody = z
  .enum(['self', 'relative', 'stranger', 'other'])
  .transform((who) => (who === 'other' ? 'stranger' : who))
const status = z.enum(['unknown', 'seen', 'noshow', 'excused', 'revoked'])
const bookableBy = z.enum([
  'agents',
  'agents_and_prescripteurs',
  'agents_and_prescripteurs_and_invited_users',
  'everyone',
])

const resource = z.strictObject({
  type: z.string(),
  organisation: organisation.nullish().transform((name) => name ?? undefined),
  territory: territoire.nullish().transform((name) => name ?? undefined),
  org_territories: z.record(organisation, territoire).default({}),
  territories_with_usagers_visible_throughout: z.array(territoire).default([]),
  territories_without_cross_organisation_search: z.array(territoire).default([]),
  owner: someAgent.optional(),
  target: someAgent.optional(),
  target_is_new: z.boolean().default(false),
  owner_is: z.enum(['self', 'other']).optional(),
  is_new: z.boolean().default(false),
  agents: z.array(someAgent).default(() => [{ id: 'other', roles: [] }]),
  motif_service: z.string().optional(),
  service: z.string().optional(),
  motif_bookable_by: bookableBy.optional(),
  creneau_available: z.boolean().default(true),
  participants: z.array(somebody).default(['self']),
  participant: somebody.default('self'),
  participation_status: status.default('unknown'),
  collectif: z.boolean().optional(),
  motif_visible: z.boolean().default(true),
  bookable_by: bookableBy.default('everyone'),
  status: status.default('unknown'),
  rdv_status: status.default('unknown'),
  created_by: z.string().optional(),
  cancellable: z.boolean().default(true),
  editable: z.boolean().default(true),
  hours_before_start: z.number().default(30 * 24),
  remaining_seats: z.int().min(0).nullable().default(null),
  organisations: z.array(organisation).default([]),
  user_organisations: z.array(organisation).default([]),
  context_organisation: organisation.nullable().default(null),
  deleted: z.boolean().default(false),
  relation: somebody.default('self'),
})

export type AccessCase = z.infer<typeof accessCase>
export type Resource = AccessCase['resource']
export type SomeAgent = z.infer<typeof someAgent>
