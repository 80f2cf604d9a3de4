import type { Request } from 'express'
import { localAddress } from '#lib/local-address.ts'
import { longAddress } from '#web/shared/address-values.ts'
import { bodyOf, queryOf } from '#web/shared/sent.ts'

/** Where to come back: asked by the last page of a booking, then kept by the form. */
export function retourOf(req: Request): string | null {
  const field = { retour: longAddress }
  return localAddress(bodyOf(req, field).retour ?? queryOf(req, field).retour)
}
