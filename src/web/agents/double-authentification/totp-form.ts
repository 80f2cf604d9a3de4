import { z } from 'zod'
import { text } from '#web/shared/fields.ts'

export const WRONG_CODE = 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.'

/** Of the application, or of the recovery list: which of them, the domain sees. */
export const code = text
  .transform((typed) => typed.slice(0, 40))
  .refine((typed) => typed !== '', { error: 'Écrivez les 6 chiffres affichés par votre application.' })

export const codeForm = z.object({ code })
