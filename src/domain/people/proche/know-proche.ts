import type { DeedTx } from '#domain/journal/deed.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { listParticipants } from '#domain/people/usager/participant-queries.ts'
import { writeAntsNumber } from '#domain/people/usager/update-file.ts'
import type { CreatedThrough } from '#infra/prisma/enums.ts'
import { createProche } from './create-proche.ts'
import { type Named, samePersonIn } from './same-person.ts'

export type NamedProche = Named & { antsPreDemandeNumber?: string | null }

type New = NamedProche & { createdThrough: CreatedThrough }

/**
 * The proche with these names and birth date: the one whom the family has, or a new one. Twice is once. Null when the
 * responsable closed the account meanwhile.
 */
export async function knowProche(tx: DeedTx, responsibleId: number, proche: New): Promise<number | null> {
  await lockFamilies(tx.sql, [responsibleId])
  if ((await listParticipants(tx.sql, [responsibleId])).length === 0) return null
  const known = await findMeant(tx, responsibleId, proche)
  if (known === null) return createProche(tx.prisma, responsibleId, proche)
  await completeProche(tx, known, proche)
  return known
}

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
  const number = antsPreDemandeNumber
  if (number) await writeAntsNumber(tx, { usagerId: id, number, onlyEmpty: true })
}
