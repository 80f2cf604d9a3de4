import type { LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import { frameOf } from './agent-layout.ts'
import { deconnexionPath } from './connexion/paths.ts'
import { organisationsPath } from './organisations/paths.ts'

const links: LayoutLinks = {
  home: organisationsPath(),
  help: '/aide',
  accessibility: '/accessibilite',
  legal: '/mentions-legales',
  privacy: '/politique-de-confidentialite',
  display: '/affichage',
  signOut: deconnexionPath(),
}

export const page = pagesOf({ links, contextOf: frameOf })
