import type { AgentActor } from '#domain/actor/agent-actor.ts'
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
  email?: string
  phoneNumber?: string | null
}

/** Who took it, with the reach of a prescripteur; null when he is gone, or for an old rdv that does not say. */
export async function findTaker({ createdByType, createdById }: Pick<AgentRdv, 'createdByType' | 'createdById'>) {
  if (createdById === null) return null
  const where = { id: createdById }
  const taker: Record<typeof createdByType, () => Promise<Taker | null>> = {
    usager: () => db.usager.findUnique({ where, select: NAMES }),
    agent: () => db.agent.findUnique({ where, select: NAMES }),
    prescripteur: () => db.prescripteur.findUnique({ where, select: { ...NAMES, email: true, phoneNumber: true } }),
  }
  return taker[createdByType]()
}

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
  motif: {
    select: {
      name: true,
      color: true,
      serviceId: true,
      collectif: true,
      followUp: true,
      locationType: true,
      bookableBy: true,
    },
  },
  lieu: { select: { name: true, address: true, availability: true } },
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
      usager: {
        select: {
          id: true,
          ...NAMES,
          birthName: true,
          birthDate: true,
          email: true,
          phoneNumber: true,
          address: true,
          notifyByEmail: true,
          notifyBySms: true,
          notes: true,
          deletedAt: true,
          responsible: {
            select: {
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
