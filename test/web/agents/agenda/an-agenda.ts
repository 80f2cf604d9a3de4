import { dayFromNow, instantOn } from '#test/support/days.ts'
import { aLieu, aMotif, type anAgent, anOrganisation, aRdv, aService } from '#test/support/factories.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'

export const TOMORROW = dayFromNow(1)

type Fields = Parameters<typeof anAgent>[0] & { territoireId?: number }

/** An agent signed in, with a motif and a lieu of his organisation. */
export async function anAgenda({ territoireId, ...fields }: Fields = {}) {
  const organisation = await anOrganisation(territoireId ? { territoireId } : {})
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId, ...fields })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, name: 'Bilan de santé' })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'MDS Arras-Nord' })
  const path = `/admin/organisations/${organisation.id}/agent_agendas/${agent.id}`
  return { organisation, serviceId, agent, visitor, motif, lieu, path }
}

type Agenda = Awaited<ReturnType<typeof anAgenda>>

export const aRdvOf = async ({ agent, motif, lieu }: Agenda, time: string, fields: Parameters<typeof aRdv>[0] = {}) =>
  aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], startsAt: instantOn(TOMORROW, time), ...fields })
