import { connexionPages } from '#web/account/connexion.ts'
import { door } from '../door.ts'
import { providerLinksOf } from './fournisseurs.ts'

export const { show, create } = connexionPages(door, {
  view: 'agents/connexion/connexion',
  faces: ['agent'],
  content: (req) => ({ providers: providerLinksOf(req) }),
})
