import type { Request, Response } from 'express'
import { config } from '#infra/config.ts'
import { emailHref } from '#lib/email.ts'
import { originOf } from '#web/shared/hosts.ts'
import { nowOf } from '#web/shared/now.ts'
import { brandOf } from '#web/shared/page.ts'
import { asset } from '#web/shared/views.ts'
import { securityTxtPath } from './paths.ts'

/** What search engines find: the pages of the site, neither those of persons nor the search, whose answers last a minute. */
const CLOSED = [
  '/admin/',
  '/agents/',
  '/super_admins/',
  '/users/',
  '/relatives',
  '/identification',
  '/invitation',
  '/prendre_rdv',
  '/creneaux',
  '/r/',
]

export function robots(_req: Request, res: Response) {
  const closed = config.DEMO ? ['/'] : CLOSED
  asText(res, ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)])
}

/** RFC 9116: whom to tell of a vulnerability. */
export function securityTxt(req: Request, res: Response) {
  asText(res, [
    `Contact: ${emailHref(brandOf(req).supportEmail)}`,
    `Expires: ${nowOf(req)
      .add({ hours: 180 * 24 })
      .toString({ smallestUnit: 'second' })}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${originOf(req)}${securityTxtPath()}`,
  ])
}

/** Asked by programs that read no page. */
export const favicon = (_req: Request, res: Response) => res.redirect(303, asset('icons/favicon.svg'))

const asText = (res: Response, lines: readonly string[]) =>
  res
    .set('Cache-Control', 'public, max-age=86400')
    .type('text/plain')
    .send(`${lines.join('\n')}\n`)
