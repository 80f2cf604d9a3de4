import { type Commune, communesOf } from './communes.ts'
import type { OrganisationName } from './organisations.ts'
import { between, pick, type Random } from './random.ts'

const arrondissements: Record<OrganisationName, string[]> = {
  arras: ['621'],
  lens: ['627'],
  bethune: ['622'],
  boulogne: ['623'],
  calais: ['626'],
  saintOmer: ['625'],
  montreuil: ['624'],
  insertion: ['622'],
  bapaume: ['621'],
  carvin: ['627'],
  saintDenis: ['9741', '9743'],
  saintPierre: ['9742', '9744'],
  mairie: ['626'],
}

const streets = [
  'rue de la Gare',
  'rue Pasteur',
  'rue Jean Jaurès',
  'place de l’Église',
  'rue des Écoles',
  'rue Victor Hugo',
  'avenue de la République',
  'rue du Moulin',
  'rue Émile Zola',
  'résidence des Tilleuls',
  'chemin Vert',
  'rue du 8 mai 1945',
]

const weighted = new Map<OrganisationName, Commune[]>()

/** An address in the area of an organisation, the more often the larger the commune. */
export function homesOf(organisation: OrganisationName, random: Random) {
  const { cityCode, cityName, postCode } = pick(random, communesAround(organisation))
  const address = `${between(random, 1, 140)} ${pick(random, streets)}, ${postCode} ${cityName}`
  return { address, cityCode, cityName, postCode }
}

function communesAround(organisation: OrganisationName): Commune[] {
  const known = weighted.get(organisation)
  if (known) return known
  const list = communesOf(arrondissements[organisation]).flatMap((commune) =>
    Array<Commune>(Math.ceil(commune.population / 500)).fill(commune),
  )
  weighted.set(organisation, list)
  return list
}
