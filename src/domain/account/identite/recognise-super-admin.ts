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
  if (!opensFirst || (await db.superAdmin.count()) > 0) return { ok: false, reason: 'inconnu' }
  return { ok: true, person: await db.superAdmin.create({ data: { email, ...FIRST }, select: PERSON }) }
}

const PERSON = { id: true, sessionVersion: true } as const
const FIRST = { firstName: 'Super', lastName: 'Admin', role: 'legacy_admin' } as const
