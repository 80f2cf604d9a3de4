type Row = {
  kind: string
  roles: string
  type: string
  facts: Record<string, unknown>
  allowed: string
  denied: string
}

/** Questions beyond the sample, cell by cell; words as in the case files. */
export const accessMatrix = () =>
  rows().flatMap(({ kind, roles, type, facts, allowed, denied }) =>
    [
      ...allowed
        .split(' ')
        .filter(Boolean)
        .map((action) => question(action, 'allow')),
      ...denied
        .split(' ')
        .filter(Boolean)
        .map((action) => question(action, 'deny')),
    ].map((asked) => ({
      id: `${kind} ${roles || '-'} on ${type} ${JSON.stringify(facts)}: ${asked.action}`,
      actor: { kind, roles: roles.split(' ').filter(Boolean) },
      resource: { type, ...facts },
      ...asked,
    })),
  )

const question = (action: string, expect: 'allow' | 'deny') => ({ action, expect })

function row(
  kind: string,
  roles: string,
  type: string,
  facts: Record<string, unknown>,
  allowed: string,
  denied = '',
): Row {
  return { kind, roles, type, facts, allowed, denied }
}

const pmi = 'basic@org_a1 service:pmi'
const secretary = 'basic@org_a1 service:secretariat'
const admin = 'admin@org_a1 service:pmi'
const intervenant = 'intervenant@org_a1 service:pmi'
const territorial = 'territorial_admin@terr_a'
const at = (organisation: string, roles: string[]) => ({ organisation, owner: { id: 'other', roles } })
const target = (...roles: string[]) => ({ target: { id: 'other', roles } })
const rdv = (motif_service: string, ...agents: string[]) => ({ organisation: 'org_a1', motif_service, agents })

const RDV = 'show edit update versions send_reminder update_participation_status'
const PLAGE = 'show new create edit update destroy versions'
const ABSENCE = `${PLAGE} cancel list`
const SEE_AND_EDIT = 'show edit update destroy invite rdv_invitation_token list'

const agentsOnRdvs = () => [
  row('agent', pmi, 'rdv', rdv('pmi', 'other'), `${RDV} list new create duplicate`, 'destroy destroy_participation'),
  row('agent', pmi, 'rdv', rdv('social', 'other'), 'new create', `${RDV} list destroy`),
  row('agent', pmi, 'rdv', rdv('social', 'self'), `${RDV} list`, 'destroy destroy_participation'),
  row('agent', 'basic@org_a2 service:pmi', 'rdv', rdv('pmi', 'self'), 'show update', 'list destroy new create'),
  row('agent', 'basic@org_a2 service:pmi', 'rdv', rdv('pmi', 'other'), '', `${RDV} list destroy create`),
  row('agent', secretary, 'rdv', rdv('social', 'other'), `${RDV} list create`, 'destroy'),
  row('agent', admin, 'rdv', rdv('social', 'other'), `${RDV} list destroy destroy_participation create`),
  row('agent', intervenant, 'rdv', rdv('pmi', 'other'), 'create', `${RDV} list destroy`),
  row('agent', `${territorial} service:pmi`, 'rdv', rdv('pmi', 'other'), '', `${RDV} list destroy create`),
  row('agent', pmi, 'waiting_room', rdv('pmi', 'other'), 'create'),
  row('agent', pmi, 'waiting_room', rdv('social', 'other'), '', 'create'),
  row('agent', pmi, 'rdv_export_row', rdv('social', 'other'), '', 'list'),
  row('agent', pmi, 'rdv_export_row', rdv('pmi', 'other'), 'list'),
  row('agent', admin, 'rdv_export_row', rdv('social', 'other'), 'list'),
  row('agent', pmi, 'participation', { organisation: 'org_a1', created_by: 'self' }, 'show list update'),
  row('agent', pmi, 'participation', { organisation: 'org_a1', created_by: 'other' }, 'list', 'show'),
  row('api_agent', pmi, 'participation', { organisation: 'org_a2' }, '', 'list update'),
  row('agent', pmi, 'export', { owner_is: 'other' }, '', 'list download'),
  row('agent', pmi, 'export', { owner_is: 'self', organisation: 'org_a2' }, 'list download', 'create'),
]

