import { text } from '#web/shared/fields.ts'

export { caisses, familySituations } from '../compte/informations-form.ts'

export const logements = [
  { value: 'sdf', text: 'Sans logement' },
  { value: 'heberge', text: 'Chez quelqu’un ou dans un foyer' },
  { value: 'locataire', text: 'En location' },
  { value: 'en_accession_propriete', text: 'En cours d’achat' },
  { value: 'proprietaire', text: 'Propriétaire' },
  { value: 'autre', text: 'Autre' },
] as const

export const oneOf = <const Value extends string>(options: readonly { value: Value }[]) =>
  text.transform((typed) => options.find(({ value }) => value === typed)?.value ?? null)

const CHILDREN = 'Écrivez un nombre de 0 à 15.'
export const numberOfChildren = text
  .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) <= 15), { error: CHILDREN })
  .transform((typed) => (typed === '' ? null : Number(typed)))
