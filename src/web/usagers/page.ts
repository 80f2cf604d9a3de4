import type { Request } from 'express'
import type { LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import * as paths from './paths.ts'

const links: LayoutLinks = {
  home: paths.homePath(),
  help: paths.helpPath(),
  accessibility: paths.accessibilityPath(),
  legal: paths.legalPath(),
  privacy: paths.privacyPath(),
  display: paths.displayPath(),
  signOut: paths.signOutPath(),
  rdvs: paths.rdvsPath(),
  account: paths.accountPath(),
  agents: '/agents/sign_in',
}

const contextOf = (req: Request) => ({
  person: req.res?.locals.usagerName ? { name: req.res.locals.usagerName } : null,
})

/** `const motifPage = page<MotifPage>('usagers/prise-de-rdv/motif')`, then `motifPage(req, res, { title, … })`. */
export const page = pagesOf({ links, contextOf })
