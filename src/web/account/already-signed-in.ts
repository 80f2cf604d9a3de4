import type { Request } from 'express'
import { holderOf, isOver, type SignedIn } from '#domain/account/connexion/who.ts'
import { say } from '#lib/say.ts'
import { organisationsPath } from '#web/agents/organisations/paths.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { information } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { whoOf } from '#web/shared/session.ts'
import { accueilPath } from '#web/super-admin/accueil/paths.ts'
import { rdvsPath } from '#web/usagers/rdvs/paths.ts'

/** Null when nobody is, or has been away too long. */
export function signedInThere(req: Request): SignedIn | null {
  const who = whoOf(req)
  return 'signedInAt' in who && !isOver(who, nowOf(req)) ? who : null
}

/** He stays, and is told so. */
export const alreadySignedIn = (req: Request, who: SignedIn): Answer =>
  goTo(placeFor(req, who), information(say('Votre compte est déjà ouvert. Pour en changer, déconnectez-vous.')))

/** Where he was going: who he is was known meanwhile. */
export const goOn = (req: Request, who: SignedIn): Answer => goTo(placeFor(req, who))

const placeFor = (req: Request, who: SignedIn) => placeOf[holderOf(who)?.face ?? 'usager'](req)

const placeOf = {
  usager: (req: Request) => takeReturnTo(req, 'usager') ?? rdvsPath(),
  agent: (req: Request) => takeReturnTo(req, 'agent') ?? organisationsPath(),
  super_admin: () => accueilPath(),
} as const
