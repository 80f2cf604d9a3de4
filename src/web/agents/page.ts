import type { Request } from 'express'
import { agentName } from '#lib/names.ts'
import type { AgentLayoutContext, LayoutContext, LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import * as paths from './paths.ts'
import { findCurrentAgent } from './session.ts'

const links: LayoutLinks = {
  home: paths.organisationsPath(),
  help: '/aide',
  accessibility: '/accessibilite',
  legal: '/mentions-legales',
  privacy: '/politique-de-confidentialite',
  display: '/affichage',
  signOut: paths.signOutPath(),
}

type Frame = Omit<AgentLayoutContext, Exclude<keyof LayoutContext, 'person'>>

/** What an organisation's pages add (menu, search, switch) is given by the page itself. */
const contextOf = (req: Request): Frame => {
  const agent = findCurrentAgent(req)
  return {
    person: agent && { name: agentName(agent) },
    organisation: null,
    search: null,
    menuAction: null,
    menu: [],
    accountMenu: [{ href: paths.passwordChangePath(), text: 'Changer de mot de passe' }],
  }
}

export const page = pagesOf({ links, contextOf })
