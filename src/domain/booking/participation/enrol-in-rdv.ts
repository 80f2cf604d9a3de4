import type { UsagerSession } from '#domain/actor/usager-actor.ts'
import type { Narrowing } from '#domain/booking/creneau/narrowing.ts'
import { isInvited } from '#domain/booking/invitation/use-invitation.ts'
import { isLimited, type PlafondReached, plafondReached } from '#domain/booking/plafond/plafond.ts'
import { findTaken, mostTaken } from '#domain/booking/plafond/plafond-queries.ts'
import { refuseBooking } from '#domain/booking/plafond/refuse-booking.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { insertParticipations, notifiedAs } from '#domain/booking/rdv/insert-rdv.ts'
import {
  asKnownNow,
  lockRdvAlone,
  type ParticipationToChange,
  participationsReachedBy,
  type RdvToChange,
} from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { findWhom, type Meant, type Whom, writeWhom } from '#domain/booking/rdv/whom.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { attachUsagers } from '#domain/people/usager/attach-usager.ts'
import type { Participant } from '#domain/people/usager/participant-queries.ts'
import { type BookableMotif, findBookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import type { Booker } from '#domain/territory/motif/booker.ts'
import { refusedAs } from '#infra/constraints.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { command, execute } from '#infra/query.ts'
import * as participationRules from './participation-rules.ts'
import { isStaffed } from './staffed-rdv-queries.ts'

/** One person comes. */
export type Enrolment = Whom & {
  rdvId: number
  booker: Booker
  /** All that narrowed the list where the rdv collectif was found. */
  narrowing: Narrowing
  /** An agent's invitation that opens the motif, once. */
  invitationId?: number | undefined
  actor: Author
  /** How far the usager who acts reaches; null for a prescripteur. */
  session: UsagerSession | null
  /** The host where a prescripteur takes it: that of his mail. */
  prescribedOn?: Verticale | undefined
  now: Temporal.Instant
}

export type EnrolRefusal = participationRules.JoinRefusal | usagerRdvRules.ReplaceRefusal | 'invitation-fermee'

type EnrolChange = 'enrolled' | 'reinstated' | 'replaced' | 'already'

export type EnrolOutcome =
  | { ok: true; participationId: number; change: EnrolChange; usagerIds: readonly number[] }
  | { ok: false; reason: EnrolRefusal }
  | { ok: false; reason: 'plafond'; reached: PlafondReached }

/** Joins a rdv collectif, or sends another member of the family to a rdv: one participation a family (decision 11). */
export const enrolInRdv = (enrolment: Enrolment): Promise<EnrolOutcome> =>
  deed(enrolment.actor, (tx) => enrol(tx, enrolment)).catch(refusedAs('complet'))

async function enrol(tx: DeedTx, enrolment: Enrolment): Promise<EnrolOutcome> {
  const { rdvId, booker, narrowing, actor, now } = enrolment
  const meant = await findWhom(tx, enrolment)
  const [usager] = meant?.participants ?? []
  if (!meant || !usager) return { ok: false, reason: 'usager-hors-famille' }
  const { session } = meant
  const rdv = await lockRdvAlone(tx.sql, rdvId)
  const motif = rdv && (await findBookableMotif(tx.sql, rdv.motifId))
  if (!motif) return { ok: false, reason: 'rdv-introuvable' }
  const by = session ? { id: actor.id, session } : accompanied(usager)
  const family = participationsReachedBy(by, rdv)
  const isOpen = await isStaffed(tx.sql, rdvId, { motif, narrowing })
  const joined = { usager, rdv, motif, family, isOpen, booker }
  const reason = participationRules.join(by, joined, now) ?? usagerRdvRules.takePlace(asKnownNow(by, rdv), rdv, now)
  const own = family.find(({ usagerId, status }) => meant.usagerIds.includes(usagerId) && status !== 'excused')
  if (own && !isCancelled(rdv) && reason !== 'usager-hors-famille')
    return { ok: true, participationId: own.id, change: 'already', usagerIds: meant.usagerIds }
  if (reason) return { ok: false, reason }
  const { motifId, lieuId } = rdv
  const use = { booker, invitationId: enrolment.invitationId, usagerId: actor.id, motifId, lieuId, now }
  if (!(await isInvited(tx.sql, use))) return { ok: false, reason: 'invitation-fermee' }
  const reached = family.every(isCancelled) ? await findReached(tx, { meant, motif, enrolment }) : null
  if (reached) {
    await refuseBooking(tx.sql, reached, { usagerIds: idsOf(meant.participants), motif, now })
    return { ok: false, reason: 'plafond', reached }
  }
  return write(tx, { rdv, motif, family, enrolment, meant })
}

/** One more rdv of that family: sending another of its members is none. */
async function findReached(tx: DeedTx, { meant, motif, enrolment }: Omit<Enrollable, 'rdv' | 'family'>) {
  const { booker, now } = enrolment
  if (!isLimited(booker)) return null
  const asked = { usagerIds: meant.usagerIds, familyOf: idsOf(meant.participants), motifId: motif.id, now }
  return plafondReached(await findTaken(tx.sql, asked), mostTaken())
}

const idsOf = (participants: readonly Participant[]) => participants.map(({ id }) => id)

/** A prescripteur accompanies whom he likes: one participation a family all the same. */
const accompanied = ({ id, responsibleId }: Participant) => ({
  id: responsibleId ?? id,
  session: { kind: 'account' } as const,
})

type Enrollable = {
  rdv: RdvToChange
  motif: BookableMotif
  family: ParticipationToChange[]
  enrolment: Enrolment
  meant: Meant
}

async function write(tx: DeedTx, { rdv, motif, family, enrolment, meant }: Enrollable): Promise<EnrolOutcome> {
  const usagerIds = await writeWhom(tx, enrolment, meant)
  const [usagerId = 0] = usagerIds
  const { now } = enrolment
  const left = family.find((participation) => participation.usagerId === usagerId)
  const others = family.filter((participation) => participation.usagerId !== usagerId).map(({ id }) => id)
  await execute(REMOVE, [others], tx.sql)

  const participationId = left ? await reinstate(tx, left, now) : await add(tx, { rdv, motif, enrolment, usagerId })
  await attachUsagers(tx.sql, [usagerId], rdv.organisationId)
  const payload = { participationIds: [participationId], brand: enrolment.prescribedOn }
  await tx.record({ name: 'participation.booked', rdvId: rdv.id, payload })
  const isReplacing = family.some((participation) => participation !== left && !isCancelled(participation))
  return { ok: true, participationId, change: isReplacing ? 'replaced' : left ? 'reinstated' : 'enrolled', usagerIds }
}

const REMOVE = command('remove-participations', 'DELETE FROM participations WHERE id = ANY ($1)')

async function reinstate(tx: DeedTx, { id }: ParticipationToChange, now: Temporal.Instant) {
  await execute(REINSTATE, [id, new Date(now.epochMilliseconds)], tx.sql)
  return id
}

const REINSTATE = command(
  'reinstate-participation',
  "UPDATE participations SET status = 'unknown', updated_at = $2 WHERE id = $1",
)

type Added = Pick<Enrollable, 'rdv' | 'motif' | 'enrolment'> & { usagerId: number }

async function add(tx: DeedTx, { rdv, motif, enrolment, usagerId }: Added) {
  const { actor, booker, now } = enrolment
  const wanted = {
    rdvId: rdv.id,
    participants: notifiedAs(motif, [usagerId]),
    actor,
    byAgentPrescripteur: booker === 'agent_prescripteur',
    now,
  }
  const [id] = await insertParticipations(tx.sql, wanted)
  if (id === undefined) throw new Error('A participation was not written')
  return id
}
