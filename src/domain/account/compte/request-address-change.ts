import { publishEvenements } from '#domain/journal/evenement/publish-evenement.ts'
import { db, type Tx } from '#infra/db.ts'
import { mailTo, type Visit } from './account-mail-to.ts'
import type { Face } from './check-credentials.ts'
import { lockAddress } from './lock-address.ts'

type Person = { face: Face; id: number }

/** The address changes once its mailbox confirms; the present one is warned. That of another account is not said to be taken: its owner is told. */
export async function requestAddressChange(person: Person, email: string, visit: Visit): Promise<void> {
  const evenements = await db.$transaction(async (tx) => {
    await lockAddress(tx, email)
    return askAddressChange(tx, person, email, visit)
  })
  await publishEvenements(evenements)
}

/** In the transaction of a form that changes more; the address is locked. Gives the evenements to publish. */
export async function askAddressChange(tx: Tx, { face, id }: Person, email: string, visit: Visit): Promise<number[]> {
  const [owned, change] = [
    { where: { email }, select: { id: true } },
    { where: { id }, data: { unconfirmedEmail: email } },
  ]
  const owner = await (face === 'agent' ? tx.agent.findFirst(owned) : tx.usager.findFirst(owned))
  await (face === 'agent' ? tx.agent.updateMany(change) : tx.usager.updateMany(change))
  const warned = await mailTo(tx, 'address-change-asked', face, id, visit)
  const told = owner
    ? await mailTo(tx, 'already-registered', face, owner.id, visit)
    : await mailTo(tx, 'email-change', face, id, visit)
  return [warned.id, told.id]
}
