import { isFrequentPassword } from '#domain/account/password/frequent-passwords.ts'
import * as passwordRules from '#domain/account/password/password-rules.ts'
import { say } from '#lib/say.ts'
import { passwordRefusalInWords } from '#web/shared/field-words.ts'
import { password } from '#web/shared/fields.ts'

export const passwordRule = () =>
  say('12 caractères au moins, sans votre nom ni votre e-mail. Évitez un mot de passe trop connu.')

/** A new password, with what stands against it in words. */
export const chosenPassword = (owner: passwordRules.PasswordOwner) =>
  password(() => say('Choisissez un mot de passe.')).check((context) => {
    const refusal = passwordRules.choose(owner, { password: context.value, isFrequent: isFrequentPassword })
    if (refusal && context.value !== '')
      context.issues.push({ code: 'custom', message: passwordRefusalInWords(refusal), input: context.value })
  })
