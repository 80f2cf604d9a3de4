import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { LISTED_DAYS } from './export.ts'

/** Files that expired, and lines that the list shows no more. */
export const purgeExports = (now: Temporal.Instant) =>
  deed(systeme, async ({ prisma }) => {
    const at = new Date(now.epochMilliseconds)
    await prisma.exportFile.deleteMany({
      where: { export: { expiresAt: { lte: at }, OR: [{ computedAt: { not: null } }, { failure: { not: null } }] } },
    })
    const longAgo = new Date(now.subtract({ hours: 24 * LISTED_DAYS }).epochMilliseconds)
    await prisma.export.deleteMany({ where: { createdAt: { lte: longAgo } } })
  })
