import { z } from 'zod'
import { isEmail, normalEmail } from '#lib/email.ts'
import { LONGEST_NAME } from '#lib/names.ts'
import { keptPhone, phoneProblem } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { phoneProblemInWords } from './field-words.ts'

/** Said when a form is read: a function where it is marked, for usagers. */
type Words = string | (() => string)

/** What a field of text holds, without the blanks around it; nothing sent is nothing typed. */
export const text = z.preprocess((typed) => (typeof typed === 'string' ? typed.trim() : ''), z.string())

/** « 80 caractères au plus. Retirez-en 12. » */
const shortText = (most: number) =>
  text.check((context) => {
    const excess = [...context.value].length - most
    if (excess > 0)
      context.issues.push({
        code: 'custom',
        message: say('{most} caractères au plus. Retirez-en {excess}.', { most, excess }),
        input: context.value,
      })
  })

/** `missing`: what to do when it is empty. */
export const required = (missing: Words, most: number = LONGEST_NAME) =>
  shortText(most).refine((typed) => typed !== '', { error: missing })

export const optionalText = (most = 255) => shortText(most).transform((typed) => typed || null)

export const email = text
  .transform(normalEmail)
  .refine((typed) => typed !== '', { error: () => say('Écrivez votre e-mail.') })
  .refine((typed) => typed === '' || isEmail(typed), {
    error: () => say('Écrivez votre e-mail en entier, par exemple nom@exemple.fr.'),
  })

/** `departement`: where numbers are dialled as at home; null where it is not known. */
export const optionalPhone = (departement: string | null) =>
  text
    .check((context) => {
      const problem = context.value === '' ? null : phoneProblem(context.value, departement)
      if (problem) context.issues.push({ code: 'custom', message: phoneProblemInWords(problem), input: context.value })
    })
    .transform((typed) => (typed ? keptPhone(typed, departement) : null))

/** Passwords keep their blanks. */
export const password = (missing: Words) =>
  z
    .preprocess((typed) => (typeof typed === 'string' ? typed.slice(0, 1000) : ''), z.string())
    .refine((typed) => typed !== '', { error: missing })

export const firstName = required(() => say('Écrivez votre prénom.'))
export const lastName = required(() => say('Écrivez votre nom.'))
