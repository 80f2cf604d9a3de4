import { db } from '#infra/db.ts'
import { newParticipationToken, participationTokenDigest, TOKEN_LIFETIME } from './participation-token.ts'

/** The token of one message; known in clear here only. */
export async function mintParticipationToken(participationId: number, now: Temporal.Instant): Promise<string> {
  const token = newParticipationToken()
  const expiresAt = new Date(now.add(TOKEN_LIFETIME).epochMilliseconds)
  await db.participationToken.create({ data: { participationId, digest: participationTokenDigest(token), expiresAt } })
  return token
}
