import { publishEvenements } from '#domain/evenement/publish-evenement.ts'
import { db } from '#infra/db.ts'
import { mailTo, type Visit } from './account-mail-to.ts'
import { lockAddress } from './lock-address.ts'

/** The address changes once its mailbox confirms; the present one is warned. That of another account is not said to be taken: its owner is told. */
export async function requestAddressChange(usagerId: number, email: string, visit: Visit): Promise<void> {
  const evenements = await db.$transaction(async (tx) => {
    await lockAddress(tx, email)
    const owner = await tx.usager.findFirst({ where: { email }, select: { id: true } })
    await tx.usager.update({ where: { id: usagerId }, data: { unconfirmedEmail: email } })
    const warned = await mailTo(tx, 'address-change-asked', 'usager', usagerId, visit)
    const told = owner
      ? await mailTo(tx, 'already-registered', 'usager', owner.id, visit)
      : await mailTo(tx, 'email-change', 'usager', usagerId, visit)
    return [warned, told]
  })
  await publishEvenements(evenements.map(({ id }) => id))
}
