import type { Request } from 'express'
import type { Visit } from '#domain/account/compte/account-mail-to.ts'
import { brandOf } from '#web/shared/page.ts'
import { wantedAddress } from '#web/shared/return-to.ts'

/** What the links of a mail remember of this visit. */
export const mailVisitOf = (req: Request): Visit => ({ returnTo: wantedAddress(req), brand: brandOf(req).code })
