import { isFrequentPassword } from '#domain/account/password/frequent-passwords.ts'
import { digestPassword, isDated, isPassword } from '#domain/account/password/password-digest.ts'
import * as passwordRules from '#domain/account/password/password-rules.ts'
import { db } from '#infra/db.ts'
import { normalEmail } from '#lib/email.ts'

export type Credentials = { email: string; password: string }
export type Face = 'usager' | 'agent'

export type SignInOutcome =
  | { ok: true; face: Face; person: { id: number; sessionVersion: number }; isWeak: boolean }
  | { ok: false; reason: 'unknown' | 'unconfirmed' | 'invited' }

/** Whose password it is: an agent's before a usager's. Unknown, wrong and without password say and last the same. */
export async function checkCredentials(typed: Credentials, faces: readonly Face[]): Promise<SignInOutcome> {
  const accounts = await listAccounts(normalEmail(typed.email), faces)
  const proved = await firstWithPassword(accounts, typed.password)
  if (!proved) return { ok: false, reason: 'unknown' }
  if (proved.isInvited) return { ok: false, reason: 'invited' }
  if (!proved.confirmedAt) return { ok: false, reason: 'unconfirmed' }

  if (isDated(proved.passwordDigest)) await upgradeDigest(proved, typed.password)
  const isWeak = passwordRules.choose(proved, { password: typed.password, isFrequent: isFrequentPassword }) !== null
  return { ok: true, face: proved.face, person: proved, isWeak }
}

type Account = Awaited<ReturnType<typeof listAccounts>>[number]

async function listAccounts(email: string, faces: readonly Face[]) {
  const wanted = { where: { email, deletedAt: null }, select: ACCOUNT }
  const agent = faces.includes('agent') ? await db.agent.findFirst(wanted) : null
  const usager = faces.includes('usager') ? await db.usager.findFirst(wanted) : null
  return [agent && { face: 'agent' as const, ...agent }, usager && { face: 'usager' as const, ...usager }]
    .filter((account) => account !== null)
    .map((account) => ({ ...account, isInvited: !!account.invitationSentAt && !account.invitationAcceptedAt }))
}

const ACCOUNT = {
  id: true,
  email: true,
  firstName: true,
  lastName: true,
  passwordDigest: true,
  sessionVersion: true,
  confirmedAt: true,
  invitationSentAt: true,
  invitationAcceptedAt: true,
} as const

/** All at once, one comparison at least: the time taken does not tell whether the address is known. */
async function firstWithPassword(accounts: readonly Account[], password: string) {
  const digests = accounts.length > 0 ? accounts.map(({ passwordDigest }) => passwordDigest) : [null]
  const verdicts = await Promise.all(digests.map((digest) => isPassword(password, digest)))
  const proved = accounts.find((_, at) => verdicts[at])
  return proved?.passwordDigest ? { ...proved, passwordDigest: proved.passwordDigest } : null
}

async function upgradeDigest({ face, id, passwordDigest }: Account, password: string) {
  const upgraded = await digestPassword(password)
  const change = { where: { id, passwordDigest }, data: { passwordDigest: upgraded } }
  await (face === 'agent' ? db.agent.updateMany(change) : db.usager.updateMany(change))
}
