import type { RdvStatus, Verticale } from '#infra/prisma/enums.ts'
import type { AccountMailRequested } from './account-mail.ts'

/** What happened to the domain: the name, and what cannot be read again afterwards. */
export type Evenement =
  | { name: 'rdv.booked'; rdvId: number; payload: { participationIds: number[] } }
  | { name: 'rdv.moved'; rdvId: number; payload: RdvMoved }
  | { name: 'rdv.cancelled'; rdvId: number; payload: RdvCancelled }
  | { name: 'rdv.status-changed'; rdvId: number; payload: RdvStatusChanged }
  | { name: 'rdv.usager-arrived'; rdvId: number; payload: Record<string, never> }
  | { name: 'rdv.reminder-requested'; rdvId: number; payload: ParticipationsChanged }
  | { name: 'participation.cancelled'; rdvId: number; payload: ParticipationsChanged }
  | { name: 'participation.booked'; rdvId: number; payload: ParticipationsChanged }
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
}

/** Participations that were not cancelled before, the only ones whose usagers are told. */
type RdvCancelled = { status: 'excused' | 'revoked'; participationIds: number[] }

/** An outcome given or taken back; participations that were cancelled and no longer are. */
type RdvStatusChanged = {
  from: RdvStatus
  status: Exclude<RdvStatus, 'excused' | 'revoked'>
  participationIdsBack: number[]
}

type ParticipationsChanged = { participationIds: number[] }

/** Of the rdvs to come of whoever has the address that was typed, which is not kept; null: nobody has it. `brand`: where it was asked. */
type LinksRequested = { usagerId: number | null; brand: Verticale }

/** An outcome given or taken back, of which nobody is told. */
type ParticipationStatusChanged = ParticipationsChanged & { from: RdvStatus; status: RdvStatus }
