import { say } from '#lib/say.ts'

/** What the demo world says of its services and motifs: our words, so that other languages have them too. */
export const demoLines = {
  serviceSocial: () => say('Logement, budget, droits, famille.'),
  pmi: () => say('Enfants de moins de 6 ans, grossesse.'),
  insertion: () => say('Personnes au RSA, recherche d’emploi, formation.'),
  numerique: () => say('Aide pour vos démarches sur internet.'),
  mairie: () => say('Carte d’identité et passeport.'),
  travailleurSocial: () => say('Parler d’un problème de logement, d’argent ou de famille.'),
  acces: () => say('Vérifier vos droits et remplir vos demandes.'),
  entretienSocial: () => say('Une personne du service vous appelle.'),
  suivi: () => say('Pour les personnes déjà suivies.'),
  atelierBudget: () => say('Apprendre à suivre ses dépenses.'),
  consultation: () => say('Santé d’un enfant de moins de 6 ans.'),
  puericulture: () => say('Une puéricultrice vient chez vous.'),
  prenatal: () => say('Parler de la grossesse et préparer la naissance.'),
  massage: () => say('Pour un bébé de 1 à 8 mois, avec un parent.'),
  formation: () => say('Connaître les formations et trouver la vôtre.'),
  accompagnement: () => say('Aide pas à pas pour une démarche en ligne.'),
  depannage: () => say('Une personne vous aide par téléphone.'),
  smartphone: () => say('Apprendre à se servir de son téléphone.'),
  titre: () => say('Première demande ou renouvellement.'),
  deuxTitres: () => say('Les deux demandes en un seul rendez-vous.'),
} as const satisfies Record<string, () => string>

const own = new Map<string, () => string>(Object.values(demoLines).map((line) => [line(), line]))

/** What a service wrote is shown as it wrote it. */
export const lineInWords = (description: string | null) => description && (own.get(description)?.() ?? description)
