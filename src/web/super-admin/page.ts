import type { Request } from 'express'
import { fullName } from '#lib/names.ts'
import { actingNotice } from '#web/shared/impersonation.ts'
import type { AgentLayoutContext, LayoutContext, LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import { siteLinks } from '#web/shared/site-links.ts'
import { accueilPath } from './accueil/paths.ts'
import { deconnexionPath } from './connexion/paths.ts'
import { type CurrentSuperAdmin, findCurrentSuperAdmin } from './session.ts'

const links: LayoutLinks = {
  home: accueilPath(),
  ...siteLinks,
  signOut: deconnexionPath(),
}

type Frame = Omit<AgentLayoutContext, Exclude<keyof LayoutContext, 'person' | 'notice'>>

const WARNING = {
  kind: 'alert',
  title: 'Vous êtes en super administration.',
  text: 'Tout ce que vous ouvrez ou changez est enregistré à votre nom.',
} as const

const noticeOf = (superAdmin: CurrentSuperAdmin) =>
  superAdmin.actsAs === null ? WARNING : actingNotice(fullName(superAdmin), superAdmin.actsAs)

const contextOf = (req: Request): Frame => {
  const superAdmin = findCurrentSuperAdmin(req)
  return {
    person: superAdmin && { name: fullName(superAdmin) },
    notice: superAdmin && noticeOf(superAdmin),
    organisation: null,
    search: null,
    wizard: null,
    menuAction: null,
    help: null,
    menu: [],
    accountMenu: [],
  }
}

export const page = pagesOf({ layout: 'layouts/super-admin.njk', links, contextOf })
