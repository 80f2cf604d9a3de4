import {
  type AgentActor,
  isAdminOf,
  isMemberOf,
  levelIn,
  organisationIdsOf,
  sharesService,
} from '#domain/actor/agent-actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { BookableBy } from '#infra/prisma/enums.ts'
import { isOpenTo } from './booker.ts'

export function motifsVisibleToAgent(actor: AgentActor): Prisma.MotifWhereInput {
  if (actor.isSecretary) return { organisationId: { in: organisationIdsOf(actor) } }

  const ofMyServices = { serviceId: { in: [...actor.serviceIds] } }
  return {
    OR: [
      { organisationId: { in: organisationIdsOf(actor, 'admin') } },
      { organisationId: { in: organisationIdsOf(actor, 'basic') }, ...ofMyServices },
    ],
  }
}

/** Motifs that this agent may put in a rdv of the booked agent. */
export const motifsBookableByAgent = (actor: AgentActor, booked: AgentActor, organisationId: number) =>
  ({
    AND: [motifsVisibleToAgent(actor), motifsOf(booked, organisationId), { organisationId, deletedAt: null }],
  }) satisfies Prisma.MotifWhereInput

function motifsOf(booked: AgentActor, organisationId: number): Prisma.MotifWhereInput {
  if (levelIn(booked, organisationId) === 'admin') return {}

  const forSecretariat = booked.isSecretary ? [{ forSecretariat: true }] : []
  return { OR: [{ serviceId: { in: [...booked.serviceIds] } }, ...forSecretariat] }
}

/** Motifs of the configuration pages of a territoire. */
export const motifsAdministeredIn = (actor: AgentActor, territoireId: number): Prisma.MotifWhereInput => ({
  organisation: { territoireId, id: { in: organisationIdsOf(actor, 'admin') } },
})

type MotifFacts = { organisationId: number; serviceId: number }

export const canShowMotif = (actor: AgentActor, { organisationId, serviceId }: MotifFacts) =>
  isMemberOf(actor, organisationId) &&
  (actor.isSecretary || isAdminOf(actor, organisationId) || sharesService(actor, [serviceId]))

/** Create, duplicate, edit, archive, history; each organisation when created in several. */
export const canEditMotif = (actor: AgentActor, { organisationId }: Pick<MotifFacts, 'organisationId'>) =>
  isAdminOf(actor, organisationId)

export const isOpenToPrescription = ({ bookableBy }: { bookableBy: BookableBy }) => isOpenTo(bookableBy, 'prescripteur')

/** To everybody, or to invited usagers. */
export const isBookableOnline = ({ bookableBy }: { bookableBy: BookableBy }) => isOpenTo(bookableBy, 'invited_usager')

/** The same as `isBookableOnline`, for a `where`. */
export const ONLINE = ['everyone', 'agents_and_prescripteurs_and_invited_users'] as const satisfies BookableBy[]

/** An invitation opens the motifs for invited usagers; that of an agent, its own motif whatever its opening. */
export function canBookMotif({ session }: UsagerActor, motif: { id: number; bookableBy: BookableBy }): boolean {
  if (session.kind !== 'invitation') return isOpenTo(motif.bookableBy, 'usager')
  return isBookableOnline(motif) || session.motifId === motif.id
}
