import { mailTo, type Visit } from '#domain/account/compte/account-mail-to.ts'
import { lockAddress } from '#domain/account/compte/lock-address.ts'
import { revokeLinks } from '#domain/account/compte/use-account-link.ts'
import { publishEvenements } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAsUsager } from '#domain/journal/journal/acting-as-usager.ts'
import { db, type Tx } from '#infra/db.ts'
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

  const { recognition, evenements } = await db.$transaction((tx) => recognise(tx, identite, visit, now))
  await publishEvenements(evenements)
  return recognition
}

type Recognised = { recognition: UsagerRecognition; evenements: number[] }

const without = (recognition: UsagerRecognition): Recognised => ({ recognition, evenements: [] })

async function recognise(tx: Tx, identite: UsagerIdentite, visit: Visit, now: Temporal.Instant): Promise<Recognised> {
  const { sub, email } = identite
  await lockAddress(tx, `franceconnect ${sub}`)
  await lockAddress(tx, email)
  const bySub = await tx.usager.findUnique({ where: { franceconnectOpenidSub: sub }, select: FILE })
  const byEmail = await tx.usager.findUnique({ where: { email }, select: FILE })
  const verdict = verdictOnUsager(identite, { bySub, byEmail })

  if (verdict.kind === 'refuse') return without({ ok: false, reason: verdict.reason })
  if (verdict.kind === 'create') return without(await open(tx, identite, visit, now))
  if (verdict.kind === 'known') return without(await confirm(tx, verdict.usager, now))
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
  tx: Tx,
  { firstName, lastName, ...identite }: UsagerIdentite,
  { brand }: Visit,
  now: Temporal.Instant,
): Promise<UsagerRecognition> {
  if (firstName === null || lastName === null) return INCOMPLETE
  await actingAsUsager(tx, { id: null, firstName, lastName })
  const origin = { createdThrough: 'franceconnect_sign_up', signUpBrand: brand } as const
  const person = await tx.usager.create({
    data: { firstName, lastName, email: identite.email, ...origin, ...certified(identite), confirmedAt: at(now) },
    select: PERSON,
  })
  return { ok: true, person, isNew: true }
}

/** Nothing of a known file changes, but that its address is now proved. */
async function confirm(
  tx: Tx,
  { id, confirmedAt, sessionVersion }: File,
  now: Temporal.Instant,
): Promise<UsagerRecognition> {
  if (confirmedAt === null) await tx.usager.update({ where: { id }, data: { confirmedAt: at(now) } })
  return { ok: true, person: { id, sessionVersion }, isNew: false }
}

/** Names and birth are FranceConnect's from now on. An address that nobody had proved loses what was set before. */
async function link(
  tx: Tx,
  { file, identite }: { file: File; identite: UsagerIdentite },
  visit: Visit,
  now: Temporal.Instant,
): Promise<Recognised> {
  const { firstName, lastName } = identite
  const names = { ...(firstName !== null && { firstName }), ...(lastName !== null && { lastName }) }
  const proved = file.confirmedAt
    ? {}
    : { confirmedAt: at(now), passwordDigest: null, sessionVersion: { increment: 1 } }
  const invitationAcceptedAt = file.invitationAcceptedAt ?? (file.invitationSentAt && at(now))
  await actingAsUsager(tx, { ...file, ...names })
  const person = await tx.usager.update({
    where: { id: file.id },
    data: { ...names, ...certified(identite), ...proved, invitationAcceptedAt },
    select: PERSON,
  })
  if (!file.confirmedAt) await revokeLinks(tx, { usagerId: file.id, agentId: null }, now)
  const evenement = await mailTo(tx, 'identity-linked', 'usager', file.id, visit)
  return { recognition: { ok: true, person, isNew: false }, evenements: [evenement.id] }
}

const certified = ({ sub, birthName, birthDate }: Pick<UsagerIdentite, 'sub' | 'birthName' | 'birthDate'>) => ({
  franceconnectOpenidSub: sub,
  loggedOnceWithFranceconnect: true,
  ...(birthName !== null && { birthName }),
  ...(birthDate !== null && { birthDate: new Date(birthDate) }),
})

const at = (now: Temporal.Instant) => new Date(now.epochMilliseconds)
