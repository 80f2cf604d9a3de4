import { connexionPages } from '#web/account/connexion.ts'
import { door } from '../door.ts'
import { liensPath } from '../rdvs/paths.ts'
import { franceconnectAction } from './franceconnect-button.ts'
import { inscriptionPath } from './paths.ts'

/** The credentials of an agent open his space from here too. */
export const { show, create } = connexionPages(door, {
  view: 'usagers/connexion/connexion',
  faces: ['agent', 'usager'],
  content: (req) => ({ signUp: inscriptionPath(), askLinks: liensPath(), franceconnect: franceconnectAction(req) }),
})
