import { z } from 'zod'
import { requestLinks } from '#domain/booking/participation/request-links.ts'
import { likelyEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { email } from '#web/shared/fields.ts'
import { information } from '#web/shared/flash.ts'
import { subjectOf } from '#web/shared/known-browser.ts'
import { limitPlaces } from '#web/shared/rate-limit.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { connexionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { liensEnvoyesPath, liensPath } from './paths.ts'

type Content = { action: string; signIn: string }

/** Without account: the links of one's rdvs to come, sent to the address that was given for them. One answer for every address. */
export const { show, create } = anyFormPage({
  page: page<Content>('usagers/rdvs/liens'),
  subject: () => null,
  form: () => z.object({ email }),
  content: () => ({
    title: say('À quelle adresse envoyer vos liens ?'),
    action: liensPath(),
    signIn: connexionPath(),
  }),
  async submit({ visit: { brand }, data }, req) {
    // Nothing is given back, whoever has the address: what is left of the tries would tell.
    await limitPlaces(req, 'link-mail', subjectOf(data.email))
    await requestLinks({ email: data.email, brand: brand.code })
    const meant = likelyEmail(data.email)
    return goTo(liensEnvoyesPath(), meant === null ? null : information(didYouMean(meant)))
  },
})

const didYouMean = (address: string) =>
  say('Vouliez-vous écrire {address} ? Si oui, essayez cette adresse.', { address })
