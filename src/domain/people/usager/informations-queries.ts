import { FIELD_SWITCHES } from '#domain/territory/territoire/field-switches.ts'
import { db } from '#infra/db.ts'
import { withEach } from '#lib/keys-with.ts'
import { isAskedBy, ownFields, ownSwitchedFields } from './usager-fields.ts'

export type SwitchedField = (typeof ownSwitchedFields)[number]

/** Of the territoires that know the usager: the fields of his own file that one of them asks for, and where they are. */
export async function findTerritoiresOf(usagerId: number): Promise<{ asked: SwitchedField[]; departements: string[] }> {
  const territoires = await db.territoire.findMany({
    where: { organisations: { some: { usagerProfiles: { some: { usagerId } } } } },
    select: { departementNumber: true, ...FIELD_SWITCHES },
  })
  return {
    asked: ownSwitchedFields.filter((field) => territoires.some((territoire) => isAskedBy(territoire, field))),
    departements: territoires.map(({ departementNumber }) => departementNumber),
  }
}

export const findInformations = (usagerId: number) =>
  db.usager.findUniqueOrThrow({
    where: { id: usagerId },
    select: { ...withEach(ownFields, true), email: true, unconfirmedEmail: true },
  })

export type Informations = Awaited<ReturnType<typeof findInformations>>
