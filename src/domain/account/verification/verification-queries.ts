import { db, type Tx } from '#infra/db.ts'
import { type Answers, openedAnswers } from './answers.ts'
import { type Identity, MOST_TRIES } from './verification.ts'

/** What waits for its code in this browser; null when nothing does, or no more. */
export async function findWaiting(id: number, browserDigest: string, now: Temporal.Instant) {
  const waiting = await db.verification.findFirst({
    where: {
      id,
      sessionDigest: browserDigest,
      usedAt: null,
      tries: { lt: MOST_TRIES },
      expiresAt: { gt: new Date(now.epochMilliseconds) },
    },
  })
  if (!waiting) return null
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(waiting.expiresAt.getTime())
  return { expiresAt, identity: identityOf(waiting) }
}

export type TypedIdentity = { identity: Identity; answers: Answers | null }

/** What was typed in this browser, also past the end of its code: correcting it or asking for another types nothing again. */
export async function findTyped(id: number, browserDigest: string) {
  const row = await db.verification.findFirst({ where: { id, sessionDigest: browserDigest } })
  if (!row) return null
  const typedAt = row.createdAt.toTemporalInstant()
  return { identity: identityOf(row), answers: openedAnswers(row.answers), isProved: row.usedAt !== null, typedAt }
}

type Row = { firstName: string; lastName: string; email: string | null; phoneNumberFormatted: string | null }

export const identityOf = ({ firstName, lastName, email, phoneNumberFormatted }: Row): Identity =>
  email === null
    ? { firstName, lastName, email, phone: phoneNumberFormatted ?? '' }
    : { firstName, lastName, email, phone: null }

/** Owners of the address, and the families of an e-mail. */
export async function listFamily(tx: Tx, { email, phone }: Identity) {
  const owned = email === null ? { phoneNumberFormatted: phone } : { email }
  const owners = await tx.usager.findMany({
    where: { ...owned, deletedAt: null },
    select: NAMES,
    orderBy: { id: 'asc' },
  })
  const heads = owners.map(({ id, responsibleId }) => responsibleId ?? id)
  const proches =
    email === null
      ? []
      : await tx.usager.findMany({
          where: { responsibleId: { in: heads }, deletedAt: null },
          select: NAMES,
          orderBy: { id: 'asc' },
        })
  return [
    ...owners.map((owner) => ({ ...owner, ownsAddress: true })),
    ...proches.map((proche) => ({ ...proche, ownsAddress: false })),
  ]
}

const NAMES = { id: true, firstName: true, lastName: true, responsibleId: true } as const
