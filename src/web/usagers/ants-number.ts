import { say } from '#lib/say.ts'
import { text } from '#web/shared/fields.ts'

const LENGTH = 10

/** Given by the national site after the online pre-application: 10 letters or digits, in capitals. `missing`: whose it is. */
export const antsNumber = (missing: () => string) =>
  text
    .transform((typed) => typed.replaceAll(/\s/g, '').toUpperCase())
    .check((context) => {
      const typed = context.value
      const message = typed === '' ? missing() : problemOf(typed)
      if (message) context.issues.push({ code: 'custom', message, input: typed, continue: false })
    })

function problemOf(typed: string) {
  if (/^[A-Z0-9]{10}$/.test(typed)) return null
  if (typed.length !== LENGTH)
    return say('Le numéro a 10 lettres ou chiffres. Vous en avez écrit {count}.', { count: typed.length })
  return say('Le numéro n’a que des lettres sans accent et des chiffres. Exemple : A1B2C3D4E5.')
}
