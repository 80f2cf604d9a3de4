import type { Intervalled } from '#domain/planning/plage/plage-intervals.ts'
import type { PlacedInZone } from '#domain/planning/recurrence/occurrence-times.ts'
import type { LieuAvailability, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import type { Zone } from '#lib/zone.ts'
import type { PlannedRdv } from './planned-rdv.ts'

/** All that is judged of a rdv that an agent makes or changes, in the organisation where he does. */
export type CheckFacts = {
  planned: PlannedRdv
  /** Null for a new one. */
  before: RdvBefore | null
  organisationId: number
  zone: Zone
  actorId: number
  now: Temporal.Instant
  /** Null where the actor may make no rdv of it there. */
  motif: CheckedMotif | null
  /** Of the place that is planned, when the organisation has it. */
  lieu: { id: number; availability: LieuAvailability } | null
  /** Of those who are planned, the agents of the organisation. */
  agents: readonly CheckedPerson[]
  /** Of those who are planned, the usagers whom the actor may add there. */
  usagers: readonly CheckedUsager[]
  /** Live ones: of the agents around that time, of the usagers that day, and those that would be the same. */
  rdvs: readonly OtherRdv[]
  plages: readonly PlageOfAgent[]
  absences: readonly AbsenceOfAgent[]
}

/** The rdv as it stands. */
export type RdvBefore = Pick<PlannedRdv, 'startsAt' | 'durationInMin' | 'agentIds' | 'place' | 'title'> & {
  id: number
  status: RdvStatus
  maxParticipantsCount: number | null
  participations: readonly { usagerId: number; status: RdvStatus }[]
}

type CheckedMotif = { id: number; locationType: LocationType; collectif: boolean }

export type CheckedPerson = { id: number; firstName: string | null; lastName: string | null }

/** With the telephone and the e-mail of his responsable, if any, who receives the messages. */
export type CheckedUsager = CheckedPerson & { phoneNumbers: readonly string[]; emails: readonly string[] }

/** `isSeen`: by who acts, as the scope of rdvs says. */
export type OtherRdv = {
  id: number
  organisationId: number
  organisationName: string
  motifId: number
  motifName: string
  lieuId: number | null
  lieuName: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  agentIds: readonly number[]
  /** Whose participation is live. */
  usagerIds: readonly number[]
  isSeen: boolean
}

/** `isSeen`: as the scope of plages says. */
export type PlageOfAgent = PlacedInZone &
  Intervalled & {
    id: number
    agentId: number
    organisationId: number
    organisationName: string
    lieuId: number | null
    lieuName: string | null
    title: string
    /** The motif that is planned may be booked on it. */
    carriesMotif: boolean
    minutesAfterRdvs: number
    isSeen: boolean
  }

export type AbsenceOfAgent = PlacedInZone & { id: number; agentId: number; title: string; isSeen: boolean }
