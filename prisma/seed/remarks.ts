/** What agents write for one another: encrypted once in the database. */
const contexts = [
  'Préfère être rappelée le matin.',
  'Vient avec une interprète (portugais).',
  'Premier rendez-vous après un déménagement : pièces du dossier à apporter.',
  'Accès en fauteuil roulant, prévoir la salle du rez-de-chaussée.',
  'Suite du rendez-vous du mois dernier : bilan à relire ensemble.',
  'Situation urgente, à revoir si un créneau se libère plus tôt.',
]

const notes = [
  'Joindre de préférence par SMS.',
  'Ne parle pas français : demander un interprète (arabe).',
  'Suivi en lien avec la mission locale.',
  'Dossier transmis par la maison des solidarités voisine.',
]

/** One rdv in seven, one usager in nine; the first demo usager has some. */
export const contextOf = (rdvId: number): string | null =>
  rdvId % 7 === 1 ? (contexts[rdvId % contexts.length] ?? null) : null

export const notesOf = (usagerId: number): string | null =>
  usagerId % 9 === 1 ? (notes[usagerId % notes.length] ?? null) : null
