import type { Territoire } from '#infra/prisma/client.ts'

type Fields = Pick<
  Territoire,
  | 'enableCaisseAffiliationField'
  | 'enableAffiliationNumberField'
  | 'enableFamilySituationField'
  | 'enableNumberOfChildrenField'
>

/** Of a usager, what his territoire does not ask: left out of his history. */
export const unusedUsagerColumns = (territoire: Fields): string[] =>
  [
    ['caisse_affiliation', territoire.enableCaisseAffiliationField] as const,
    ['affiliation_number', territoire.enableAffiliationNumberField] as const,
    ['family_situation', territoire.enableFamilySituationField] as const,
    ['number_of_children', territoire.enableNumberOfChildrenField] as const,
  ].flatMap(([column, isAsked]) => (isAsked ? [] : [column]))
