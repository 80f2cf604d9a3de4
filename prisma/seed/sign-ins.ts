export type SignIn = { face: 'usager' | 'agent'; email: string; password: string; note: string }

const password = 'correct-cheval-agrafe'

/** The accounts to try the product with; every other account of the demo world has the same password. */
export const demoSignIns: SignIn[] = [
  {
    face: 'usager',
    email: 'usager@exemple.fr',
    password,
    note: 'Nadia Benali, deux enfants, des rendez-vous à venir et passés, une référente',
  },
  {
    face: 'usager',
    email: 'nouvelle.usagere@exemple.fr',
    password,
    note: 'Chloé Lefebvre, compte neuf, aucun rendez-vous',
  },
  { face: 'usager', email: 'usager.reunion@exemple.fr', password, note: 'Jean-Marc Hoarau, La Réunion' },
  {
    face: 'agent',
    email: 'agent@exemple.fr',
    password,
    note: 'Camille Delattre, assistante sociale, MDS de l’Arrageois',
  },
  {
    face: 'agent',
    email: 'pmi@exemple.fr',
    password,
    note: 'Sophie Caron, puéricultrice, MDS de l’Arrageois et de Lens-Liévin',
  },
  { face: 'agent', email: 'secretariat@exemple.fr', password, note: 'Martine Leroy, secrétariat, MDS de l’Arrageois' },
  {
    face: 'agent',
    email: 'admin@exemple.fr',
    password,
    note: 'Philippe Carpentier, administrateur de la MDS de l’Arrageois',
  },
  { face: 'agent', email: 'territoire@exemple.fr', password, note: 'Hélène Dumont, administratrice du Pas-de-Calais' },
  { face: 'agent', email: 'numerique@exemple.fr', password, note: 'Karim Haddad, conseiller numérique à Bapaume' },
  { face: 'agent', email: 'reunion@exemple.fr', password, note: 'Marie-Annick Payet, administratrice de La Réunion' },
  { face: 'agent', email: 'mairie@exemple.fr', password, note: 'Thomas Evrard, mairie de Calais' },
]

/** Signs in through an identity provider, by this e-mail. */
export const superAdminEmail = 'superadmin@exemple.fr'
