import type { Request } from 'express'
import { isAgent } from '#domain/account/connexion/who.ts'
import { readQuery } from '#web/shared/query.ts'
import { type SessionContent, whoOf } from '#web/shared/session.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { anyVisitOf, type Visit } from '#web/shared/visit.ts'
import { invitationOf } from '../invited.ts'
import { findIdentifiedUsager, type IdentifiedUsager } from '../session.ts'
import { type UsagerVisit, visitOf } from '../visit.ts'
import { type InvitedSearch, invitedSearch } from './invited-search.ts'

/** Who looks for a rdv, known or not, and by which door: read once, handed on to every step. */
export type SearchVisit = Visit & {
  /** Account, code or link; null for a stranger. */
  identified: IdentifiedUsager | null
  invited: InvitedSearch | null
  /** Null: this browser never held an hour. */
  sessionDigest: string | null
  isAgent: boolean
}

export function searchVisitOf(req: Request): SearchVisit {
  const invitation = invitationOf(req)
  const invited = invitation && invitedSearch(invitation, readQuery(req, invitation.search))
  return {
    ...anyVisitOf(req),
    identified: findIdentifiedUsager(req),
    invited,
    sessionDigest: req.session.browser ? browserDigest(req) : null,
    isAgent: isAgent(whoOf(req)),
  }
}

/** Who takes a rdv: known, and his browser has a name. */
export type JourneyVisit = UsagerVisit &
  SearchVisit & {
    sessionDigest: string
    /** The code that he gave, and the rdv that its answers were for, once it is taken. */
    verification: SessionContent['verification'] | null
  }

/** After the access `inJourney`. */
export const journeyVisitOf = (req: Request): JourneyVisit => ({
  ...searchVisitOf(req),
  ...visitOf(req),
  sessionDigest: browserDigest(req),
  verification: req.session.verification ?? null,
})
