import { type AgentActor, isAdminOf, levelIn, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { openingsTo } from './booker.ts'

export function seenByAgent(actor: AgentActor): Prisma.MotifWhereInput {
  if (actor.isSecretary) return { organisationId: { in: organisationIdsOf(actor) } }

  return {
    OR: [
      { organisationId: { in: organisationIdsOf(actor, 'admin') } },
      { organisationId: { in: organisationIdsOf(actor, 'basic') }, ...ofServices(actor) },
    ],
  }
}

/** Motifs that this agent may put in a rdv of the booked agent; of whoever receives, when nobody is chosen yet. */
export const bookableByAgent = (actor: AgentActor, booked: AgentActor | null, organisationId: number) =>
  ({
    AND: [seenByAgent(actor), booked ? carriedBy(booked, organisationId) : {}, { organisationId, deletedAt: null }],
  }) satisfies Prisma.MotifWhereInput

function carriedBy(booked: AgentActor, organisationId: number): Prisma.MotifWhereInput {
  if (levelIn(booked, organisationId) === 'admin') return {}

  const forSecretariat = booked.isSecretary ? [{ forSecretariat: true }] : []
  return { OR: [ofServices(booked), ...forSecretariat] }
}

/** An agent prescribes for the services he belongs to; a secretary or an admin of his organisation, for all. */
export const prescribableByAgent = (actor: AgentActor, organisationId: number): Prisma.MotifWhereInput => ({
  deletedAt: null,
  bookableBy: { in: openingsTo('agent_prescripteur') },
  ...(actor.isSecretary || isAdminOf(actor, organisationId) ? {} : ofServices(actor)),
})

/** Motifs of the configuration pages of a territoire. */
export const administeredIn = (actor: AgentActor, territoireId: number): Prisma.MotifWhereInput => ({
  organisation: { territoireId, id: { in: organisationIdsOf(actor, 'admin') } },
})

const ofServices = ({ serviceIds }: AgentActor) => ({ serviceId: { in: [...serviceIds] } })
