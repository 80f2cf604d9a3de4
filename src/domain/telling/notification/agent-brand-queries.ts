import { db } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'

const INSTEAD: Verticale = 'rdv_solidarites'

/** Brand of the mails to an agent: that of the first of these verticales among his organisations. */
export async function findBrandOfAgent(agentId: number): Promise<Verticale> {
  const roles = await db.agentRole.findMany({
    where: { agentId },
    select: { organisation: { select: { verticale: true } } },
  })
  const verticales = roles.map(({ organisation }) => organisation.verticale)
  return (['rdv_aide_numerique', 'rdv_mairie'] as const).find((verticale) => verticales.includes(verticale)) ?? INSTEAD
}
