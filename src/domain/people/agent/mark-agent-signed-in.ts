import { command, execute } from '#infra/query.ts'

/** A sign-in also withdraws the warning of a coming deletion. */
export const markAgentSignedIn = (agentId: number, now: Temporal.Instant) =>
  execute(SIGNED_IN, [agentId, new Date(now.epochMilliseconds)])

const SIGNED_IN = command(
  'agent-signed-in',
  'UPDATE agents SET last_sign_in_at = $2, account_deletion_warning_sent_at = NULL WHERE id = $1',
)
