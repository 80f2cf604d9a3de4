import type { Request } from 'express'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import type { SessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import type { Brand } from '#web/shared/brands.ts'
import { formPagesOf } from '#web/shared/form-page.ts'
import { nowOf } from '#web/shared/now.ts'
import { brandOf } from '#web/shared/page.ts'
import { authorOf, currentUsager, usagerActor } from './session.ts'

/** Anybody's visit: when, and on which brand. */
export type Visit = { now: Temporal.Instant; brand: Brand }

/** Who asks, when, and on which brand: read once, handed on to whatever builds a page or does a deed. */
export type UsagerVisit = Visit & {
  usager: SessionUsager
  /** As the rules want him: his family, and how far his session reaches. */
  actor: UsagerActor
  /** As the journal and the evenements name him. */
  author: Author
}

/** For strangers too. */
export const anyVisitOf = (req: Request): Visit => ({ now: nowOf(req), brand: brandOf(req) })

/** After the accesses `identified`, `signedInUsager` or `rdvReader`. */
export function visitOf(req: Request): UsagerVisit {
  const usager = currentUsager(req)
  return { ...anyVisitOf(req), usager, actor: usagerActor(req), author: authorOf(usager) }
}

export const anyFormPage = formPagesOf(anyVisitOf)
export const formPage = formPagesOf(visitOf)
