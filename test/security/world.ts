import { db } from '#infra/db.ts'
import {
  aLieu,
  aMotif,
  anAgent,
  anOrganisation,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { withPassword } from '#test/support/signed-in.ts'

/** Where the actors belong, another organisation of their territoire, and one of another territoire. */
export const placeNames = ['own', 'neighbour', 'elsewhere'] as const
export type PlaceName = (typeof placeNames)[number]

export type Place = Awaited<ReturnType<typeof aPlace>>
export type World = Awaited<ReturnType<typeof aWorld>>

export async function aWorld() {
  const [territoire, other] = [await aTerritoire(), await aTerritoire({ departementNumber: '59' })]
  const services = {
    pmi: await aService({ name: 'PMI' }),
    social: await aService({ name: 'Social' }),
    secretariat: await aService({ name: 'Secrétariat', kind: 'secretariat' }),
  }
  const places = {
    own: await aPlace('own', territoire.id, services.pmi.id),
    neighbour: await aPlace('neighbour', territoire.id, services.pmi.id),
    elsewhere: await aPlace('elsewhere', other.id, services.pmi.id),
  }
  return { services, places }
}

/** An organisation with one of each thing that addresses name: the same shape everywhere, so that only whose it is differs. */
async function aPlace(name: PlaceName, territoireId: number, serviceId: number) {
  const organisation = await anOrganisation({ territoireId, externalId: `externe-${name}` })
  const agent = await anAgent({ organisationId: organisation.id, serviceId, ...(await withPassword()) })
  const motif = await aMotif({ organisationId: organisation.id, serviceId })
  const lieu = await aLieu({ organisationId: organisation.id })
  const usager = await aUsager({
    organisationId: organisation.id,
    firstName: 'Nadia',
    lastName: 'Benali',
    ...(await withPassword()),
  })
  const proche = await aUsager({ organisationId: organisation.id, responsibleId: usager.id, email: null })
  const rdv = await aRdv({
    motifId: motif.id,
    lieuId: lieu.id,
    agentIds: [agent.id],
    usagerIds: [usager.id],
    startsAt: new Date(Date.now() + 8 * 24 * 3_600_000),
  })
  const { externalId } = await db.organisation.findUniqueOrThrow({ where: { id: organisation.id } })
  // Named once the usager and an agent of the place are signed in.
  const connexions = { usager: '', agent: '' }
  const named = { name, territoireId, externalId: externalId ?? '', connexions }
  // Kept by an agent of the place, once there is one who signs in.
  const groupId = 0
  const exportId = ''
  return { ...named, groupId, exportId, organisation, agent, motif, lieu, usager, proche, rdv }
}
