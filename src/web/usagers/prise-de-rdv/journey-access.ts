import type { Access } from '#web/shared/access.ts'
import { identified } from '../access.ts'
import { hasInvitationEnded } from '../invited.ts'
import { needsLetters } from '../rdvs/letters-checked.ts'
import { troisLettresPath } from '../rdvs/paths.ts'
import { findIdentifiedUsager } from '../session.ts'
import { accueilPath } from '../site/paths.ts'
import { askedChoice, confirmationHref } from './choice-address.ts'
import { searchVisitOf } from './search-visit.ts'

/** Strangers say who they are first, who comes by a link gives his letters; then both come back to their answers, even after a form. */
export const inJourney: Access = {
  name: 'identified usager',
  admit(req, res) {
    if (hasInvitationEnded(req)) {
      res.redirect(303, accueilPath())
      return false
    }
    const known = findIdentifiedUsager(req)
    const wantsLetters = needsLetters(req)
    // Who came by a code may go back to what he answered.
    if (!known || wantsLetters || known.session.kind === 'code')
      req.session.returnTo = confirmationHref(askedChoice(req.query, searchVisitOf(req).invited))
    if (known && !wantsLetters) return true
    if (!known) return identified.admit(req, res)
    res.redirect(303, troisLettresPath())
    return false
  },
}
