import type { DeedTx } from '#domain/journal/deed.ts'
import { FAMILY_LOCK } from '#domain/people/usager/family.ts'
import type { CreatedThrough } from '#infra/prisma/enums.ts'
import { command, execute } from '#infra/query.ts'
import { createProche } from './create-proche.ts'
import { type Named, samePersonIn } from './same-person.ts'

export type NamedProche = Named & { antsPreDemandeNumber?: string | null }

type New = NamedProche & { createdThrough: CreatedThrough }

/** The proche with these names and birth date: the one whom the family has, or a new one. Twice is once. */
export async function knowProche(tx: DeedTx, responsibleId: number, proche: New): Promise<number> {
  await lockFamily(tx, responsibleId)
  const known = await findMeant(tx, responsibleId, proche)
  if (known === null) return createProche(tx.prisma, responsibleId, proche)
  await completeProche(tx, known, proche)
  return known
}

/** Two who name the same proche are seen one after the other. Before the locks of agents. */
export const lockFamily = ({ sql }: DeedTx, responsibleId: number) => execute(LOCK, [responsibleId, FAMILY_LOCK], sql)

// First the family, as whoever books does. Not FOR UPDATE: a participation that is written meanwhile only wants the row to stay.
const LOCK = command(
  'lock-responsable',
  `
  SELECT FROM usagers, (SELECT pg_advisory_xact_lock($2::int, $1::int)) AS family WHERE id = $1 FOR NO KEY UPDATE OF usagers`,
)

/** Under the lock of the family. */
export async function findMeant(tx: DeedTx, responsibleId: number, named: Named): Promise<number | null> {
  const family = await tx.prisma.usager.findMany({
    where: { OR: [{ id: responsibleId }, { responsibleId }], deletedAt: null },
    select: { id: true, firstName: true, lastName: true, birthDate: true },
    orderBy: { id: 'asc' },
  })
  const members = family.map((member) => ({ ...member, isResponsable: member.id === responsibleId }))
  return samePersonIn(members, named)?.id ?? null
}

/** What his file did not say yet. */
export async function completeProche(tx: DeedTx, id: number, { birthDate, antsPreDemandeNumber }: NamedProche) {
  if (birthDate) await tx.prisma.usager.updateMany({ where: { id, birthDate: null }, data: { birthDate } })
  const isWithoutNumber = { id, OR: [{ antsPreDemandeNumber: null }, { antsPreDemandeNumber: '' }] }
  if (antsPreDemandeNumber)
    await tx.prisma.usager.updateMany({ where: isWithoutNumber, data: { antsPreDemandeNumber } })
}
