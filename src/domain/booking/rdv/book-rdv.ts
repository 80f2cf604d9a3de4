import type { UsagerSession } from '#domain/actor/usager-actor.ts'
import { type Claim, claimCreneau } from '#domain/booking/creneau/claim-creneau.ts'
import type { CreneauAsked, CreneauRefusal } from '#domain/booking/creneau/look-at-creneau.ts'
import { keptNarrowing } from '#domain/booking/creneau/narrowing.ts'
import { isSameChoice } from '#domain/booking/hold/hold.ts'
import { findHold, type HoldAsked } from '#domain/booking/hold/hold-queries.ts'
import { releaseHold } from '#domain/booking/hold/release-hold.ts'
import { isInvited, nameRdvOfInvitation } from '#domain/booking/invitation/use-invitation.ts'
import { isLimited, type PlafondReached, plafondReached } from '#domain/booking/plafond/plafond.ts'
import { mostTaken } from '#domain/booking/plafond/plafond-queries.ts'
import { refuseBooking } from '#domain/booking/plafond/refuse-booking.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { attachUsagers } from '#domain/people/usager/attach-usager.ts'
import { refusedAs } from '#infra/constraints.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import type { Author } from './author.ts'
import { insertRdv, notifiedAs } from './insert-rdv.ts'
import { keepNarrowing } from './rdv-narrowing-queries.ts'
import { findSameAndTaken } from './same-rdv-queries.ts'
import * as usagerRdvRules from './usager-rdv-rules.ts'
import { findWhom, type Meant, type Whom, writeWhom } from './whom.ts'

export type Booking = Pick<
  CreneauAsked,
  'motifId' | 'lieuId' | 'startsAt' | 'booker' | 'narrowing' | 'durationInMin' | 'now'
> &
  Whom & {
    actor: Author
    /** How far the usager who books reaches; null for a prescripteur, who books for whom he accompanies. */
    session: UsagerSession | null
    /** Digest of the browser session that may hold the créneau. */
    sessionDigest?: string | undefined
    /** An agent's invitation that opens the motif, once. */
    invitationId?: number | undefined
    /** The host where a prescripteur takes it: that of his mail. */
    prescribedOn?: Verticale | undefined
  }

export type BookingRefusal = CreneauRefusal | 'usager-hors-famille' | 'telephone-manquant' | 'invitation-fermee'

type BookedRdv = { id: number; uuid: string }

/** `isNew` is false when the very same booking had been made: twice is once. `usagerIds`: those the rdv is for. */
export type BookingOutcome =
  | { ok: true; rdv: BookedRdv; isNew: boolean; usagerIds: readonly number[] }
  | { ok: false; reason: BookingRefusal }
  | { ok: false; reason: 'plafond'; reached: PlafondReached }

/** An individual rdv, taken online by a usager or a prescripteur. */
export const bookRdv = (booking: Booking): Promise<BookingOutcome> =>
  deed(booking.actor, (tx) => book(tx, booking)).catch(refusedAs('creneau-pris'))

async function book(tx: DeedTx, booking: Booking): Promise<BookingOutcome> {
  const meant = await findWhom(tx, booking)
  if (!meant) return { ok: false, reason: 'usager-hors-famille' }

  const claim = await claimCreneau(tx.sql, await creneauAsked(tx, booking))
  const { usagerIds } = meant
  const { agentIds } = booking.narrowing
  const familyOf = meant.participants.map(({ id }) => id)
  const { same, taken } = await findSameAndTaken(tx.sql, { ...booking, usagerIds, familyOf, agentIds })
  if (same && !meant.isNew) return { ok: true, rdv: same, isNew: false, usagerIds }
  if (!claim.ok) return claim
  const reason = bookRefusal(meant, claim, booking)
  if (reason) return { ok: false, reason }
  if (isPhoneMissing(meant, claim, booking)) return { ok: false, reason: 'telephone-manquant' }
  if (!(await isInvited(tx.sql, { ...booking, usagerId: booking.actor.id })))
    return { ok: false, reason: 'invitation-fermee' }
  const reached = isLimited(booking.booker) ? plafondReached(taken, mostTaken()) : null
  if (reached) {
    await refuseBooking(tx.sql, reached, { usagerIds: familyOf, motif: claim.motif, now: booking.now })
    return { ok: false, reason: 'plafond', reached }
  }
  return write(tx, booking, meant, claim)
}

const bookRefusal = ({ participants, session }: Meant, { motif }: Free, { actor, booker }: Booking) =>
  session && usagerRdvRules.book({ id: actor.id, session }, { motif, participants, booker })

async function creneauAsked(tx: DeedTx, booking: Booking): Promise<CreneauAsked> {
  const { actor, usagerIds } = booking
  const narrowing = { ...booking.narrowing, usagerIds: actor.type === 'usager' ? [actor.id] : usagerIds }
  return { ...booking, narrowing, hold: await ownHold(tx, booking) }
}

async function ownHold(tx: DeedTx, { sessionDigest, ...booking }: Booking) {
  if (sessionDigest === undefined) return undefined
  const asked: HoldAsked = { ...booking, sessionDigest }
  const hold = await findHold(asked, tx.sql)
  return hold && isSameChoice(hold, booking) ? hold : undefined
}

const isPhoneMissing = ({ participants }: Meant, { motif }: Free, { actor, typed }: Booking) =>
  motif.locationType === 'phone' &&
  actor.type === 'usager' &&
  !typed?.change.phoneNumber &&
  !participants.some(({ hasPhone }) => hasPhone)

type Free = Extract<Claim, { ok: true }>

async function write(tx: DeedTx, booking: Booking, meant: Meant, free: Free): Promise<BookingOutcome> {
  const { actor, sessionDigest, motifId, now } = booking
  const usagerIds = await writeWhom(tx, booking, meant)
  const byAgentPrescripteur = booking.booker === 'agent_prescripteur'
  const { rdv, participationIds } = await insertRdv(tx.sql, {
    ...free,
    agents: [{ agentId: free.agentId, exclusive: true }],
    participants: notifiedAs(free.motif, usagerIds),
    actor,
    byAgentPrescripteur,
    now,
  })
  const kept = keptNarrowing(free.motif, booking.narrowing)
  if (kept) await keepNarrowing(tx.sql, rdv.id, kept)
  const { invitationId } = booking
  if (invitationId !== undefined) await nameRdvOfInvitation(tx.sql, { invitationId, rdvId: rdv.id })
  await attachUsagers(tx.sql, usagerIds, free.motif.organisationId)
  if (sessionDigest !== undefined) await releaseHold({ sessionDigest, motifId }, tx.sql)
  await tx.record({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds, brand: booking.prescribedOn } })
  return { ok: true, rdv, isNew: true, usagerIds }
}
