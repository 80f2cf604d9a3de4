import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { withEach } from '#lib/keys-with.ts'
import { bookerFields } from './usager-fields.ts'

/** What a booking may ask of the usager, as his file has it. */
export const findBookingFile = (usagerId: number) =>
  db.usager.findUniqueOrThrow({ where: { id: usagerId }, select: BOOKING_FILE })

export type BookingFile = Awaited<ReturnType<typeof findBookingFile>>

const BOOKING_FILE = {
  ...withEach(bookerFields, true),
  createdThrough: true,
  createdAt: true,
  responsible: { select: { email: true, phoneNumber: true, notifyByEmail: true, notifyBySms: true } },
} as const satisfies Prisma.UsagerSelect

/** Oneself and one's proches, oneself first, among the ids that one may use. */
export const listPersons = async (usagerId: number, familyIds: readonly number[]) => {
  const persons = await db.usager.findMany({
    where: { id: { in: [...familyIds] }, deletedAt: null },
    select: PERSON,
    orderBy: [{ firstName: 'asc' }, { id: 'asc' }],
  })
  return persons.sort((a, b) => Number(b.id === usagerId) - Number(a.id === usagerId))
}

export type Person = Awaited<ReturnType<typeof listPersons>>[number]

const PERSON = {
  id: true,
  firstName: true,
  lastName: true,
  birthDate: true,
  antsPreDemandeNumber: true,
} as const satisfies Prisma.UsagerSelect
