import type { OpenedBy } from '#domain/account/connexion/who.ts'
import { say } from '#lib/say.ts'
import { success, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'

export type Person = { id: number; sessionVersion: number }

/** How one enters. `isWeak`: by a password to be changed; `said`: instead of « Connexion réussie ». */
export type Entry = { isWeak?: boolean; hasSecondFactor?: boolean; openedBy?: OpenedBy; said?: Flash }

export const signedIn = () => success(say('Connexion réussie.'))

/** Let in, with the way to change what let him in. */
export const weakPassword = (changement: string): Flash => ({
  ...warning(say('Connexion réussie. Votre mot de passe est trop court ou trop connu.')),
  action: { href: changement, text: say('Changer de mot de passe') },
})
