export type SignIn = { face: 'usager' | 'agent'; email: string; password: string; note: string }

const password = 'correct-cheval-agrafe'

/** The accounts to try the product with; every other account of the demo world has the same password. */
export const demoSignIns: SignIn[] = [
  {
    face: 'usager',
    email: 'usager@rdv.test',
    password,
    note: 'Nadia Benali, deux enfants, des rendez-vous à venir et passés, une référente',
  },
  {
    face: 'usager',
    email: 'nouvelle.usagere@rdv.test',
    password,
    note: 'Chloé Lefebvre, compte neuf, aucun rendez-vous',
  },
  { face: 'usager', email: 'usager.reunion@rdv.test', password, note: 'Jean-Marc Hoarau, La Réunion' },
  {
    face: 'agent',
    email: 'agent@rdv.test',
    password,
    note: 'Camille Delattre, assistante sociale, MDS de l’Arrageois',
  },
  {
    face: 'agent',
    email: 'pmi@rdv.test',
    password,
    note: 'Sophie Caron, puéricultrice, MDS de l’Arrageois et de Lens-Liévin',
  },
  { face: 'agent', email: 'secretariat@rdv.test', password, note: 'Martine Leroy, secrétariat, MDS de l’Arrageois' },
  {
    face: 'agent',
    email: 'admin@rdv.test',
    password,
    note: 'Philippe Carpentier, administrateur de la MDS de l’Arrageois',
  },
  { face: 'agent', email: 'territoire@rdv.test', password, note: 'Hélène Dumont, administratrice du Pas-de-Calais' },
  { face: 'agent', email: 'numerique@rdv.test', password, note: 'Karim Haddad, conseiller numérique à Bapaume' },
  { face: 'agent', email: 'reunion@rdv.test', password, note: 'Marie-Annick Payet, administratrice de La Réunion' },
  { face: 'agent', email: 'mairie@rdv.test', password, note: 'Thomas Evrard, mairie de Calais' },
]

/** Signs in through an identity provider, by this e-mail. */
export const superAdminEmail = 'superadmin@rdv.test'
