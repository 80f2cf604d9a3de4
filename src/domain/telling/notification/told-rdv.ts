import type { MotifToJudge } from '#domain/territory/motif/motif-to-judge.ts'
import type { RdvNotificationsLevel, RdvStatus, Verticale } from '#infra/prisma/enums.ts'

/** A rdv as its messages need it, read when they leave. */
export type ToldRdv = {
  id: number
  uuid: string
  startsAt: Date
  endsAt: Date
  status: RdvStatus
  sequence: number
  /** Title of a rdv collectif. */
  name: string | null
  organisation: ToldOrganisation
  motif: ToldMotif
  lieu: ToldLieu | null
  agents: ToldAgent[]
  participations: ToldParticipation[]
}

type ToldOrganisation = {
  id: number
  name: string
  phoneNumber: string | null
  verticale: Verticale
  territoire: { name: string | null; departementNumber: string; timeZone: string }
}

type ToldMotif = MotifToJudge & {
  id: number
  name: string
  followUp: boolean
  instructionForRdv: string | null
  service: { id: number; name: string }
}

type ToldLieu = { id: number; name: string; address: string; phoneNumber: string | null }

export type ToldAgent = {
  id: number
  firstName: string | null
  lastName: string | null
  email: string | null
  rdvNotificationsLevel: RdvNotificationsLevel
  deletedAt: Date | null
}

export type ToldParticipation = {
  id: number
  status: RdvStatus
  sendLifecycleNotifications: boolean
  usager: ToldUsager & { responsible: ToldUsager | null }
}

export type ToldUsager = {
  id: number
  firstName: string
  lastName: string
  email: string | null
  notifyByEmail: boolean
  phoneNumber: string | null
  address: string | null
  deletedAt: Date | null
}

/** Messages about a proche go to his responsable, never to himself. */
export const toldUsagerOf = ({ usager }: ToldParticipation): ToldUsager => usager.responsible ?? usager

export const zoneOf = ({ organisation }: Pick<ToldRdv, 'organisation'>) => organisation.territoire.timeZone
