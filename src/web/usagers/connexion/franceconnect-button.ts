import type { Request } from 'express'
import { isOffered } from '#web/account/identity.ts'
import { brandOf } from '#web/shared/page.ts'
import { isAsked } from '#web/shared/sent.ts'
import { franceconnectPath } from './paths.ts'

/** Where the button of FranceConnect posts; null where it is not shown. An address may force it on another brand. */
export function franceconnectAction(req: Request): string | null {
  const isOfBrand = brandOf(req).hasFranceConnect || isAsked(req, 'force_franceconnect')
  return isOfBrand && isOffered(req, 'franceconnect') ? franceconnectPath() : null
}