const agentsOnPlanning = () => [
  row('agent', pmi, 'plage_ouverture', at('org_a1', ['basic@org_a1', 'service:pmi']), `${PLAGE} list`),
  row('agent', pmi, 'plage_ouverture', at('org_a1', ['service:pmi']), PLAGE, 'list'),
  row('agent', secretary, 'plage_ouverture', at('org_a1', ['basic@org_a1', 'service:social']), `${PLAGE} list`),
  row('agent', admin, 'plage_ouverture', at('org_a1', ['basic@org_a1', 'service:social']), `${PLAGE} list`),
  row('agent', admin, 'plage_ouverture', at('org_a2', ['basic@org_a2', 'service:pmi']), '', `${PLAGE} list`),
  row('agent', intervenant, 'plage_ouverture', at('org_a1', ['basic@org_a1', 'service:pmi']), '', `${PLAGE} list`),
  row('agent', pmi, 'absence', { owner: 'self' }, ABSENCE),
  row('agent', pmi, 'absence', at('org_a1', ['basic@org_a1', 'service:pmi']), ABSENCE),
  row('agent', pmi, 'absence', at('org_a1', ['basic@org_a1', 'service:social']), '', ABSENCE),
  row('agent', pmi, 'absence', at('org_a1', ['basic@org_a2', 'service:pmi']), '', ABSENCE),
  row('agent', secretary, 'absence', at('org_a1', ['basic@org_a1', 'service:social']), ABSENCE),
  row('agent', admin, 'absence', at('org_a1', ['intervenant@org_a1', 'service:social']), ABSENCE),
  row('agent', territorial, 'absence', at('org_a1', ['basic@org_a2', 'service:social']), ABSENCE),
  row('agent', territorial, 'absence', at('org_b1', ['basic@org_b1', 'service:social']), '', ABSENCE),
  row('agent', 'service:pmi', 'absence', { owner: 'self' }, '', ABSENCE),
  row('agent', pmi, 'agent_agenda', { organisation: 'org_a1', owner: 'self' }, 'show toggle_displays'),
  row('agent', pmi, 'agent_agenda', at('org_a1', ['basic@org_a1', 'service:pmi']), 'show', 'toggle_displays'),
  row('agent', pmi, 'agent_agenda', at('org_a1', ['basic@org_a1', 'service:social']), '', 'show'),
  row('agent', secretary, 'agent_agenda', at('org_a1', ['basic@org_a1', 'service:social']), 'show'),
  row('agent', admin, 'agent_agenda', at('org_a2', ['basic@org_a2', 'service:pmi']), '', 'show'),
  row('agent', pmi, 'agent_agenda', { organisation: 'org_a2', owner: 'self' }, '', 'show'),
]

const AGENT = 'show edit update invite reinvite versions rdvs new create'

const agentsOnAgents = () => [
  row('agent', pmi, 'agent', { target: 'self' }, `${AGENT} list toggle_displays`, 'destroy change_access_level'),
  row('agent', admin, 'agent', { target: 'self', organisation: 'org_a1' }, `${AGENT} list`, 'destroy'),
  row('agent', admin, 'agent', target('basic@org_a1'), `${AGENT} list destroy change_access_level`, 'toggle_displays'),
  row(
    'agent',
    `${admin} basic@org_a2`,
    'agent',
    { ...target('basic@org_a1', 'basic@org_a2'), organisation: 'org_a2' },
    'edit',
    'destroy change_access_level',
  ),
  row(
    'agent',
    `${admin} basic@org_a2`,
    'agent',
    { ...target('basic@org_a1', 'basic@org_a2'), organisation: 'org_a1' },
    'destroy change_access_level',
  ),
  row('agent', admin, 'agent', { ...target(), target_is_new: true, organisation: 'org_a1' }, 'new create'),
  row('agent', admin, 'agent', { ...target(), target_is_new: true, organisation: 'org_a2' }, '', 'new create'),
  row('agent', territorial, 'agent', target('basic@org_a1'), 'list', `${AGENT} destroy`),
  row('agent', secretary, 'agent', target('basic@org_a1', 'service:social'), 'list', AGENT),
  row('agent', '', 'agent', { target: 'self' }, 'show edit', 'list'),
  row('agent', territorial, 'agent_role', { organisation: 'org_a1' }, 'create edit update destroy'),
  row('agent', 'allow_to_invite_agents@terr_a', 'agent_role', { organisation: 'org_a1' }, 'create update destroy'),
  row(
    'agent',
    'admin@org_a1 allow_to_manage_teams@terr_a',
    'agent_role',
    { organisation: 'org_a1' },
    '',
    'create update destroy',
  ),
  row('agent', territorial, 'agent_territorial_access_right', { territory: 'terr_a' }, '', 'edit update'),
  row(
    'agent',
    'allow_to_manage_access_rights@terr_a',
    'agent_territorial_access_right',
    { territory: 'terr_b' },
    '',
    'edit update',
  ),
  row(
    'agent',
    territorial,
    'agent_territorial_role',
    { territory: 'terr_a', ...target('basic@org_a1') },
    'create_or_destroy',
  ),
  row(
    'agent',
    territorial,
    'agent_territorial_role',
    { territory: 'terr_a', ...target('basic@org_b1') },
    '',
    'create_or_destroy',
  ),
  row(
    'agent',
    territorial,
    'agent_territorial_role',
    { territory: 'terr_b', ...target('basic@org_a1') },
    '',
    'create_or_destroy',
  ),
]

