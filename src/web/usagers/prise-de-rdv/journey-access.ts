import type { Access } from '#web/shared/access.ts'
import { identified } from '../access.ts'
import { hasInvitationEnded } from '../invited.ts'
import { needsLetters } from '../rdvs/letters-checked.ts'
import { troisLettresPath } from '../rdvs/paths.ts'
import { findIdentifiedUsager } from '../session.ts'
import { accueilPath } from '../site/paths.ts'
import { askedEtape, etapeHref } from './etape-address.ts'
import { searchVisitOf } from './search-visit.ts'

/** Strangers say who they are first, who comes by a link gives his letters; then both come back to their answers, even after a form. */
export const inJourney: Access = {
  name: 'identified usager',
  admit(req, res) {
    if (hasInvitationEnded(req)) {
      res.redirect(303, accueilPath())
      return false
    }
    const isKnown = findIdentifiedUsager(req) !== null
    if (isKnown && !needsLetters(req)) return true

    const address = askedEtape(req.query, searchVisitOf(req).invited)
    req.session.returnTo = etapeHref(address, address.etape)
    if (!isKnown) return identified.admit(req, res)
    res.redirect(303, troisLettresPath())
    return false
  },
}
