import type { LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import { frameOf } from './agent-layout.ts'
import * as paths from './paths.ts'

const links: LayoutLinks = {
  home: paths.organisationsPath(),
  help: '/aide',
  accessibility: '/accessibilite',
  legal: '/mentions-legales',
  privacy: '/politique-de-confidentialite',
  display: '/affichage',
  signOut: paths.signOutPath(),
}

export const page = pagesOf({ links, contextOf: frameOf })
