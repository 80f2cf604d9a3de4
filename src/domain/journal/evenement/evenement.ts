import type { RdvStatus, Verticale } from '#infra/prisma/enums.ts'
import type { AccountMailRequested } from './account-mail.ts'

/** What happened to the domain: the name, and what cannot be read again afterwards. */
export type Evenement =
  | { name: 'rdv.booked'; rdvId: number; payload: RdvBooked }
  | { name: 'rdv.moved'; rdvId: number; payload: RdvMoved }
  | { name: 'rdv.edited'; rdvId: number; payload: Record<never, never> }
  | { name: 'rdv.cancelled'; rdvId: number; payload: RdvCancelled }
  | { name: 'rdv.deleted'; rdvId: number; payload: RdvDeleted }
  | { name: 'rdv.status-changed'; rdvId: number; payload: RdvStatusChanged }
  | { name: 'rdv.usager-arrived'; rdvId: number; payload: Record<string, never> }
  | { name: 'rdv.reminder-requested'; rdvId: number; payload: ParticipationsChanged }
  | { name: 'participation.cancelled'; rdvId: number; payload: ParticipationsChanged }
  | { name: 'participation.booked'; rdvId: number; payload: RdvBooked }
  | { name: 'participation.added'; rdvId: number; payload: ParticipationsChanged }
  | { name: 'participation.removed'; rdvId: number; payload: ParticipationsRemoved }
  | { name: 'participation.link-requested'; rdvId: number; payload: ParticipationsChanged }
  | { name: 'participation.status-changed'; rdvId: number; payload: ParticipationStatusChanged }
  | { name: 'usager.links-requested'; rdvId: null; payload: LinksRequested }
  | { name: 'account.mail-requested'; rdvId: null; payload: AccountMailRequested }

/** The rdv as it was; agents who kept it, joined it or left it. */
type RdvMoved = {
  previousStartsAt: string
  previousEndsAt: string
  previousLieuId: number | null
  agentIdsKept: number[]
  agentIdsAdded: number[]
  agentIdsRemoved: number[]
  /** Of people who join it in the same change: those of a rdv collectif are told of that alone, those of another one of nothing. */
  participationIdsAdded?: number[] | undefined
}

/** Participations that are no more, and were not cancelled. */
type ParticipationsRemoved = { participationsRemoved: RemovedParticipation[] }

export type RemovedParticipation = { id: number; usagerId: number; sendLifecycleNotifications: boolean }

/** A rdv collectif as it was, that its people are told of; of an individual one nobody is, and nothing is kept. */
type RdvDeleted = { former: FormerRdv | null }

export type FormerRdv = ParticipationsRemoved & {
  uuid: string
  startsAt: string
  endsAt: string
  sequence: number
  title: string | null
  motifId: number
  lieuId: number | null
  agentIds: number[]
}

/** Participations that were not cancelled before, the only ones whose usagers are told; `isPostponed`: they choose another date. */
type RdvCancelled = { status: 'excused' | 'revoked'; participationIds: number[]; isPostponed?: boolean | undefined }

/** An outcome given or taken back; participations that were cancelled and no longer are. */
type RdvStatusChanged = {
  from: RdvStatus
  status: Exclude<RdvStatus, 'excused' | 'revoked'>
  participationIdsBack: number[]
}

/** `brand`: of the host where a prescripteur took it. */
type RdvBooked = ParticipationsChanged & { brand?: Verticale | undefined }

type ParticipationsChanged = { participationIds: number[] }

/** Of the rdvs to come of whoever has the address that was typed, which is not kept; null: nobody has it. `brand`: where it was asked. */
type LinksRequested = { usagerId: number | null; brand: Verticale }

/** An outcome given or taken back, of which nobody is told. */
type ParticipationStatusChanged = ParticipationsChanged & { from: RdvStatus; status: RdvStatus }
