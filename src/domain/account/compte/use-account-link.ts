import type { Actor } from '#domain/actor/actor.ts'
import type { Tx } from '#infra/db.ts'
import type { AccountPurpose } from '#infra/prisma/enums.ts'
import { displayName } from '#lib/names.ts'
import { findLink, type UsableLink } from './account-link-queries.ts'

/** Used once: of two at the same time, one finds it still there. */
export async function useAccountLink(tx: Tx, id: number, purposes: readonly AccountPurpose[], now: Temporal.Instant) {
  const link = await findLink(id, purposes, now, tx)
  const used = await tx.accountLink.updateMany({
    where: { id, usedAt: null },
    data: { usedAt: new Date(now.epochMilliseconds) },
  })
  return used.count === 1 ? link : null
}

/** The journal says that the person of the link did it. */
export const actorOfLink = ({ face, person }: UsableLink): Actor => ({
  type: face,
  id: person.id,
  name: displayName(person),
})

/** After a change of password or address, the links sent before open nothing more. */
export const revokeLinks = (
  tx: Tx,
  { usagerId, agentId }: Pick<UsableLink, 'usagerId' | 'agentId'>,
  now: Temporal.Instant,
) =>
  tx.accountLink.updateMany({
    where: { usagerId, agentId, usedAt: null },
    data: { usedAt: new Date(now.epochMilliseconds) },
  })
