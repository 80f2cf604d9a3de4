import { type Actor, systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { command, execute } from '#infra/query.ts'
import { e164 } from '#lib/phone.ts'
import type { BookingFile } from './booking-file-queries.ts'
import { usagerAuthor } from './usager-author.ts'

/** What the form of a booking asked; a field that it did not is left as it is. */
export type FileChange = Partial<Omit<BookingFile, 'createdThrough' | 'createdAt' | 'responsible'>>

/** `onlyEmpty`: he proved an address, not that the file is his: what it says stays (decision 9). */
type Completion = { usagerId: number; change: FileChange; onlyEmpty: boolean }

const GIVEN_BY_FRANCECONNECT = ['firstName', 'birthName', 'birthDate'] as const

/** Writes on the usager's file what a booking asked of him. */
export const completeFile = ({ usagerId, change, onlyEmpty }: Completion): Promise<void> =>
  deed(systeme, async (tx) => {
    await execute(LOCK, [usagerId], tx.sql)
    const known = await tx.prisma.usager.findUniqueOrThrow({ where: { id: usagerId, deletedAt: null } })
    await tx.actAs(usagerAuthor(known))
    const allowed = withoutLocked(onlyEmpty ? whereEmpty(change, known) : change, known)
    await tx.prisma.usager.update({ where: { id: usagerId }, data: { ...allowed, ...derived(allowed, known) } })
  })

const LOCK = command('lock-usager', 'SELECT FROM usagers WHERE id = $1 FOR UPDATE')

type Known = Prisma.UsagerGetPayload<Record<string, never>>

function whereEmpty(change: FileChange, known: Known): FileChange {
  const values = new Map<string, unknown>(Object.entries(known))
  return Object.fromEntries(Object.entries(change).filter(([field]) => values.get(field) === null))
}

/** An e-mail is proved elsewhere: here it is written only where there is none. */
function withoutLocked(change: FileChange, known: Known): FileChange {
  const kept = { ...change }
  if (known.loggedOnceWithFranceconnect) for (const field of GIVEN_BY_FRANCECONNECT) delete kept[field]
  if (known.email !== null) delete kept.email
  return kept
}

/** The number in its one form; the commune of an address that is no more the one it was found for. */
function derived({ phoneNumber, address }: FileChange, known: Known): Prisma.UsagerUpdateInput {
  const isMoved = address !== undefined && address !== known.address
  return {
    ...(phoneNumber === undefined ? {} : { phoneNumberFormatted: phoneNumber && e164(phoneNumber) }),
    ...(isMoved ? { cityCode: null, postCode: null, cityName: null } : {}),
  }
}

/** Pre-demande numbers of those for whom a rdv is taken; `familyIds`: whom the actor may write on. */
export async function writeAntsNumbers(
  numbers: ReadonlyMap<number, string>,
  { familyIds, actor }: { familyIds: readonly number[]; actor: Actor },
) {
  const allowed = [...numbers].filter(([usagerId]) => familyIds.includes(usagerId))
  if (allowed.length === 0) return
  await deed(actor, async ({ prisma }) => {
    for (const [id, antsPreDemandeNumber] of allowed)
      await prisma.usager.update({ where: { id }, data: { antsPreDemandeNumber } })
  })
}
