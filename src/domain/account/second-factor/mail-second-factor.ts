import { mailTo } from '#domain/account/compte/account-mail-to.ts'
import type { DeedTx } from '#domain/journal/deed.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import type { FactorOwner } from './factor-owner.ts'

type Told = { mail: 'second-factor-added' | 'second-factor-removed'; brand: Verticale }

/** Agents are told by mail; super admins are few, and have no mails of accounts. */
export async function mailSecondFactor(tx: DeedTx, { face, id }: FactorOwner, { mail, brand }: Told) {
  if (face === 'agent') await mailTo(tx, mail, face, id, { returnTo: null, brand })
}
