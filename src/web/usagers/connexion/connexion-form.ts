import { z } from 'zod'
import { say } from '#lib/say.ts'
import { email, password } from '#web/shared/fields.ts'

export const connexionForm = z.object({ email, password: password(() => say('Écrivez votre mot de passe.')) })
