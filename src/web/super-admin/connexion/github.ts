import { recogniseSuperAdmin } from '#domain/account/identite/recognise-super-admin.ts'
import { config } from '#infra/config.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import { log } from '#infra/logger.ts'
import { admitSuperAdmin } from '#web/account/admit-super-admin.ts'
import { identificationPages } from '#web/account/identification.ts'
import { goTo } from '#web/shared/answer.ts'
import { failure, success } from '#web/shared/flash.ts'
import { accueilPath } from '#web/usagers/site/paths.ts'
import { githubRetourPath } from './paths.ts'

export const { create, show } = identificationPages({
  provider: 'github',
  callback: githubRetourPath(),
  async enter(req, { claims, hasSecondFactor }) {
    const recognised = await recogniseSuperAdmin(claims, { opensFirst: config.FIRST_SUPER_ADMIN_OPENS })
    if (!recognised.ok) return recognised
    const said = success('Connexion réussie avec GitHub.')
    return goTo(await admitSuperAdmin(req, recognised.person, { hasSecondFactor, said }))
  },
  refuse(req, { reason }) {
    log.warn({ reason, ip: req.ip }, 'super admin refused')
    return goTo(accueilPath(), failure(REFUSED[reason]))
  },
})

const REFUSED: Record<ProviderRefusal | 'inconnu' | 'identite-incomplete', string> = {
  cancelled: 'Vous avez arrêté la connexion avec GitHub.',
  expired: 'La connexion avec GitHub a trop attendu, ou a déjà servi. Recommencez.',
  unavailable: 'GitHub ne répond pas en ce moment. Réessayez plus tard.',
  invalid: 'GitHub n’a pas pu nous dire qui vous êtes. Recommencez.',
  inconnu: 'Ce compte GitHub n’a pas accès à la super administration.',
  'identite-incomplete': 'Ce compte GitHub n’a pas d’e-mail principal vérifié.',
}
