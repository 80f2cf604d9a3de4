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

/** Beyond that many live links, somebody asks for files without reading them. */
const MOST_KEPT = 50

/** The token of a file that its usager keeps; null once he has enough of them. */
export async function mintTokenToKeep(participationId: number, now: Temporal.Instant): Promise<string | null> {
  const live = { participationId, expiresAt: { gt: new Date(now.epochMilliseconds) } }
  return (await db.participationToken.count({ where: live })) < MOST_KEPT
    ? mintParticipationToken(participationId, now)
    : null
}
