import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { usagerAuthor } from '#domain/people/usager/usager-author.ts'
import { e164 } from '#lib/phone.ts'
import { mailOfUnproved, mailTo, type Visit } from './account-mail-to.ts'
import { lockAddress } from './lock-address.ts'

export type SignUp = { firstName: string; lastName: string; email: string; phoneNumber: string | null }

/** Nothing is said of whether the address is known: whoever reads its mailbox learns what to do. */
export const signUpUsager = (signUp: SignUp, visit: Visit): Promise<void> =>
  deed(usagerAuthor({ id: null, ...signUp }), async (tx) => {
    await lockAddress(tx.sql, signUp.email)
    const known = await tx.prisma.usager.findFirst({ where: { email: signUp.email } })
    if (known?.confirmedAt) return mailTo(tx, 'already-registered', 'usager', known.id, visit)
    if (known) return mailTo(tx, mailOfUnproved(known), 'usager', known.id, visit)
    return mailTo(tx, 'confirmation', 'usager', (await openAccount(tx, signUp, visit)).id, visit)
  })

async function openAccount(tx: DeedTx, signUp: SignUp, { brand }: Visit) {
  const phoneNumberFormatted = signUp.phoneNumber && e164(signUp.phoneNumber)
  return tx.prisma.usager.create({
    data: { ...signUp, phoneNumberFormatted, createdThrough: 'user_sign_up', signUpBrand: brand },
    select: { id: true },
  })
}