const agentsOnTerritoires = () => [
  row(
    'agent',
    territorial,
    'configuration_agent',
    target('basic@org_a1', 'basic@org_b1'),
    'edit update_services',
    'create update_teams',
  ),
  row('agent', territorial, 'configuration_agent', target('territorial_admin@terr_a'), 'edit update_services create'),
  row('agent', territorial, 'configuration_agent', target(), '', 'edit update_services create update_teams'),
  row(
    'agent',
    'allow_to_manage_teams@terr_a',
    'configuration_agent',
    target('basic@org_a1'),
    'edit update_services update_teams',
    'create',
  ),
  row(
    'agent',
    'access_record@terr_a',
    'configuration_agent',
    target('basic@org_a1'),
    '',
    'edit update_services update_teams create',
  ),
  row(
    'agent',
    territorial,
    'configuration_agent',
    { territory: 'terr_a', ...target('basic@org_a1', 'access_record@terr_a') },
    'list',
  ),
  row('agent', territorial, 'configuration_agent', { territory: 'terr_a', ...target('basic@org_a1') }, '', 'list'),
  row(
    'agent',
    territorial,
    'territory',
    { territory: 'terr_a' },
    'show edit update list',
    'allow_to_manage_teams allow_to_manage_access_rights allow_to_invite_agents',
  ),
  row(
    'agent',
    'allow_to_invite_agents@terr_a',
    'territory',
    { territory: 'terr_a' },
    'show allow_to_invite_agents',
    'edit update list allow_to_manage_teams',
  ),
  row('agent', territorial, 'territory', { territory: 'terr_b' }, '', 'show edit update list'),
  row(
    'agent',
    'allow_to_manage_teams@terr_a',
    'team',
    { territory: 'terr_a' },
    'new create edit update destroy versions list index',
  ),
  row(
    'agent',
    `${territorial} access_record@terr_a`,
    'team',
    { territory: 'terr_a' },
    'list',
    'new create edit update destroy versions',
  ),
  row('agent', 'access_record@terr_a', 'team', { territory: 'terr_a' }, 'list', 'index'),
  row('agent', territorial, 'team', { territory: 'terr_a' }, '', 'list'),
  row(
    'agent',
    territorial,
    'webhook_endpoint',
    { organisation: 'org_b1', territory: 'terr_b' },
    'new',
    'create edit update destroy versions list',
  ),
  row(
    'agent',
    territorial,
    'webhook_endpoint',
    { organisation: 'org_a1', territory: 'terr_a' },
    'new create edit update destroy versions list',
    'list_api',
  ),
  row(
    'api_agent',
    pmi,
    'webhook_endpoint',
    { organisation: 'org_a1', territory: 'terr_a' },
    'list_api',
    'new create update list',
  ),
  row(
    'api_agent',
    `${pmi} ${territorial}`,
    'webhook_endpoint',
    { organisation: 'org_a1', territory: 'terr_a' },
    'list_api update',
  ),
  ...['sector', 'sector_attribution', 'zone'].flatMap((type) => [
    row('agent', territorial, type, { territory: 'terr_a' }, 'list new create destroy'),
    row('agent', `${admin} allow_to_manage_teams@terr_a`, type, { territory: 'terr_a' }, '', 'list new create destroy'),
  ]),
]

