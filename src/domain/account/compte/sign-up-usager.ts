import { publishEvenements } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAsUsager } from '#domain/journal/journal/acting-as-usager.ts'
import { db, type Tx } from '#infra/db.ts'
import { e164 } from '#lib/phone.ts'
import { mailOfUnproved, mailTo, type Visit } from './account-mail-to.ts'
import { lockAddress } from './lock-address.ts'

export type SignUp = { firstName: string; lastName: string; email: string; phoneNumber: string | null }

/** Nothing is said of whether the address is known: whoever reads its mailbox learns what to do. */
export async function signUpUsager(signUp: SignUp, visit: Visit): Promise<void> {
  const evenement = await db.$transaction(async (tx) => {
    await lockAddress(tx, signUp.email)
    const known = await tx.usager.findFirst({ where: { email: signUp.email } })
    if (known?.confirmedAt) return mailTo(tx, 'already-registered', 'usager', known.id, visit)
    if (known) return mailTo(tx, mailOfUnproved(known), 'usager', known.id, visit)
    return mailTo(tx, 'confirmation', 'usager', (await openAccount(tx, signUp, visit)).id, visit)
  })
  await publishEvenements([evenement.id])
}

async function openAccount(tx: Tx, signUp: SignUp, { brand }: Visit) {
  const phoneNumberFormatted = signUp.phoneNumber && e164(signUp.phoneNumber)
  await actingAsUsager(tx, { id: null, ...signUp })
  return tx.usager.create({
    data: { ...signUp, phoneNumberFormatted, createdThrough: 'user_sign_up', signUpBrand: brand },
    select: { id: true },
  })
}
