import { mailTo } from '#domain/account/compte/account-mail-to.ts'
import type { Tx } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import type { FactorOwner } from './factor-owner.ts'

type Told = { mail: 'second-factor-added' | 'second-factor-removed'; brand: Verticale }

/** Agents are told by mail; super admins are few, and have no mails of accounts. Gives the evenements to publish. */
export async function mailSecondFactor(tx: Tx, { face, id }: FactorOwner, { mail, brand }: Told): Promise<number[]> {
  if (face !== 'agent') return []
  return [(await mailTo(tx, mail, face, id, { returnTo: null, brand })).id]
}
