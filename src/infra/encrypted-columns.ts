/** Encrypted at rest (decision 21): the database refuses anything else in them. */
export const ENCRYPTED_COLUMNS = [
  'rdvs.context',
  'usagers.notes',
  'usagers.rdv_invitation_token_copy',
  'agents.totp_secret',
  'agents.microsoft_graph_token',
  'agents.refresh_microsoft_graph_token',
  'super_admins.totp_secret',
  'territoires.sms_configuration',
  'webhook_endpoints.secret',
  'invitations.token_copy',
  'verifications.answers',
] as const

export type EncryptedColumn = (typeof ENCRYPTED_COLUMNS)[number]