const motif = (service: string, bookable_by = 'everyone') => ({ organisation: 'org_a1', service, bookable_by })

const agentsOnOrganisations = () => [
  row('agent', pmi, 'lieu', { organisation: 'org_a1' }, 'list', 'new create edit update destroy versions'),
  row('agent', 'admin@org_a2', 'lieu', { organisation: 'org_a1' }, '', 'list new create edit update destroy versions'),
  row('agent', pmi, 'motif', motif('pmi'), 'show list bookable', 'create update destroy duplicate versions'),
  row('agent', pmi, 'motif', motif('social', 'agents'), '', 'show list bookable'),
  row('agent', secretary, 'motif', motif('social'), 'show list', 'create duplicate'),
  row('agent', admin, 'motif', motif('social'), 'show list create duplicate edit update destroy versions'),
  row('agent', intervenant, 'motif', motif('pmi'), 'show', 'list'),
  row('agent', pmi, 'organisation', { organisation: 'org_a1' }, 'show list', 'edit update versions destroy create'),
  row('agent', admin, 'organisation', { organisation: 'org_a1' }, 'show edit update versions', 'destroy create'),
  row('agent', territorial, 'organisation', { territory: 'terr_a', is_new: true }, 'new create'),
  row('agent', territorial, 'organisation', { territory: 'terr_b', is_new: true }, '', 'new create'),
]

const open = { territories_with_usagers_visible_throughout: ['terr_o'] }
const closed = { territories_without_cross_organisation_search: ['terr_m'] }
const placed = { org_territories: { org_o1: 'terr_o', org_o2: 'terr_o', org_m1: 'terr_m', org_m2: 'terr_m' } }
const known = (organisations: string[], context_organisation: string | null) => ({
  organisations,
  context_organisation,
})

const agentsOnUsagers = () => [
  row('agent', pmi, 'user', known(['org_a1'], 'org_a1'), `${SEE_AND_EDIT} new create prescribe`, 'versions'),
  row('agent', admin, 'user', known(['org_a1'], 'org_a1'), 'versions'),
  row(
    'agent',
    admin,
    'user',
    known(['org_a2'], 'org_a1'),
    'prescribe search_masked link_to_organisation',
    `versions ${SEE_AND_EDIT}`,
  ),
  row('agent', `${pmi} basic@org_a2`, 'user', known(['org_a2'], 'org_a1'), '', SEE_AND_EDIT),
  row('agent', pmi, 'user', known(['org_a1'], 'org_a2'), '', `${SEE_AND_EDIT} prescribe`),
  row('agent', pmi, 'user', { ...known(['org_a1'], 'org_a1'), deleted: true }, '', `${SEE_AND_EDIT} prescribe`),
  row('agent', 'basic@org_o1', 'user', { ...known(['org_o2'], 'org_o1'), ...open, ...placed }, SEE_AND_EDIT),
  row(
    'agent',
    'basic@org_m1',
    'user',
    { ...known(['org_m2'], 'org_m1'), ...closed, ...placed },
    '',
    `${SEE_AND_EDIT} prescribe search_masked link_to_organisation`,
  ),
  row('agent', 'basic@org_m1', 'user', { ...known(['org_m1'], 'org_m1'), ...closed, ...placed }, 'prescribe'),
  row('api_agent', 'basic@org_a1 basic@org_a2', 'user', known(['org_a2'], 'org_b1'), 'show list'),
  row('api_agent', 'basic@org_a1 basic@org_a2', 'user', known(['org_a2'], 'org_a1'), '', 'show list'),
  row('api_agent', admin, 'user', known(['org_a1'], null), 'show', 'versions prescribe'),
  row('api_agent', pmi, 'user', known(['org_a1', 'org_b1'], null), '', 'create'),
  row(
    'api_agent',
    pmi,
    'user_profile',
    { organisation: 'org_a2', context_organisation: null },
    'create',
    'destroy list',
  ),
  row(
    'api_agent',
    `${pmi} basic@org_b1`,
    'user_profile',
    { organisation: 'org_b1', context_organisation: 'org_a1' },
    'destroy',
    'create list',
  ),
  row('api_agent', pmi, 'user_profile', { organisation: 'org_a1', context_organisation: null }, 'create destroy list'),
  row(
    'api_agent',
    pmi,
    'referent_assignation',
    { ...target('basic@org_a2'), user_organisations: ['org_a2'] },
    '',
    'create destroy',
  ),
  row(
    'api_agent',
    pmi,
    'referent_assignation',
    { ...target('basic@org_a2'), user_organisations: ['org_a1'] },
    'create destroy',
  ),
  row(
    'agent',
    pmi,
    'referent_assignation',
    { ...target('basic@org_a2', 'service:pmi'), user_organisations: ['org_a1'] },
    '',
    'create',
  ),
  row(
    'agent',
    pmi,
    'referent_assignation',
    { ...target('basic@org_a1', 'service:pmi'), user_organisations: ['org_a1'] },
    'create',
  ),
]

