import { OPENED_LIFE, TYPED_LIFE } from '#domain/account/verification/verification.ts'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'

/**
 * Sessions, links and tokens that open nothing any more, what forms made that nobody sends again, and where somebody lives of
 * a rdv that moves no more. The token of a rdv to come still says to whom a new one goes.
 */
export const sweepExpired = (now: Temporal.Instant): Promise<void> =>
  deed(systeme, async ({ prisma }) => {
    const where = { expiresAt: { lte: new Date(now.epochMilliseconds) } }
    await prisma.session.deleteMany({ where })
    await prisma.accountLink.deleteMany({ where })
    await prisma.creation.deleteMany({ where })
    const isOver = { rdv: { startsAt: where.expiresAt } }
    await prisma.rdvNarrowing.deleteMany({ where: isOver })
    await prisma.participationToken.deleteMany({ where: { ...where, participation: isOver } })
  })

const EVENEMENT_DAYS = 7

/** Once told, seven days. What waits to be told stays. */
export const purgeEvenements = (now: Temporal.Instant) =>
  deed(systeme, ({ prisma }) =>
    prisma.evenement.deleteMany({
      where: {
        publishedAt: { lte: new Date(now.subtract({ hours: EVENEMENT_DAYS * 24 }).epochMilliseconds) },
        dispatchedAt: { not: null },
        deliveries: { none: { state: { in: ['pending', 'sending', 'held'] } } },
      },
    }),
  )

/** Agents read for thirty days who was refused online. */
export const sweepRefus = (now: Temporal.Instant) =>
  db.refus.deleteMany({ where: { createdAt: { lte: new Date(now.subtract({ hours: 30 * 24 }).epochMilliseconds) } } })

/** What was typed for a code goes once the form no more comes back with it: names of children, and when they were born. */
export async function sweepVerifications(now: Temporal.Instant): Promise<void> {
  const before = (life: Temporal.Duration) => ({ lte: new Date(now.subtract(life).epochMilliseconds) })
  const isForgotten = { usedAt: null, createdAt: before(TYPED_LIFE) }
  await db.verification.deleteMany({ where: { OR: [isForgotten, { usedAt: before(OPENED_LIFE) }] } })
}
