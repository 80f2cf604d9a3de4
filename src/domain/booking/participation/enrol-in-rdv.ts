import type pg from 'pg'
import { useInvitation } from '#domain/booking/invitation/use-invitation.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { insertParticipations } from '#domain/booking/rdv/insert-rdv.ts'
import { lockRdvAlone, type ParticipationToChange, type RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { participationsOfFamily } from '#domain/booking/rdv/usager-refusals.ts'
import { writeParticipationStatus } from '#domain/booking/rdv/write-rdv-status.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { publishEvenement } from '#domain/journal/evenement/publish-evenement.ts'
import { attachUsagers } from '#domain/people/usager/attach-usager.ts'
import { isInFamilyOf } from '#domain/people/usager/family.ts'
import { listParticipants } from '#domain/people/usager/participant-queries.ts'
import { type BookableMotif, findBookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import type { Booker } from '#domain/territory/motif/booker.ts'
import { actingAs } from '#infra/acting-as.ts'
import { refusedAs } from '#infra/constraints.ts'
import { command, execute } from '#infra/query.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'
import { type EnrolRefusal, enrolRefusal } from './enrol-refusals.ts'
import { isStaffed } from './staffed-rdv-queries.ts'

/** `usagerId`: who will come. */
export type Enrolment = {
  rdvId: number
  usagerId: number
  booker: Booker
  /** An agent's invitation that opens the motif, once. */
  invitationId?: number | undefined
  actor: Author
  now: Temporal.Instant
}

type EnrolChange = 'enrolled' | 'reinstated' | 'replaced' | 'already'

export type EnrolOutcome =
  | { ok: true; participationId: number; change: EnrolChange }
  | { ok: false; reason: EnrolRefusal }

/** Joins a rdv collectif, or sends another member of the family to a rdv: one participation a family (decision 11). */
export async function enrolInRdv(enrolment: Enrolment): Promise<EnrolOutcome> {
  const enrolled = await retryingTransaction((connection) => enrol(connection, enrolment)).catch(refusedAs('complet'))
  if (!enrolled.ok) return enrolled
  if (enrolled.evenementId !== null) await publishEvenement(enrolled.evenementId)
  return { ok: true, participationId: enrolled.participationId, change: enrolled.change }
}

type Enrolled =
  | { ok: true; participationId: number; change: EnrolChange; evenementId: number | null }
  | { ok: false; reason: EnrolRefusal }

async function enrol(connection: pg.PoolClient, enrolment: Enrolment): Promise<Enrolled> {
  const { rdvId, usagerId, booker, actor, now } = enrolment
  const [usager] = await listParticipants(connection, [usagerId])
  if (!usager || (actor.type === 'usager' && !isInFamilyOf(actor.id)(usager)))
    return { ok: false, reason: 'usager-hors-famille' }

  const rdv = await lockRdvAlone(connection, rdvId)
  const motif = rdv && (await findBookableMotif(connection, rdv.motifId))
  if (!motif) return { ok: false, reason: 'rdv-introuvable' }
  const family = participationsOfFamily(rdv, usager.responsibleId ?? usager.id)
  const own = family.find((participation) => participation.usagerId === usagerId && participation.status !== 'excused')
  if (own && !isCancelled(rdv)) return { ok: true, participationId: own.id, change: 'already', evenementId: null }

  const isOpen = await isStaffed(connection, rdvId)
  const refusal = enrolRefusal({ rdv, motif, family, isOpen }, { booker, now })
  if (refusal) return { ok: false, reason: refusal }
  if (!(await isInvited(connection, rdv, enrolment))) return { ok: false, reason: 'invitation-fermee' }
  return write(connection, { rdv, motif, family, enrolment })
}

async function isInvited(connection: pg.PoolClient, { motifId, lieuId }: RdvToChange, enrolment: Enrolment) {
  const { booker, invitationId, actor, now } = enrolment
  if (booker !== 'personally_invited_usager') return true
  return (
    invitationId !== undefined && useInvitation(connection, { invitationId, usagerId: actor.id, motifId, lieuId, now })
  )
}

type Enrollable = { rdv: RdvToChange; motif: BookableMotif; family: ParticipationToChange[]; enrolment: Enrolment }

async function write(connection: pg.PoolClient, { rdv, motif, family, enrolment }: Enrollable): Promise<Enrolled> {
  const { usagerId, actor, now } = enrolment
  await actingAs(connection, actor)
  const left = family.find((participation) => participation.usagerId === usagerId)
  const others = family.filter((participation) => participation.usagerId !== usagerId).map(({ id }) => id)
  await execute(REMOVE, [others], connection)

  const participationId = left
    ? await reinstate(connection, left, now)
    : await add(connection, { rdv, motif, enrolment })
  await attachUsagers(connection, [usagerId], rdv.organisationId)
  const payload = { participationIds: [participationId] }
  const evenementId = await insertEvenement(connection, { name: 'participation.booked', rdvId: rdv.id, payload }, actor)
  const isReplacing = family.some((participation) => participation !== left && !isCancelled(participation))
  return { ok: true, participationId, change: isReplacing ? 'replaced' : left ? 'reinstated' : 'enrolled', evenementId }
}

const REMOVE = command('remove-participations', 'DELETE FROM participations WHERE id = ANY ($1)')

async function reinstate(connection: pg.PoolClient, { id }: ParticipationToChange, now: Temporal.Instant) {
  await writeParticipationStatus(connection, { participationIds: [id], status: 'unknown', now })
  return id
}

async function add(connection: pg.PoolClient, { rdv, motif, enrolment }: Omit<Enrollable, 'family'>) {
  const { usagerId, actor, booker, now } = enrolment
  const wanted = {
    rdvId: rdv.id,
    usagerIds: [usagerId],
    motif,
    actor,
    byAgentPrescripteur: booker === 'agent_prescripteur',
    now,
  }
  const [id] = await insertParticipations(connection, wanted)
  if (id === undefined) throw new Error('A participation was not written')
  return id
}
