import { mailTo, type Visit } from '#domain/account/compte/account-mail-to.ts'
import { firstProofs } from '#domain/account/compte/first-proofs.ts'
import { lockAddress } from '#domain/account/compte/lock-address.ts'
import { revokeLinks } from '#domain/account/compte/use-account-link.ts'
import { systeme } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { usagerAuthor } from '#domain/people/usager/usager-author.ts'
import { givenColumnsOf } from '#domain/people/usager/usager-fields.ts'
import type { Tx } from '#infra/db.ts'
import type { Claims } from './identite.ts'
import { type UsagerIdentite, usagerIdentiteOf, verdictOnUsager } from './usager-identite.ts'

export type UsagerRecognition =
  | { ok: true; person: { id: number; sessionVersion: number }; isNew: boolean }
  | {
      ok: false
      reason: 'identite-incomplete' | 'autre-identite' | 'compte-ferme' | 'adresse-non-confirmee'
    }

const INCOMPLETE = { ok: false, reason: 'identite-incomplete' } as const

/** The account of whom FranceConnect names: found, linked once, or opened. Two at once make one. */
export async function recogniseUsager(claims: Claims, visit: Visit, now: Temporal.Instant): Promise<UsagerRecognition> {
  const identite = usagerIdentiteOf(claims, now.toZonedDateTimeISO('Europe/Paris').toPlainDate())
  if (!identite) return INCOMPLETE

  return deed(systeme, (tx) => recognise(tx, identite, visit, now))
}

async function recognise(tx: DeedTx, identite: UsagerIdentite, visit: Visit, now: Temporal.Instant) {
  const { sub, email } = identite
  await lockAddress(tx.sql, `franceconnect ${sub}`)
  await lockAddress(tx.sql, email)
  const bySub = await tx.prisma.usager.findUnique({ where: { franceconnectOpenidSub: sub }, select: FILE })
  const byEmail = await tx.prisma.usager.findUnique({ where: { email }, select: FILE })
  const verdict = verdictOnUsager(identite, { bySub, byEmail })

  if (verdict.kind === 'refuse') return { ok: false, reason: verdict.reason } as const
  if (verdict.kind === 'create') return open(tx, identite, visit, now)
  if (verdict.kind === 'known') return confirm(tx.prisma, verdict.usager, now)
  return link(tx, { file: verdict.usager, identite }, visit, now)
}

const FILE = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  sessionVersion: true,
  franceconnectOpenidSub: true,
  confirmedAt: true,
  deletedAt: true,
  invitationSentAt: true,
  invitationAcceptedAt: true,
} as const

const PERSON = { id: true, sessionVersion: true } as const

type File = NonNullable<Awaited<ReturnType<typeof aFile>>>
const aFile = (tx: Tx) => tx.usager.findFirst({ select: FILE })

async function open(
  tx: DeedTx,
  identite: UsagerIdentite,
  { brand }: Visit,
  now: Temporal.Instant,
): Promise<UsagerRecognition> {
  const { firstName, lastName } = identite
  if (firstName === null || lastName === null) return INCOMPLETE
  await tx.actAs(usagerAuthor({ id: null, firstName, lastName }))
  const origin = { createdThrough: 'franceconnect_sign_up', signUpBrand: brand } as const
  const person = await tx.prisma.usager.create({
    data: { firstName, lastName, email: identite.email, ...origin, ...certified(identite), confirmedAt: at(now) },
    select: PERSON,
  })
  return { ok: true, person, isNew: true }
}

/** Nothing of a known file changes, but that its address is now proved. */
async function confirm(tx: Tx, file: File, now: Temporal.Instant): Promise<UsagerRecognition> {
  const { id, confirmedAt, sessionVersion } = file
  if (confirmedAt === null) await tx.usager.update({ where: { id }, data: firstProofs(file, now) })
  return { ok: true, person: { id, sessionVersion }, isNew: false }
}

/** Names and birth are FranceConnect's from now on. An address that nobody had proved loses what was set before. */
async function link(
  tx: DeedTx,
  { file, identite }: { file: File; identite: UsagerIdentite },
  visit: Visit,
  now: Temporal.Instant,
): Promise<UsagerRecognition> {
  const { firstName, lastName } = identite
  const names = { ...(firstName !== null && { firstName }), ...(lastName !== null && { lastName }) }
  const unproved = file.confirmedAt ? {} : { passwordDigest: null, sessionVersion: { increment: 1 } }
  await tx.actAs(usagerAuthor({ ...file, ...names }))
  const person = await tx.prisma.usager.update({
    where: { id: file.id },
    data: { ...names, ...certified(identite), ...unproved, ...firstProofs(file, now) },
    select: PERSON,
  })
  if (!file.confirmedAt) await revokeLinks(tx.prisma, { usagerId: file.id, agentId: null }, now)
  await mailTo(tx, 'identity-linked', 'usager', file.id, visit)
  return { ok: true, person, isNew: false }
}

const certified = ({ sub, ...identity }: UsagerIdentite) => ({
  franceconnectOpenidSub: sub,
  loggedOnceWithFranceconnect: true,
  givenByFranceconnect: givenColumnsOf(identity),
  ...(identity.birthName !== null && { birthName: identity.birthName }),
  ...(identity.birthDate !== null && { birthDate: new Date(identity.birthDate) }),
})

const at = (now: Temporal.Instant) => new Date(now.epochMilliseconds)
