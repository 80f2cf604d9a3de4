import type { FileChange } from '#domain/people/usager/file-change.ts'
import { say } from '#lib/say.ts'

type Choice<Value extends string> = { label: () => string; options: () => Record<Value, string> }
type Choices = {
  [Field in 'caisseAffiliation' | 'familySituation' | 'logement']: Choice<NonNullable<FileChange[Field]>>
}

/** The fields of a usager that are a choice, with its answers in the order of forms: written once, for forms, histories and the copy of his data. */
export const usagerChoices = {
  caisseAffiliation: {
    label: () => say('Caisse d’allocations'),
    options: () => ({ aucune: say('Aucune'), caf: say('CAF'), msa: say('MSA') }),
  },
  familySituation: {
    label: () => say('Situation familiale'),
    options: () => ({
      single: say('Célibataire'),
      in_a_relationship: say('En couple'),
      divorced: say('Après un divorce'),
    }),
  },
  logement: {
    label: () => say('Logement'),
    options: () => ({
      sdf: say('Sans logement'),
      heberge: say('Chez quelqu’un ou dans un foyer'),
      locataire: say('En location'),
      en_accession_propriete: say('En cours d’achat'),
      proprietaire: say('Propriétaire'),
      autre: say('Autre'),
    }),
  },
} as const satisfies Choices
