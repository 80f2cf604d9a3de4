import type { Prisma, Usager } from '#infra/prisma/client.ts'
import { e164 } from '#lib/phone.ts'
import { type bookerFields, lockedFieldsOf } from './usager-fields.ts'

/** What a form asked of a usager; a field that it did not is left as it is. */
export type FileChange = Partial<Pick<Usager, (typeof bookerFields)[number]>>

/** What of it is written on a file that is there, with what follows from it. An e-mail is proved elsewhere: here, where there is none. */
export function writtenOn(known: Usager, change: FileChange): Prisma.UsagerUpdateInput {
  const kept = { ...change }
  for (const field of lockedFieldsOf(known)) delete kept[field]
  if (known.email !== null) delete kept.email
  return { ...kept, ...following(kept, known) }
}

/** The number in its one form; the commune of an address that is no more the one it was found for. */
function following({ phoneNumber, address }: FileChange, known: Usager): Prisma.UsagerUpdateInput {
  const isMoved = address !== undefined && address !== known.address
  return {
    ...(phoneNumber === undefined ? {} : { phoneNumberFormatted: phoneNumber && e164(phoneNumber) }),
    ...(isMoved ? { cityCode: null, postCode: null, cityName: null } : {}),
  }
}
