import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { e164 } from '#lib/phone.ts'
import type { Informations } from './informations-queries.ts'
import { usagerAuthor } from './usager-author.ts'

/** What the form showed; a field that it did not is left as it is. */
export type InformationsChange = Partial<Omit<Informations, 'email' | 'unconfirmedEmail'>>

const LOCKED = ['firstName', 'birthName', 'birthDate'] as const

/** Names and birth date given by FranceConnect stay, whatever was sent. */
export async function updateInformations(usagerId: number, change: InformationsChange): Promise<void> {
  await deed(systeme, async (tx) => {
    const known = await tx.prisma.usager.findUniqueOrThrow({ where: { id: usagerId } })
    await tx.actAs(usagerAuthor(known))
    await tx.prisma.usager.update({
      where: { id: usagerId },
      data: { ...withoutLocked(change, known), ...derived(change, known) },
    })
  })
}

function withoutLocked(
  change: InformationsChange,
  { loggedOnceWithFranceconnect }: { loggedOnceWithFranceconnect: boolean },
) {
  const kept = { ...change }
  if (loggedOnceWithFranceconnect) for (const field of LOCKED) delete kept[field]
  return kept
}

/** The number in its one form; the commune of an address that is no more the one it was found for. */
function derived(change: InformationsChange, known: { address: string | null }): Prisma.UsagerUpdateInput {
  const { phoneNumber, address } = change
  const isMoved = address !== undefined && address !== known.address
  return {
    ...(phoneNumber === undefined ? {} : { phoneNumberFormatted: phoneNumber && e164(phoneNumber) }),
    ...(isMoved ? { cityCode: null, postCode: null, cityName: null } : {}),
  }
}
