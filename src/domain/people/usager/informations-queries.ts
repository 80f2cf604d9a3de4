import { FIELD_SWITCHES } from '#domain/territory/territoire/field-switches.ts'
import { db } from '#infra/db.ts'
import { withEach } from '#lib/keys-with.ts'
import { isAskedBy, ownFields, ownSwitchedFields } from './usager-fields.ts'

export type SwitchedField = (typeof ownSwitchedFields)[number]

/** Fields of his own file asked for by one of the territoires that know the usager. */
export async function listSwitchedFields(usagerId: number): Promise<SwitchedField[]> {
  const territoires = await db.territoire.findMany({
    where: { organisations: { some: { usagerProfiles: { some: { usagerId } } } } },
    select: FIELD_SWITCHES,
  })
  return ownSwitchedFields.filter((field) => territoires.some((territoire) => isAskedBy(territoire, field)))
}

export const findInformations = (usagerId: number) =>
  db.usager.findUniqueOrThrow({
    where: { id: usagerId },
    select: { ...withEach(ownFields, true), email: true, unconfirmedEmail: true },
  })

export type Informations = Awaited<ReturnType<typeof findInformations>>
