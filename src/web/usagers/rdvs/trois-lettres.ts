import { z } from 'zod'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { information } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { page } from '../page.ts'
import { findIdentifiedUsager } from '../session.ts'
import { areFirstLettersOf } from './first-letters.ts'
import { rememberLetters } from './letters-checked.ts'
import { liensPath, rdvPath, troisLettresPath } from './paths.ts'
import { UNSHARED } from './unshared.ts'

/** Asked of whoever comes by the link of a message. Tries are counted for the participation and the person, whatever link is opened. */
export const { show, create } = anyFormPage({
  page: page<{ action: string }>('usagers/rdvs/trois-lettres'),
  subject(_visit, req) {
    req.res?.set(UNSHARED)
    const { lent } = req.session
    const usager = findIdentifiedUsager(req)?.usager
    return lent?.kind === 'link' && usager ? { usager, ...lent } : goTo(liensPath(), information(closed()))
  },
  form: () =>
    z.object({
      letters: text.refine((typed) => typed !== '', {
        error: () => say('Écrivez les 3 premières lettres de votre nom.'),
      }),
    }),
  content: () => ({ title: say('Votre nom'), action: troisLettresPath() }),
  async submit({ subject: { usager, rdvId, participationId }, data: { letters } }, req) {
    const person = `${participationId}:${usager.id}`
    const tried = await limitTries(req, { letters: `${person} ${addressOf(req)}`, 'letters-subject': person })
    if (!areFirstLettersOf(usager.lastName, letters))
      return refuseFields({ letters: say('Ces lettres ne sont pas celles du nom.') })
    await tried.giveBack()
    rememberLetters(req)
    return goTo(takeReturnTo(req, 'usager') ?? rdvPath({ rdvId }))
  },
})

/** The link was not opened, or ten minutes ago. */
const closed = () =>
  say('Par sécurité, la page s’est fermée après 10 minutes. Ouvrez de nouveau le lien reçu, ou recevez-en un nouveau.')
