import { z } from 'zod'
import { email, password } from '#web/shared/fields.ts'

export const connexionForm = z.object({ email, password: password('Écrivez votre mot de passe.') })
