import { say } from '#lib/say.ts'
import { text } from '#web/shared/fields.ts'

export { caisses, familySituations } from '../compte/informations-form.ts'

export const logements = () =>
  [
    { value: 'sdf', text: say('Sans logement') },
    { value: 'heberge', text: say('Chez quelqu’un ou dans un foyer') },
    { value: 'locataire', text: say('En location') },
    { value: 'en_accession_propriete', text: say('En cours d’achat') },
    { value: 'proprietaire', text: say('Propriétaire') },
    { value: 'autre', text: say('Autre') },
  ] as const

export const oneOf = <const Value extends string>(options: () => readonly { value: Value }[]) =>
  text.transform((typed) => options().find(({ value }) => value === typed)?.value ?? null)

export const numberOfChildren = text
  .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) <= 15), {
    error: () => say('Écrivez un nombre de 0 à 15.'),
  })
  .transform((typed) => (typed === '' ? null : Number(typed)))
