import type { Prisma } from '#infra/prisma/client.ts'
import { communesOf } from './communes.ts'
import { type OrganisationName, organisations } from './organisations.ts'
import { posts } from './rosters.ts'
import { territoires } from './territoires.ts'

type Area = { id: number; name: string; humanId: string; arrondissement: string; organisation: OrganisationName }

/** One secteur an arrondissement, that of its MDS. */
const areas: Area[] = [
  { id: 1, name: 'Arrageois et Ternois', humanId: 'arrageois', arrondissement: '621', organisation: 'arras' },
  { id: 2, name: 'Artois', humanId: 'artois', arrondissement: '622', organisation: 'bethune' },
  { id: 3, name: 'Boulonnais', humanId: 'boulonnais', arrondissement: '623', organisation: 'boulogne' },
  { id: 4, name: 'Montreuillois', humanId: 'montreuillois', arrondissement: '624', organisation: 'montreuil' },
  { id: 5, name: 'Audomarois', humanId: 'audomarois', arrondissement: '625', organisation: 'saintOmer' },
  { id: 6, name: 'Calaisis', humanId: 'calaisis', arrondissement: '626', organisation: 'calais' },
  { id: 7, name: 'Lens-Liévin-Hénin', humanId: 'lens-lievin', arrondissement: '627', organisation: 'lens' },
]
const quarter = { id: 8, name: 'Arras, quartiers Ouest', humanId: 'arras-ouest' }

export const secteurs: Prisma.SecteurCreateManyInput[] = [...areas, quarter].map(({ id, name, humanId }) => ({
  id,
  name,
  humanId,
  territoireId: territoires.pasDeCalais.id,
}))

const streets: [street: string, banId: string][] = [
  ['Avenue Winston Churchill', '62041_9560'],
  ['Rue Georges Auphelle', '62041_4020'],
  ['Boulevard du Général de Gaulle', '62041_3870'],
  ['Rue Raoul François', '62041_7490'],
]

export const zones: Prisma.ZoneCreateManyInput[] = [
  ...areas.flatMap(({ id, arrondissement }) =>
    communesOf([arrondissement]).map(({ cityCode, cityName }) => ({
      secteurId: id,
      level: 'city' as const,
      cityName,
      cityCode,
    })),
  ),
  ...streets.map(([streetName, streetBanId]) => ({
    secteurId: quarter.id,
    level: 'street' as const,
    cityName: 'Arras',
    cityCode: '62041',
    streetName,
    streetBanId,
  })),
]

const toOrganisation = areas.map(({ id, organisation }) => ({
  secteurId: id,
  organisationId: organisations[organisation].id,
  level: 'organisation' as const,
}))

/** Home visits go to the agents of the PMI of each secteur; the quarter of Arras has one of them. */
const toAgents = posts.flatMap(({ organisation, service }, index) => {
  const area = areas.find((found) => found.organisation === organisation)
  if (!area || service !== 'pmi') return []
  return [
    { secteurId: area.id, organisationId: organisations[organisation].id, level: 'agent' as const, agentId: index + 1 },
  ]
})
const toOneAgent = {
  secteurId: quarter.id,
  organisationId: organisations.arras.id,
  level: 'agent' as const,
  agentId: posts.findIndex(({ email }) => email === 'pmi@rdv.test') + 1,
}

export const secteurAttributions: Prisma.SecteurAttributionCreateManyInput[] = [
  ...toOrganisation,
  ...toAgents,
  toOneAgent,
]
