import type { Request } from 'express'
import type { Visit } from '#domain/account/compte/account-mail-to.ts'
import { brandOf } from '#web/shared/page.ts'
import type { Tried } from '#web/shared/rate-limit.ts'
import { wantedAddress } from '#web/shared/return-to.ts'

/** What the links of a mail remember of this visit; `tries`: given back when it is opened. */
export const mailVisitOf = (req: Request, { digests: tries }: Pick<Tried, 'digests'> = { digests: [] }): Visit => ({
  returnTo: wantedAddress(req),
  brand: brandOf(req).code,
  tries,
})
