import type { Request } from 'express'
import { z } from 'zod'
import type { Face } from '#domain/account/compte/check-credentials.ts'
import { holderOf } from '#domain/account/connexion/who.ts'
import { say } from '#lib/say.ts'
import { type Answer, goTo, showInstead } from '#web/shared/answer.ts'
import { email, password } from '#web/shared/fields.ts'
import { failure } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { whoOf } from '#web/shared/session.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { accueilPath } from '#web/usagers/site/paths.ts'
import { admit } from './admit.ts'
import { checkSignIn, refusalWords } from './credentials.ts'
import type { Door } from './door.ts'

/** `faces`: whose credentials the form takes. `content`: the other ways in, and what else the page says. */
type SignIn<Content> = { view: string; faces: readonly Face[]; content: (req: Request) => Content | Promise<Content> }
type Common = { action: string; newPassword: string }

/** E-mail and password, for whoever is not signed in on either face. */
export function connexionPages<Content extends object>(door: Door, { view, faces, content }: SignIn<Content>) {
  const { page, paths } = door
  return anyFormPage({
    page: page<Common & Content>(view),
    needsCookies: true,
    subject: async (_visit, req) => ({ others: await content(req), instead: insteadOf(door, req) }),
    hidden: ({ subject: { instead } }) => instead,
    form: () => z.object({ email, password: password(() => say('Écrivez votre mot de passe.')) }),
    content: ({ subject: { others } }) => ({
      ...others,
      title: say('Se connecter'),
      action: paths.connexionPath(),
      newPassword: paths.demandeDeMotDePassePath(),
    }),
    async submit({ data }, req) {
      const outcome = await checkSignIn(req, data, faces)
      if (!outcome.ok) return refuseFields({ password: refusalWords[outcome.reason]() })
      return goTo(await admit(req, outcome, { isWeak: outcome.isWeak }))
    },
  })
}

/** Whoever is there goes on; on the other face the page asks him to leave first (decision 34: signing in takes his place all the same). */
function insteadOf({ face, home, findHolder }: Door, req: Request): Answer | null {
  if (findHolder(req)) return showInstead((req, res) => res.redirect(303, takeReturnTo(req, face) ?? home))
  const who = whoOf(req)
  const other = who.kind === 'nobody' ? undefined : holderOf(who)?.face
  return (other === 'usager' || other === 'agent') && other !== face
    ? goTo(accueilPath(), failure(leaveFirst[other]()))
    : null
}

const leaveFirst = {
  usager: () => say('Déconnectez-vous de votre compte personnel d’abord.'),
  agent: () => say('Déconnectez-vous de votre compte agent d’abord.'),
} as const satisfies Record<Face, () => string>
