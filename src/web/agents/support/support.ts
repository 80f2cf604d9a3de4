import type { Request, Response } from 'express'
import { displayName } from '#lib/names.ts'
import { siteLinks } from '#web/shared/site-links.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'

type Content = { supportEmail: string; mailto: string; site: typeof siteLinks }
const supportPage = page<Content>('agents/support/support')

export function show(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const { supportEmail } = visit.brand
  supportPage(req, res, { title: 'Aide et support', supportEmail, mailto: mailtoOf(visit), site: siteLinks })
}

/** A mail that already says who writes and from where: support asks for it each time. */
function mailtoOf({ agent, organisation, brand }: OrganisationVisit) {
  const subject = `Demande d’aide : ${organisation.name}`
  const body = [
    `Organisation : ${organisation.name} (n° ${organisation.id})`,
    `Agent : ${[displayName(agent), agent.email].filter(Boolean).join(', ')}`,
    'Ce que je voulais faire :',
    'Ce qui se passe à la place :',
  ]
  const [to, about, text] = [brand.supportEmail, subject, body.join('\r\n')].map(encodeURIComponent)
  return `mailto:${to}?subject=${about}&body=${text}`
}
