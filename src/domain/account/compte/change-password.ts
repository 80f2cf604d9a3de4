import { digestPassword, isPassword } from '#domain/account/password/password-digest.ts'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { mailTo } from './account-mail-to.ts'
import type { Face } from './check-credentials.ts'
import { revokeLinks } from './use-account-link.ts'

export type PasswordChange = { current: string; chosen: string }
export type PasswordChangeOutcome =
  | { ok: true; person: { id: number; sessionVersion: number } }
  | { ok: false; reason: 'mot-de-passe-faux' | 'meme-mot-de-passe' }

const REFUSED = { ok: false, reason: 'mot-de-passe-faux' } as const

/** The session that asks goes on with the new version; all the others end. */
export async function changePassword(
  { face, id, brand }: { face: Face; id: number; brand: Verticale },
  { current, chosen }: PasswordChange,
  now: Temporal.Instant,
): Promise<PasswordChangeOutcome> {
  const digest = await passwordDigestOf(face, id)
  if (!(await isPassword(current, digest))) return REFUSED
  if (chosen === current) return { ok: false, reason: 'meme-mot-de-passe' }

  const passwordDigest = await digestPassword(chosen)
  return deed(systeme, async (tx) => {
    const change = {
      where: { id, passwordDigest: digest, deletedAt: null },
      data: { passwordDigest, sessionVersion: { increment: 1 } },
      select: { id: true, sessionVersion: true },
    }
    const [person] = await (face === 'agent'
      ? tx.prisma.agent.updateManyAndReturn(change)
      : tx.prisma.usager.updateManyAndReturn(change))
    if (!person) return REFUSED

    await revokeLinks(
      tx.prisma,
      face === 'agent' ? { agentId: id, usagerId: null } : { usagerId: id, agentId: null },
      now,
    )
    if (face === 'agent') await tx.prisma.apiToken.deleteMany({ where: { agentId: id } })
    await mailTo(tx, 'password-changed', face, id, { returnTo: null, brand })
    return { ok: true, person } as const
  })
}

/** For deeds that ask for the password again. */
export const isOwnPassword = async (face: Face, id: number, password: string) =>
  isPassword(password, await passwordDigestOf(face, id))

export const hasPassword = async (face: Face, id: number) => (await passwordDigestOf(face, id)) !== null

async function passwordDigestOf(face: Face, id: number) {
  const wanted = { where: { id, deletedAt: null }, select: { passwordDigest: true } }
  const account = await (face === 'agent' ? db.agent.findFirst(wanted) : db.usager.findFirst(wanted))
  return account?.passwordDigest ?? null
}
