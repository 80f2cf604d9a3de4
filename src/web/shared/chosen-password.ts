import { z } from 'zod'
import { isFrequentPassword } from '#domain/account/password/frequent-passwords.ts'
import { type PasswordOwner, passwordProblem } from '#domain/account/password/password.ts'
import { say } from '#lib/say.ts'
import { password } from './fields.ts'

export const passwordRule = () =>
  say('12 caractères au moins, sans votre nom ni votre e-mail. Évitez un mot de passe trop connu.')

/** A new password, with what stands against it in words. */
export const chosenPassword = (owner: PasswordOwner) =>
  password(() => say('Choisissez un mot de passe.')).check((context) => {
    const problem = passwordProblem(context.value, owner, isFrequentPassword)
    if (problem && context.value !== '') context.issues.push({ code: 'custom', message: problem, input: context.value })
  })

export const passwordChoiceForm = (owner: PasswordOwner) => z.object({ password: chosenPassword(owner) })
