import { systeme } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { mailTo, type Visit } from './account-mail-to.ts'
import type { Face } from './check-credentials.ts'
import { lockAddress } from './lock-address.ts'

type Person = { face: Face; id: number }

/** The address changes once its mailbox confirms; the present one is warned. That of another account is not said to be taken: its owner is told. */
export const requestAddressChange = (person: Person, email: string, visit: Visit): Promise<void> =>
  deed(systeme, async (tx) => {
    await lockAddress(tx.sql, email)
    await askAddressChange(tx, person, email, visit)
  })

/** In the deed of a form that changes more; the address is locked. */
export async function askAddressChange(tx: DeedTx, { face, id }: Person, email: string, visit: Visit): Promise<void> {
  const [owned, change] = [
    { where: { email }, select: { id: true } },
    { where: { id }, data: { unconfirmedEmail: email } },
  ]
  const owner = await (face === 'agent' ? tx.prisma.agent.findFirst(owned) : tx.prisma.usager.findFirst(owned))
  await (face === 'agent' ? tx.prisma.agent.updateMany(change) : tx.prisma.usager.updateMany(change))
  await mailTo(tx, 'address-change-asked', face, id, visit)
  if (owner) await mailTo(tx, 'already-registered', face, owner.id, visit)
  else await mailTo(tx, 'email-change', face, id, visit)
}
