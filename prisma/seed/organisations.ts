import type { Prisma } from '#infra/prisma/client.ts'
import { found } from './numbered.ts'
import { territoires } from './territoires.ts'

const inPasDeCalais = { territoireId: territoires.pasDeCalais.id, verticale: 'rdv_solidarites' } as const
const inNumerique = { territoireId: territoires.numerique.id, verticale: 'rdv_aide_numerique' } as const
const inReunion = { territoireId: territoires.reunion.id, verticale: 'rdv_solidarites' } as const
const horaires = 'Du lundi au vendredi, de 8 h 30 à 12 h et de 13 h 30 à 17 h 30'

export const organisations = {
  arras: {
    id: 1,
    ...inPasDeCalais,
    name: 'MDS de l’Arrageois',
    externalId: 'mds-arras',
    phoneNumber: '03 53 01 62 01',
    email: 'mds.arras@rdv.test',
    website: 'https://www.rdv.test/mds-arras',
    horaires,
  },
  lens: {
    id: 2,
    ...inPasDeCalais,
    name: 'MDS de Lens-Liévin',
    externalId: 'mds-lens',
    phoneNumber: '03 53 01 62 02',
    email: 'mds.lens@rdv.test',
    horaires,
  },
  bethune: {
    id: 3,
    ...inPasDeCalais,
    name: 'MDS de l’Artois',
    externalId: 'mds-bethune',
    phoneNumber: '03 53 01 62 03',
    horaires,
  },
  boulogne: {
    id: 4,
    ...inPasDeCalais,
    name: 'MDS du Boulonnais',
    externalId: 'mds-boulogne',
    phoneNumber: '03 53 01 62 04',
    horaires,
  },
  calais: {
    id: 5,
    ...inPasDeCalais,
    name: 'MDS du Calaisis',
    externalId: 'mds-calais',
    phoneNumber: '03 53 01 62 05',
    horaires,
  },
  saintOmer: {
    id: 6,
    ...inPasDeCalais,
    name: 'MDS de l’Audomarois',
    externalId: 'mds-saint-omer',
    phoneNumber: '03 53 01 62 06',
  },
  montreuil: {
    id: 7,
    ...inPasDeCalais,
    name: 'MDS du Montreuillois',
    externalId: 'mds-montreuil',
    phoneNumber: '03 53 01 62 07',
  },
  insertion: {
    id: 8,
    ...inPasDeCalais,
    verticale: 'rdv_insertion',
    name: 'Maison de l’insertion de l’Artois',
    phoneNumber: '03 53 01 62 08',
    email: 'insertion.artois@rdv.test',
  },
  bapaume: {
    id: 9,
    ...inNumerique,
    name: 'France Services de Bapaume',
    externalId: 'cn-bapaume',
    phoneNumber: '03 53 01 62 09',
  },
  carvin: {
    id: 10,
    ...inNumerique,
    name: 'Médiathèque de Carvin',
    externalId: 'cn-carvin',
    email: 'mediatheque.carvin@rdv.test',
  },
  saintDenis: {
    id: 11,
    ...inReunion,
    name: 'Maison départementale de Saint-Denis',
    phoneNumber: '0262 00 97 11',
    horaires: 'Du lundi au vendredi, de 8 h à 16 h',
  },
  saintPierre: { id: 12, ...inReunion, name: 'Maison départementale de Saint-Pierre', phoneNumber: '0262 00 97 12' },
  mairie: {
    id: 13,
    territoireId: territoires.mairies.id,
    verticale: 'rdv_mairie',
    name: 'Mairie de Calais',
    phoneNumber: '3975',
    website: 'https://www.rdv.test/mairie-calais',
  },
} as const satisfies Record<string, Prisma.OrganisationCreateManyInput>

export type OrganisationName = keyof typeof organisations

export const organisationNames = Object.keys(organisations).filter(
  (name): name is OrganisationName => name in organisations,
)

type Territoire = (typeof territoires)[keyof typeof territoires]

const territoireByOrganisation = new Map<number, Territoire | undefined>(
  Object.values(organisations).map(({ id, territoireId }) => [
    id,
    Object.values(territoires).find((territoire) => territoire.id === territoireId),
  ]),
)

export const territoireOf = (organisationId: number) =>
  found(territoireByOrganisation.get(organisationId), 'territoire')