const MOVE = 'edit update creneaux'
const invited = { bookable_by: 'agents_and_prescripteurs_and_invited_users' }
const mine = { participants: ['self'], collectif: false }
const group = { participants: ['self'], collectif: true }

const usagersOnRdvs = () => [
  row('usager', '', 'rdv', mine, `index list show new create cancel can_change_participants ${MOVE}`),
  row('usager', '', 'rdv', { ...mine, hours_before_start: 48 }, 'cancel', MOVE),
  row('usager', '', 'rdv', { ...mine, hours_before_start: 4 }, 'show', 'cancel'),
  row('usager', '', 'rdv', { ...mine, hours_before_start: -1 }, 'show list', 'can_change_participants'),
  row('usager', '', 'rdv', { ...mine, cancellable: false }, MOVE, 'cancel'),
  row('usager', '', 'rdv', { ...mine, editable: false }, 'cancel', MOVE),
  row('usager', '', 'rdv', { ...mine, status: 'excused' }, 'show list new', `cancel ${MOVE}`),
  row('usager', '', 'rdv', { ...mine, status: 'revoked' }, 'show list', `new cancel ${MOVE}`),
  row('usager', '', 'rdv', { ...mine, status: 'noshow' }, 'cancel'),
  row('usager', '', 'rdv', { ...mine, motif_visible: false }, '', `show list cancel can_change_participants ${MOVE}`),
  row('usager', '', 'rdv', { ...mine, bookable_by: 'agents' }, 'show list cancel', `create ${MOVE}`),
  row('usager', '', 'rdv', { ...mine, ...invited }, `show cancel ${MOVE}`, 'create'),
  row('usager', '', 'rdv', { ...mine, participation_status: 'excused' }, 'show', 'can_change_participants'),
  row('usager', '', 'rdv', { ...mine, participants: ['self', 'stranger'] }, 'show cancel', `create ${MOVE}`),
  row('usager', '', 'rdv', { ...mine, agents: ['self', 'other'] }, 'show cancel', MOVE),
  row('usager', '', 'rdv', group, 'show list new can_change_participants', `create cancel ${MOVE}`),
  row('usager', '', 'rdv', { ...group, participants: [] }, 'list new', 'show cancel can_change_participants'),
  row('usager', '', 'rdv', { ...group, participants: [], bookable_by: 'agents' }, '', 'list new show'),
  row(
    'usager_token',
    'token_for_this_rdv',
    'rdv',
    mine,
    `show cancel new create ${MOVE}`,
    'index can_change_participants',
  ),
  row(
    'usager_token',
    'rdv_invitation_token',
    'rdv',
    mine,
    'new create',
    `index show cancel can_change_participants ${MOVE}`,
  ),
  row('usager_token', 'rdv_invitation_token', 'rdv', { ...mine, ...invited }, 'create'),
  row('usager_token', 'token_for_this_rdv', 'rdv', { ...mine, ...invited }, 'show', 'create'),
  row('usager_token', 'rdv_invitation_token', 'rdv', group, 'show', 'cancel edit'),
  row('usager_token', 'rdv_invitation_token', 'rdv', { ...group, bookable_by: 'agents' }, '', 'show'),
]

const seat = { participant: 'self', collectif: true, rdv_status: 'unknown' }

