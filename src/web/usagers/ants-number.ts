import { say } from '#lib/say.ts'
import { text } from '#web/shared/fields.ts'

const LENGTH = 10

/** Given by the national site after the online pre-application: 10 letters or digits, in capitals. */
export const antsNumber = text
  .transform((typed) => typed.replaceAll(/\s/g, '').toUpperCase())
  .check((context) => {
    const typed = context.value
    if (!/^[A-Z0-9]{10}$/.test(typed))
      context.issues.push({ code: 'custom', message: problemOf(typed), input: typed, continue: false })
  })

function problemOf(typed: string) {
  if (typed === '') return say('Écrivez votre numéro de pré-demande.')
  if (typed.length !== LENGTH)
    return say('Le numéro a 10 lettres ou chiffres. Vous en avez écrit {count}.', { count: typed.length })
  return say('Le numéro n’a que des lettres sans accent et des chiffres. Exemple : A1B2C3D4E5.')
}
