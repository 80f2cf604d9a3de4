import { digestPassword } from '#domain/account/password/password-digest.ts'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { Tx } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import type { UsableLink } from './account-link-queries.ts'
import { mailTo } from './account-mail-to.ts'
import type { Face } from './check-credentials.ts'
import { firstProofs } from './first-proofs.ts'
import { actorOfLink, revokeLinks, useAccountLink } from './use-account-link.ts'

/** Links that open the page where a password is chosen. */
const PASSWORD_LINKS = ['password_reset', 'invitation'] as const

export type ChoiceOutcome =
  | { ok: true; face: Face; person: { id: number; sessionVersion: number }; returnTo: string | null }
  | { ok: false; reason: 'lien-perime' }

/** `names`: those that an invited agent gives himself. */
export type Choice = {
  linkId: number
  password: string
  brand: Verticale
  names?: { firstName: string; lastName: string }
}

/** The link proved the address: the account is confirmed, other sessions and other links end. */
export async function choosePassword(
  { linkId, password, brand, names }: Choice,
  now: Temporal.Instant,
): Promise<ChoiceOutcome> {
  const passwordDigest = await digestPassword(password)
  return deed(systeme, async (tx) => {
    const link = await useAccountLink(tx.prisma, linkId, PASSWORD_LINKS, now)
    if (!link) return { ok: false, reason: 'lien-perime' } as const

    await tx.actAs(actorOfLink({ ...link, person: { ...link.person, ...names } }))
    await revokeLinks(tx.prisma, link, now)
    const person = await openAccount(tx.prisma, link, { passwordDigest, ...names }, now)
    const isFirst = link.person.passwordDigest === null
    if (!isFirst) await mailTo(tx, 'password-changed', link.face, person.id, { returnTo: null, brand })
    return { ok: true, face: link.face, person, returnTo: link.returnTo } as const
  })
}

type Chosen = { passwordDigest: string; firstName?: string; lastName?: string }

async function openAccount(tx: Tx, { face, person }: UsableLink, chosen: Chosen, now: Temporal.Instant) {
  const change = {
    where: { id: person.id },
    data: { ...chosen, ...firstProofs(person, now), sessionVersion: { increment: 1 } },
    select: { id: true, sessionVersion: true },
  }
  if (face === 'usager') return tx.usager.update(change)
  await tx.apiToken.deleteMany({ where: { agentId: person.id } })
  return tx.agent.update(change)
}
