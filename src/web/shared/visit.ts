import type { Request } from 'express'
import type { Brand } from './brands.ts'
import { formPagesOf } from './form-page.ts'
import { nowOf } from './now.ts'
import { brandOf } from './page.ts'

/** Anybody's visit: when, and on which brand. */
export type Visit = { now: Temporal.Instant; brand: Brand }

/** For strangers too. */
export const anyVisitOf = (req: Request): Visit => ({ now: nowOf(req), brand: brandOf(req) })

export const anyFormPage = formPagesOf(anyVisitOf)
