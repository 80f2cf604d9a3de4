import { say } from '#lib/say.ts'

export const caisses = () =>
  [
    { value: 'aucune', text: say('Aucune') },
    { value: 'caf', text: say('CAF') },
    { value: 'msa', text: say('MSA') },
  ] as const

export const familySituations = () =>
  [
    { value: 'single', text: say('Célibataire') },
    { value: 'in_a_relationship', text: say('En couple') },
    { value: 'divorced', text: say('Après un divorce') },
  ] as const

export const logements = () =>
  [
    { value: 'sdf', text: say('Sans logement') },
    { value: 'heberge', text: say('Chez quelqu’un ou dans un foyer') },
    { value: 'locataire', text: say('En location') },
    { value: 'en_accession_propriete', text: say('En cours d’achat') },
    { value: 'proprietaire', text: say('Propriétaire') },
    { value: 'autre', text: say('Autre') },
  ] as const
