import type { Prisma } from '#infra/prisma/client.ts'
import { type Numbered, numbered } from './numbered.ts'
import { type OrganisationName, organisationNames, organisations, territoireOf } from './organisations.ts'
import { landline } from './phones.ts'
import { randomOf } from './random.ts'

type Place = [name: string, address: string, latitude: number, longitude: number]

const places: Record<OrganisationName, Place[]> = {
  arras: [
    ['MDS Arras Centre', '14 rue des Rosati, 62000 Arras', 50.2938, 2.7874],
    ['MDS Saint-Pol-sur-Ternoise', '31 rue des Procureurs, 62130 Saint-Pol-sur-Ternoise', 50.3817, 2.3351],
    ['Centre social de Bapaume', '8 place Faidherbe, 62450 Bapaume', 50.1038, 2.8503],
  ],
  lens: [
    ['MDS Lens', '22 rue du 14 juillet, 62300 Lens', 50.4312, 2.8322],
    ['MDS Liévin', '5 rue Jean-Baptiste Defernez, 62800 Liévin', 50.4213, 2.7781],
    ['MDS Hénin-Beaumont', '60 rue Élie Gruyelle, 62110 Hénin-Beaumont', 50.4214, 2.9483],
    ['Permanence d’Avion', '4 place Jacques Duclos, 62210 Avion', 50.4101, 2.8331],
  ],
  bethune: [
    ['MDS Béthune', '80 rue du Rivage, 62400 Béthune', 50.5331, 2.6392],
    ['MDS Bruay-la-Buissière', '12 rue Henri Cadot, 62700 Bruay-la-Buissière', 50.4823, 2.5468],
    ['Permanence de Lillers', '3 place Roger Salengro, 62190 Lillers', 50.5634, 2.4813],
  ],
  boulogne: [
    ['MDS Boulogne', '41 rue Faidherbe, 62200 Boulogne-sur-Mer', 50.7262, 1.6066],
    ['MDS Outreau', '6 rue du Biez, 62230 Outreau', 50.7043, 1.5901],
    ['Permanence de Marquise', '10 place Louis le Sénéchal, 62250 Marquise', 50.8149, 1.7043],
  ],
  calais: [
    ['MDS Calais Centre', '40 rue Gaillard, 62100 Calais', 50.9482, 1.8559],
    ['MDS Calais Fort Nieulay', '15 avenue Roger Salengro, 62100 Calais', 50.9498, 1.8313],
    ['Permanence de Guînes', '2 place Foch, 62340 Guînes', 50.8677, 1.8703],
  ],
  saintOmer: [
    ['MDS Saint-Omer', '16 rue du Saint-Sépulcre, 62500 Saint-Omer', 50.7495, 2.2578],
    ['Permanence d’Aire-sur-la-Lys', '9 rue du Bourg, 62120 Aire-sur-la-Lys', 50.6389, 2.3968],
    ['Permanence de Lumbres', '28 rue François Cousin, 62380 Lumbres', 50.7064, 2.1208],
  ],
  montreuil: [
    ['MDS Montreuil', '1 place Gambetta, 62170 Montreuil-sur-Mer', 50.4641, 1.7638],
    ['MDS Berck', '5 rue Rothschild, 62600 Berck', 50.4081, 1.5681],
    ['Permanence d’Étaples', '7 place du Général de Gaulle, 62630 Étaples', 50.5141, 1.6402],
  ],
  insertion: [
    ['Maison de l’insertion de Béthune', '120 rue Faidherbe, 62400 Béthune', 50.5284, 2.6451],
    ['Maison de l’insertion de Nœux', '18 route nationale, 62290 Nœux-les-Mines', 50.4795, 2.6642],
  ],
  bapaume: [['France Services Bapaume', '45 rue de Péronne, 62450 Bapaume', 50.1015, 2.8519]],
  carvin: [
    ['Médiathèque La Boussole', '1 place Domisse, 62220 Carvin', 50.4921, 2.9584],
    ['Bus numérique, marché de Carvin', 'Grand-place, 62220 Carvin', 50.4926, 2.9573],
  ],
  saintDenis: [
    ['Maison départementale Saint-Denis', '26 avenue de la Victoire, 97400 Saint-Denis', -20.8789, 55.4506],
    ['Antenne de Sainte-Marie', '3 rue de la République, 97438 Sainte-Marie', -20.8968, 55.5492],
  ],
  saintPierre: [
    ['Maison départementale Saint-Pierre', '10 rue Archambaud, 97410 Saint-Pierre', -21.3413, 55.4779],
    ['Antenne du Tampon', '55 rue Hubert Delisle, 97430 Le Tampon', -21.2781, 55.5172],
  ],
  mairie: [
    ['Hôtel de ville de Calais', 'Place du Soldat inconnu, 62100 Calais', 50.9522, 1.8533],
    ['Mairie annexe du Beau-Marais', '290 rue Auguste Renoir, 62100 Calais', 50.9541, 1.8968],
  ],
}

const random = randomOf('lieux')

const open = organisationNames.flatMap((organisation) => places[organisation].map((place) => lieu(organisation, place)))
const others = [
  {
    ...lieu('arras', ['Ancienne MDS Arras Sud', '3 rue d’Amiens, 62000 Arras', 50.2861, 2.7713]),
    availability: 'disabled',
  },
  {
    ...lieu('arras', ['Salle des fêtes d’Achicourt', '2 place de la Mairie, 62217 Achicourt', 50.2741, 2.7598]),
    availability: 'single_use',
  },
] as const

/** Every open lieu, then one that is closed and one made for a single rdv. */
export const lieux: Numbered<Prisma.LieuCreateManyInput>[] = numbered([...open, ...others])

export const openLieuxOf = (organisationId: number) =>
  lieux.filter((place) => place.organisationId === organisationId && place.availability === undefined)

function lieu(organisation: OrganisationName, [name, address, latitude, longitude]: Place) {
  const phone = landline(random, territoireOf(organisations[organisation].id).departementNumber)
  return { name, address, latitude, longitude, ...phone, organisationId: organisations[organisation].id }
}
