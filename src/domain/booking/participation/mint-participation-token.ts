import { db } from '#infra/db.ts'
import { newParticipationToken, TOKEN_LIFETIME } from './participation-token.ts'
import { participationTokenDigest } from './participation-token-digest.ts'

/** The token of one message; known in clear here only. */
export async function mintParticipationToken(participationId: number, now: Temporal.Instant): Promise<string> {
  const token = newParticipationToken()
  const expiresAt = new Date(now.add(TOKEN_LIFETIME).epochMilliseconds)
  await db.participationToken.create({ data: { participationId, digest: participationTokenDigest(token), expiresAt } })
  return token
}
