import type { Request } from 'express'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import type { SessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { formPagesOf } from '#web/shared/form-page.ts'
import { anyVisitOf, type Visit } from '#web/shared/visit.ts'
import { authorOf, currentUsager, usagerActor } from './session.ts'

/** Who asks, when, and on which brand: read once, handed on to whatever builds a page or does a deed. */
export type UsagerVisit = Visit & {
  usager: SessionUsager
  /** As the rules want him: his family, and how far his session reaches. */
  actor: UsagerActor
  /** As the journal and the evenements name him. */
  author: Author
}

/** After the accesses `identified`, `signedInUsager` or `rdvReader`. */
export function visitOf(req: Request): UsagerVisit {
  const usager = currentUsager(req)
  return { ...anyVisitOf(req), usager, actor: usagerActor(req), author: authorOf(usager) }
}

export const formPage = formPagesOf(visitOf)