const usagersOnTheRest = () => [
  row('usager', '', 'participation', { ...seat, status: 'unknown' }, 'create join cancel list'),
  row('usager', '', 'participation', { ...seat, participant: 'relative' }, 'create join cancel list'),
  row('usager', '', 'participation', { ...seat, participant: 'stranger' }, '', 'create join cancel list'),
  row('usager', '', 'participation', { ...seat, rdv_status: 'revoked' }, 'list', 'create join cancel'),
  row('usager', '', 'participation', { ...seat, status: 'excused' }, 'create join', 'cancel'),
  row('usager', '', 'participation', { ...seat, collectif: false }, 'create', 'cancel'),
  row('usager', '', 'participation', { ...seat, cancellable: false }, 'join', 'cancel'),
  row('usager', '', 'participation', { ...seat, hours_before_start: 3 }, 'join', 'cancel'),
  row('usager', '', 'participation', { ...seat, hours_before_start: -3 }, '', 'join'),
  row('usager', '', 'participation', { ...seat, bookable_by: 'agents' }, '', 'join'),
  row('usager', '', 'participation', { ...seat, ...invited }, '', 'join'),
  row('usager_token', 'rdv_invitation_token', 'participation', { ...seat, ...invited }, 'join cancel'),
  row('usager_token', 'token_for_this_rdv', 'participation', { ...seat, remaining_seats: 1 }, 'join cancel'),
  row('usager', '', 'user', { relation: 'self' }, 'edit update destroy list'),
  row('usager', '', 'user', { relation: 'relative' }, 'new create edit update destroy list'),
  row('usager', '', 'user', { relation: 'stranger' }, '', 'new create edit update destroy list'),
  row('usager_token', 'token_for_this_rdv', 'user', { relation: 'self' }, '', 'edit update destroy list'),
  row('usager', '', 'file_attente', { participant: 'relative' }, 'create_or_delete list'),
  row('usager', '', 'file_attente', { participant: 'stranger' }, '', 'create_or_delete list'),
  row('usager', '', 'file_attente', { participant: 'self', hours_before_start: 100 }, 'list', 'create_or_delete'),
  row('usager_token', 'token_for_this_rdv', 'file_attente', { participant: 'self' }, '', 'create_or_delete list'),
  row('prescripteur', '', 'rdv', { motif_bookable_by: 'agents_and_prescripteurs', creneau_available: true }, 'create'),
  row('prescripteur', '', 'rdv', { motif_bookable_by: 'agents', creneau_available: true }, '', 'create'),
  row('prescripteur', '', 'rdv', { motif_bookable_by: 'everyone', creneau_available: false }, '', 'create'),
]

const all = 'index show new create edit update destroy'

const superAdmins = () => [
  ...['legacy_admin', 'support'].flatMap((role) => [
    row('super_admin', role, 'agent', {}, `${all} invite sign_in_as`),
    row('super_admin', role, 'agent_role', {}, 'show edit update destroy', 'index new create'),
    row('super_admin', role, 'agent_service', {}, 'show destroy', 'index new create edit update'),
    row('super_admin', role, 'super_admin', {}, 'index destroy', 'show new create edit update'),
    row('super_admin', role, 'super_admin', { target: 'self' }, '', 'destroy'),
    row('super_admin', role, 'compte', {}, 'index new create', 'show edit update destroy'),
    row('super_admin', role, 'mairie_compte', {}, 'index new create', 'show edit update destroy'),
    row('super_admin', role, 'migration', {}, 'new create', 'index show edit update destroy'),
    row('super_admin', role, 'organisation', {}, 'index show new create edit update'),
    row('super_admin', role, 'territory', {}, 'index show edit update', 'new create'),
    row('super_admin', role, 'lieu', {}, 'index show edit update'),
  ]),
  row('super_admin', 'legacy_admin', 'user_profile', {}, 'destroy', 'index show new create edit update'),
  row('super_admin', 'support', 'user_profile', {}, '', all),
  row('super_admin', 'support', 'organisation', {}, '', 'destroy'),
  row('super_admin', 'support', 'territory', {}, '', 'destroy'),
  row('super_admin', 'support', 'lieu', {}, '', 'new create destroy'),
  ...['service', 'motif', 'user'].flatMap((type) => [
    row('super_admin', 'legacy_admin', type, {}, all),
    row('super_admin', 'support', type, {}, 'index show', 'new create edit update destroy'),
  ]),
]

const rows = () => [
  ...agentsOnRdvs(),
  ...agentsOnPlanning(),
  ...agentsOnAgents(),
  ...agentsOnTerritoires(),
  ...agentsOnOrganisations(),
  ...agentsOnUsagers(),
  ...usagersOnRdvs(),
  ...usagersOnTheRest(),
  ...superAdmins(),
]
