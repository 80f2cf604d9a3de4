import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { refusedAs } from '#infra/constraints.ts'
import type { Tx } from '#infra/db.ts'
import type { UsableLink } from './account-link-queries.ts'
import { firstProofs } from './first-proofs.ts'
import { actorOfLink, revokeLinks, useAccountLink } from './use-account-link.ts'

export type ConfirmationOutcome =
  | { ok: true; purpose: 'confirmation' | 'email_change'; nextLinkId: number | null; returnTo: string | null }
  | { ok: false; reason: 'lien-perime' | 'adresse-deja-prise' }

const REFUSED = { ok: false, reason: 'lien-perime' } as const

/** The button of a confirmation mail. An account without password then chooses one, by a link of its own. */
export async function confirmAddress(linkId: number, now: Temporal.Instant): Promise<ConfirmationOutcome> {
  const confirmed = await deed(systeme, async (tx) => {
    const link = await useAccountLink(tx.prisma, linkId, ['confirmation', 'email_change'], now)
    if (!link) return REFUSED
    await tx.actAs(actorOfLink(link))
    return (await prove(tx.prisma, link, now)) ? ({ ok: true, link } as const) : REFUSED
  }).catch(refusedAs('adresse-deja-prise'))
  if (!confirmed.ok) return confirmed

  const { link } = confirmed
  const purpose = link.purpose === 'email_change' ? 'email_change' : 'confirmation'
  const nextLinkId = link.person.passwordDigest === null ? await mintPasswordLink(link, now) : null
  return { ok: true, purpose, nextLinkId, returnTo: link.returnTo }
}

/** The link proves one address: that of the account, or the one it is to become. */
async function prove(tx: Tx, link: UsableLink, now: Temporal.Instant) {
  const confirmedAt = new Date(now.epochMilliseconds)
  const change =
    link.purpose === 'email_change'
      ? { where: { unconfirmedEmail: link.email }, data: { email: link.email, unconfirmedEmail: null, confirmedAt } }
      : { where: { email: link.email, confirmedAt: null }, data: firstProofs(link.person, now) }
  const where = { ...change.where, id: link.person.id, deletedAt: null }
  const changed =
    link.face === 'agent'
      ? await tx.agent.updateMany({ where, data: { ...change.data, ...uidOf(link) } })
      : await tx.usager.updateMany({ where, data: change.data })
  if (link.purpose === 'email_change') await revokeLinks(tx, link, now)
  return changed.count === 1
}

/** Identity of an agent in the API: his address. */
const uidOf = ({ purpose, email }: UsableLink) => (purpose === 'email_change' ? { uid: email } : {})

async function mintPasswordLink({ face, person, returnTo }: UsableLink, now: Temporal.Instant) {
  const order = { purpose: 'password_reset', personType: face, personId: person.id, returnTo } as const
  const { id } = await mintAccountLink({ ...order, email: person.email ?? '' }, now)
  return id
}
