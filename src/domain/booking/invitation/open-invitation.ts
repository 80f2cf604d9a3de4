import { command, execute } from '#infra/query.ts'

/** The invited person came: the agent who invited sees it. Only the first time counts. */
export const openInvitation = (id: number, now: Temporal.Instant) =>
  execute(OPEN, [id, new Date(now.epochMilliseconds)])

const OPEN = command(
  'open-invitation',
  `
  UPDATE invitations SET state = 'opened', opened_at = $2, updated_at = $2
  WHERE id = $1 AND state = 'sent' AND expires_at > $2`,
)
