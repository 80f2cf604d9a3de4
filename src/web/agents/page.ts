import type { LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import { siteLinks } from '#web/shared/site-links.ts'
import { frameOf } from './agent-layout.ts'
import { deconnexionPath } from './connexion/paths.ts'
import { organisationsPath } from './organisations/paths.ts'

const links: LayoutLinks = {
  home: organisationsPath(),
  ...siteLinks,
  signOut: deconnexionPath(),
}

export const page = pagesOf({ layout: 'layouts/agent.njk', links, contextOf: frameOf })
