import type { Prisma, Usager } from '#infra/prisma/client.ts'
import { e164 } from '#lib/phone.ts'
import { type AgentField, type bookerFields, lockedFieldsOf } from './usager-fields.ts'

/** What a form asked of a usager; a field that it did not is left as it is. */
export type FileChange = Partial<Pick<Usager, (typeof bookerFields)[number]>>

/** What an agent wrote of somebody. */
export type AgentFileChange = Partial<Pick<Usager, AgentField>>

/** What of it is written on a file that is there, with what follows from it. An e-mail is proved elsewhere: here, where there is none. */
export function writtenOn(known: Usager, change: FileChange): Prisma.UsagerUpdateInput {
  const kept = { ...change }
  for (const field of lockedFieldsOf(known)) delete kept[field]
  if (known.email !== null) delete kept.email
  return { ...kept, ...following(kept, known) }
}

/** The same of an agent; `null`: a file that he opens. Who signs in with an e-mail keeps it, and says himself what is sent to him. */
export function writtenByAgent(known: Usager | null, change: AgentFileChange) {
  const kept = { ...change }
  for (const field of known ? lockedByItsOwner(known) : []) delete kept[field]
  return { ...kept, ...following(kept, known) }
}

/** What an agent reads and does not write. */
export const lockedByItsOwner = (
  known: Pick<Usager, 'givenByFranceconnect' | 'confirmedAt' | 'passwordDigest' | 'franceconnectOpenidSub'>,
) => [...lockedFieldsOf(known), ...(hasAccount(known) ? ACCOUNT_FIELDS : [])]

const hasAccount = ({
  confirmedAt,
  passwordDigest,
  franceconnectOpenidSub,
}: Pick<Usager, 'confirmedAt' | 'passwordDigest' | 'franceconnectOpenidSub'>) =>
  confirmedAt !== null && (passwordDigest !== null || franceconnectOpenidSub !== null)

const ACCOUNT_FIELDS = ['email', 'notifyByEmail', 'notifyBySms'] as const

type Followed = Pick<AgentFileChange, 'phoneNumber' | 'address' | 'cityCode' | 'postCode' | 'cityName'>

/** The number in its one form; the commune of an address that is no more the one it was found for. */
function following(change: Followed, known: Usager | null) {
  const { phoneNumber, address, cityCode = null, postCode = null, cityName = null } = change
  const isMoved = address !== undefined && address !== known?.address
  return {
    ...(phoneNumber === undefined ? {} : { phoneNumberFormatted: phoneNumber && e164(phoneNumber) }),
    ...(isMoved ? { cityCode, postCode, cityName } : {}),
  }
}
