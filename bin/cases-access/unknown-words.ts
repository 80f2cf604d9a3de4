/** A case that asks what nobody here can answer fails. */
export class UnknownWords extends Error {}

export function oneOf<Known extends string>(known: readonly Known[], word: string): Known {
  const found = known.find((one) => one === word)
  if (found === undefined) throw new UnknownWords(`unknown word ${word}`)
  return found
}

export const ACTIONS = [
  'list',
  'list_api',
  'index',
  'show',
  'new',
  'create',
  'edit',
  'update',
  'destroy',
  'versions',
  'cancel',
  'creneaux',
  'join',
  'can_change_participants',
  'create_or_delete',
  'invite',
  'reinvite',
  'rdvs',
  'change_access_level',
  'update_teams',
  'update_services',
  'create_or_destroy',
  'allow_to_manage_teams',
  'allow_to_manage_access_rights',
  'allow_to_invite_agents',
  'prescribe',
  'search_masked',
  'link_to_organisation',
  'rdv_invitation_token',
  'bookable',
  'duplicate',
  'download',
  'export',
  'send_reminder',
  'update_participation_status',
  'destroy_participation',
  'toggle_displays',
  'sign_in_as',
] as const
