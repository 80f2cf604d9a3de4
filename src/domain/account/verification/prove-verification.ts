import { lockAddress } from '#domain/account/compte/lock-address.ts'
import { systeme } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { knowProche } from '#domain/people/proche/know-proche.ts'
import { usagerAuthor } from '#domain/people/usager/usager-author.ts'
import { codeDigest } from './code.ts'
import { type Identity, MOST_TRIES, matchOf } from './verification.ts'
import { identityOf, listFamily } from './verification-queries.ts'

export type ProofOutcome = { ok: true; usagerId: number } | { ok: false; reason: 'faux' | 'perime'; triesLeft: number }

type Proof = { id: number; browserDigest: string; code: string }

/** Each try counts before it is looked at; the right code is used once, whoever is quicker. */
export const proveVerification = ({ id, browserDigest, code }: Proof, now: Temporal.Instant): Promise<ProofOutcome> =>
  deed(systeme, async (tx) => {
    const at = new Date(now.epochMilliseconds)
    const [tried] = await tx.prisma.verification.updateManyAndReturn({
      where: { id, sessionDigest: browserDigest, usedAt: null, tries: { lt: MOST_TRIES }, expiresAt: { gt: at } },
      data: { tries: { increment: 1 } },
    })
    if (!tried) return { ok: false, reason: 'perime', triesLeft: 0 }

    const triesLeft = MOST_TRIES - tried.tries
    if (tried.codeDigest !== codeDigest(browserDigest, code)) return wrong(triesLeft)
    await tx.prisma.verification.update({ where: { id }, data: { usedAt: at } })
    return { ok: true, usagerId: await fileOf(tx, identityOf(tried)) }
  })

const wrong = (triesLeft: number) => ({ ok: false, reason: triesLeft > 0 ? 'faux' : 'perime', triesLeft }) as const

/** His file, or a new one; of a file that was there nothing is changed nor shown. */
async function fileOf(tx: DeedTx, identity: Identity): Promise<number> {
  await lockAddress(tx.sql, identity.email ?? identity.phone)
  const match = matchOf(identity, await listFamily(tx.prisma, identity))
  if (match.kind === 'file') return match.usagerId
  const { firstName, lastName, email, phone } = identity
  await tx.actAs(usagerAuthor({ id: null, firstName, lastName }))
  if (match.kind === 'new-proche') {
    const proche = { firstName, lastName, birthDate: null, createdThrough: 'booking_code' } as const
    const procheId = await knowProche(tx, match.responsibleId, proche)
    if (procheId !== null) return procheId
  }

  const file = { firstName, lastName, email, phoneNumber: phone, phoneNumberFormatted: phone }
  const { id } = await tx.prisma.usager.create({
    data: { ...file, createdThrough: 'booking_code' },
    select: { id: true },
  })
  return id
}
