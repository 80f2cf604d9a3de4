import { connexionPages } from '#web/account/connexion.ts'
import { anyVisitOf } from '#web/shared/visit.ts'
import { door } from '../door.ts'
import { findWantedRdv, wantedOf } from '../identification/wanted-rdv.ts'
import { liensPath } from '../rdvs/paths.ts'
import { franceconnectAction } from './franceconnect-button.ts'
import { inscriptionPath } from './paths.ts'

/** The credentials of an agent open his space from here too. The rdv being taken stays in sight: it is not confirmed yet. */
export const { show, create } = connexionPages(door, {
  view: 'usagers/connexion/connexion',
  faces: ['agent', 'usager'],
  content: async (req) => ({
    signUp: inscriptionPath(),
    askLinks: liensPath(),
    franceconnect: franceconnectAction(req),
    recap: (await findWantedRdv(wantedOf(req), anyVisitOf(req))).recap,
  }),
})
