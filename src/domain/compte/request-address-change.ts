import { publishEvenements } from '#domain/evenement/publish-evenement.ts'
import { db } from '#infra/db.ts'
import { mailTo, type Visit } from './account-mail-to.ts'
import { lockAddress } from './lock-address.ts'

/** The address changes once its mailbox confirms. That of another account is not said to be taken: its owner is told. */
export async function requestAddressChange(usagerId: number, email: string, visit: Visit): Promise<void> {
  const evenement = await db.$transaction(async (tx) => {
    await lockAddress(tx, email)
    const owner = await tx.usager.findFirst({ where: { email }, select: { id: true } })
    await tx.usager.update({ where: { id: usagerId }, data: { unconfirmedEmail: email } })
    if (owner) return mailTo(tx, 'already-registered', 'usager', owner.id, visit)
    return mailTo(tx, 'email-change', 'usager', usagerId, visit)
  })
  await publishEvenements([evenement.id])
}
