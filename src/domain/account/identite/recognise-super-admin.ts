import { lockAddress } from '#domain/account/compte/lock-address.ts'
import { systeme } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'
import { type Claims, emailClaim } from './identite.ts'

type Person = { id: number; sessionVersion: number }

export type SuperAdminRecognition =
  | { ok: true; person: Person }
  | { ok: false; reason: 'identite-incomplete' | 'inconnu' }

/** `opensFirst`: on a developer's machine, whoever comes first to an empty table becomes the first super admin. */
export async function recogniseSuperAdmin(
  claims: Claims,
  { opensFirst }: { opensFirst: boolean },
): Promise<SuperAdminRecognition> {
  const email = emailClaim(claims)
  if (email === null) return { ok: false, reason: 'identite-incomplete' }

  const known = await db.superAdmin.findUnique({ where: { email }, select: PERSON })
  if (known) return { ok: true, person: known }
  return opensFirst ? deed(systeme, (tx) => openFirst(tx, email)) : UNKNOWN
}

/** Of two who come at once to the empty table, one is the first. */
async function openFirst(tx: DeedTx, email: string): Promise<SuperAdminRecognition> {
  await lockAddress(tx.sql, 'first super admin')
  if ((await tx.prisma.superAdmin.count()) > 0) return UNKNOWN
  return { ok: true, person: await tx.prisma.superAdmin.create({ data: { email, ...FIRST }, select: PERSON }) }
}

const UNKNOWN = { ok: false, reason: 'inconnu' } as const

const PERSON = { id: true, sessionVersion: true } as const
const FIRST = { firstName: 'Super', lastName: 'Admin', role: 'legacy_admin' } as const
