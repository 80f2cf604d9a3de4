import type { AccessLevel } from '#infra/prisma/client.ts'
import type { OrganisationName } from './organisations.ts'
import type { ServiceName } from './services.ts'

export type Post = {
  organisation: OrganisationName
  service: ServiceName
  accessLevel?: AccessLevel
  /** A second organisation where the agent works too. */
  also?: OrganisationName
  firstName?: string
  lastName?: string
  email?: string
}

const several = (count: number, post: Post): Post[] => Array.from({ length: count }, () => post)

/** Social workers, nurses of the PMI, secretaries: the first of the social workers runs the MDS. */
const mds = (organisation: OrganisationName, social: number, pmi: number, secretariat: number): Post[] => [
  { organisation, service: 'social', accessLevel: 'admin' },
  ...several(social - 1, { organisation, service: 'social' }),
  ...several(pmi, { organisation, service: 'pmi' }),
  ...several(secretariat, { organisation, service: 'secretariat' }),
]

const arras: Post[] = [
  { organisation: 'arras', service: 'social', firstName: 'Camille', lastName: 'Delattre', email: 'agent@rdv.test' },
  {
    organisation: 'arras',
    service: 'pmi',
    also: 'lens',
    firstName: 'Sophie',
    lastName: 'Caron',
    email: 'pmi@rdv.test',
  },
  {
    organisation: 'arras',
    service: 'secretariat',
    firstName: 'Martine',
    lastName: 'Leroy',
    email: 'secretariat@rdv.test',
  },
  {
    organisation: 'arras',
    service: 'social',
    accessLevel: 'admin',
    firstName: 'Philippe',
    lastName: 'Carpentier',
    email: 'admin@rdv.test',
  },
  {
    organisation: 'arras',
    service: 'social',
    accessLevel: 'admin',
    also: 'insertion',
    firstName: 'Hélène',
    lastName: 'Dumont',
    email: 'territoire@rdv.test',
  },
  ...several(2, { organisation: 'arras', service: 'social' }),
  ...several(2, { organisation: 'arras', service: 'pmi' }),
]

const elsewhere: Post[] = [
  {
    organisation: 'bapaume',
    service: 'numerique',
    accessLevel: 'admin',
    also: 'carvin',
    firstName: 'Karim',
    lastName: 'Haddad',
    email: 'numerique@rdv.test',
  },
  { organisation: 'bapaume', service: 'numerique' },
  { organisation: 'carvin', service: 'numerique', accessLevel: 'admin' },
  { organisation: 'carvin', service: 'numerique' },
  {
    organisation: 'saintDenis',
    service: 'social',
    accessLevel: 'admin',
    firstName: 'Marie-Annick',
    lastName: 'Payet',
    email: 'reunion@rdv.test',
  },
  {
    organisation: 'mairie',
    service: 'mairie',
    accessLevel: 'admin',
    firstName: 'Thomas',
    lastName: 'Evrard',
    email: 'mairie@rdv.test',
  },
  { organisation: 'mairie', service: 'mairie' },
]

export const posts: Post[] = [
  ...arras,
  ...elsewhere,
  ...mds('lens', 4, 3, 1),
  ...mds('bethune', 3, 2, 1),
  ...mds('boulogne', 3, 2, 1),
  ...mds('calais', 3, 2, 1),
  ...mds('saintOmer', 2, 2, 1),
  ...mds('montreuil', 2, 2, 0),
  { organisation: 'insertion', service: 'insertion', accessLevel: 'admin' },
  ...several(3, { organisation: 'insertion', service: 'insertion' }),
  { organisation: 'saintDenis', service: 'social' },
  { organisation: 'saintDenis', service: 'pmi' },
  { organisation: 'saintDenis', service: 'secretariat' },
  ...mds('saintPierre', 1, 1, 1),
  { organisation: 'arras', service: 'pmi', accessLevel: 'intervenant' },
  { organisation: 'lens', service: 'social', accessLevel: 'intervenant' },
]
