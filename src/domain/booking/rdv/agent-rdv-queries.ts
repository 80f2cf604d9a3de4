import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { FIELD_SWITCHES } from '#domain/territory/territoire/field-switches.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import * as rdvScope from './rdv-scope.ts'

/** A rdv of this organisation as agents read it; null when it is not there for him. */
export const findAgentRdv = (
  actor: AgentActor,
  { organisationId, rdvId }: { organisationId: number; rdvId: number },
): Promise<AgentRdv | null> =>
  db.rdv.findFirst({ where: { AND: [rdvScope.seenByAgent(actor), { id: rdvId, organisationId }] }, select: AGENT_RDV })

export type AgentRdv = Prisma.RdvGetPayload<{ select: typeof AGENT_RDV }>
export type AgentRdvParticipation = AgentRdv['participations'][number]

export type Taker = {
  firstName: string | null
  lastName: string | null
}

/** Who took it; null when he is gone, or for an old rdv that does not say. */
export async function findTaker({ createdByType, createdById }: Pick<AgentRdv, 'createdByType' | 'createdById'>) {
  if (createdById === null) return null
  const where = { id: createdById }
  const taker: Record<typeof createdByType, () => Promise<Taker | null>> = {
    usager: () => db.usager.findUnique({ where, select: NAMES }),
    agent: () => db.agent.findUnique({ where, select: NAMES }),
    prescripteur: () => db.prescripteur.findUnique({ where, select: NAMES }),
  }
  return taker[createdByType]()
}

/** Who booked for somebody whom he accompanies: a prescripteur, or an agent of another organisation. */
export type Prescriber = {
  participationId: number
  firstName: string | null
  lastName: string | null
  email: string | null
  phoneNumber: string | null
}

/** In at most two statements. */
export async function listPrescribers({ participations }: Pick<AgentRdv, 'participations'>): Promise<Prescriber[]> {
  const prescribed = participations.filter(isPrescribed)
  const among = (type: 'agent' | 'prescripteur') => ({
    where: {
      id: { in: prescribed.flatMap((one) => (one.createdByType === type && one.createdById ? [one.createdById] : [])) },
    },
    select: { id: true, ...NAMES, email: true },
  })
  const [byAgents, byOthers] = [among('agent'), among('prescripteur')]
  const agents = byAgents.where.id.in.length > 0 ? await db.agent.findMany(byAgents) : []
  const others =
    byOthers.where.id.in.length > 0
      ? await db.prescripteur.findMany({ ...byOthers, select: { ...byOthers.select, phoneNumber: true } })
      : []
  return prescribed.flatMap(({ id: participationId, createdByType, createdById }): Prescriber[] => {
    if (createdByType === 'prescripteur')
      return others.filter(({ id }) => id === createdById).map((found) => ({ ...found, participationId }))
    const found = agents.filter(({ id }) => id === createdById)
    return found.map((agent) => ({ ...agent, phoneNumber: null, participationId }))
  })
}

const isPrescribed = ({ createdByType, createdByAgentPrescripteur }: AgentRdvParticipation) =>
  createdByType === 'prescripteur' || createdByAgentPrescripteur

const NAMES = { firstName: true, lastName: true } as const

const AGENT_RDV = {
  id: true,
  uuid: true,
  organisationId: true,
  startsAt: true,
  endsAt: true,
  status: true,
  context: true,
  name: true,
  maxParticipantsCount: true,
  usagersCount: true,
  createdByType: true,
  createdById: true,
  createdAt: true,
  waitingRoomAt: true,
  minutesAfterRdv: true,
  motifId: true,
  lieuId: true,
  sequence: true,
  organisation: {
    select: {
      territoire: {
        select: {
          ...FIELD_SWITCHES,
          timeZone: true,
          departementNumber: true,
          enableContextField: true,
          enableWaitingRoomMailField: true,
          enableWaitingRoomColorField: true,
        },
      },
    },
  },
  motif: {
    select: {
      id: true,
      name: true,
      color: true,
      serviceId: true,
      collectif: true,
      followUp: true,
      locationType: true,
      bookableBy: true,
      forSecretariat: true,
      visibilityType: true,
      defaultDurationInMin: true,
      minPublicBookingDelay: true,
      maxPublicBookingDelay: true,
      sectorisationLevel: true,
      motifCategory: { select: { requiresAntsNumber: true } },
    },
  },
  lieu: { select: { id: true, name: true, address: true, latitude: true, longitude: true, availability: true } },
  agents: {
    select: {
      agentId: true,
      agent: {
        select: {
          id: true,
          ...NAMES,
          services: { select: { serviceId: true, service: { select: { shortName: true } } } },
          roles: { select: { organisationId: true } },
        },
      },
    },
    orderBy: { agentId: 'asc' },
  },
  participations: {
    select: {
      id: true,
      status: true,
      sendLifecycleNotifications: true,
      sendReminderNotification: true,
      createdByType: true,
      createdById: true,
      createdByAgentPrescripteur: true,
      usager: {
        select: {
          id: true,
          ...NAMES,
          birthName: true,
          birthDate: true,
          email: true,
          phoneNumber: true,
          address: true,
          addressDetails: true,
          notifyByEmail: true,
          notifyBySms: true,
          notes: true,
          caisseAffiliation: true,
          affiliationNumber: true,
          caseNumber: true,
          familySituation: true,
          numberOfChildren: true,
          logement: true,
          antsPreDemandeNumber: true,
          deletedAt: true,
          profiles: { select: { organisationId: true } },
          responsible: {
            select: {
              id: true,
              ...NAMES,
              email: true,
              phoneNumber: true,
              address: true,
              notifyByEmail: true,
              notifyBySms: true,
            },
          },
        },
      },
    },
    orderBy: [{ usager: { lastName: 'asc' } }, { usager: { firstName: 'asc' } }, { id: 'asc' }],
  },
} as const satisfies Prisma.RdvSelect
