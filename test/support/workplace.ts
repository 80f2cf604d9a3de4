import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { type MakeOutcome, makeRdv } from '#domain/booking/rdv/make-rdv.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aService, aUsager } from './factories.ts'

/** Where an agent makes rdvs: an organisation with a motif, a lieu, a usager and two agents of one service. */
export async function aWorkplace(motifFields: Partial<Prisma.MotifUncheckedCreateInput> = {}) {
  const { id: organisationId, territoireId } = await anOrganisation()
  const { id: serviceId } = await aService()
  const motif = await aMotif({ organisationId, serviceId, ...motifFields })
  const lieu = await aLieu({ organisationId })
  const usager = await aUsager({ organisationId })
  const agent = await anAgent({ organisationId, serviceId })
  const colleague = await anAgent({ organisationId, serviceId })
  return { organisationId, territoireId, serviceId, motif, lieu, usager, agent, colleague }
}

export type Workplace = Awaited<ReturnType<typeof aWorkplace>>

export const participant = (usagerId: number) => ({
  usagerId,
  sendLifecycleNotifications: true,
  sendReminderNotification: true,
})

/** Half an hour at 9:30 (Paris) on 2 March 2027, of the agent with the usager. */
export const aPlan = (
  { motif, lieu, usager, agent }: Workplace,
  { usagerIds = motif.collectif ? [] : [usager.id], ...given }: Partial<PlannedRdv> & { usagerIds?: number[] } = {},
): PlannedRdv => ({
  motifId: motif.id,
  startsAt: Temporal.Instant.from('2027-03-02T08:30:00Z'),
  durationInMin: 30,
  agentIds: [agent.id],
  place: { kind: 'lieu', lieuId: lieu.id },
  participants: usagerIds.map(participant),
  context: null,
  title: null,
  maxParticipantsCount: null,
  ...given,
})

export const MONDAY = Temporal.Instant.from('2027-03-01T08:00:00Z')

/** The agent, as deeds are told of him. */
export const acting = async ({ id }: { id: number }) => {
  const session = await findSessionAgent(id)
  if (!session) throw new Error('no such agent')
  return { actor: session.actor, author: { type: 'agent', id, name: 'Camille Agent' } as const }
}

let last = 0

/** By the agent of the workplace, from a form that is sent once. */
export const makes = async (
  workplace: Workplace,
  planned = aPlan(workplace),
  given: Partial<Parameters<typeof makeRdv>[0]> = {},
): Promise<MakeOutcome> =>
  makeRdv({
    ...(await acting(workplace.agent)),
    organisationId: workplace.organisationId,
    planned,
    confirmed: [],
    once: `form ${++last}`,
    now: MONDAY,
    ...given,
  })

export function idOf(outcome: MakeOutcome): number {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.rdvId
}
