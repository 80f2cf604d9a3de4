import { z } from 'zod'
import { proveVerification } from '#domain/account/verification/prove-verification.ts'
import { findWaiting } from '#domain/account/verification/verification-queries.ts'
import { maskedEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import { plural } from '#lib/spoken-words.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { warning } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { openCodeSession } from '../lend.ts'
import { page } from '../page.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { codePath, identificationPath, nouveauCodePath, sansComptePath } from './paths.ts'
import { verificationOf } from './verification-of.ts'
import { findWantedRdv, type WantedRdv, wantedOf } from './wanted-rdv.ts'

type Content = WantedRdv & {
  step: { current: number; total: number }
  action: string
  newCode: string
  correct: string
  back: string
  address: string
  expiresAt: Temporal.Instant
}

const codeForm = z.object({
  code: text
    .transform((typed) => typed.replaceAll(/\s/g, ''))
    .refine((typed) => /^\d{6}$/.test(typed), { error: () => say('Écrivez les 6 chiffres du code.') }),
})

export const { show, create } = anyFormPage({
  page: page<Content>('usagers/identification/code'),
  needsCookies: true,
  async subject({ now }, req) {
    const verification = verificationOf(req)
    const waiting = await findWaiting(verification.id, verification.browserDigest, now)
    return waiting ? { ...waiting, verification, wanted: wantedOf(req) } : askAgain()
  },
  form: () => codeForm,
  content: async ({ visit, subject: { identity, expiresAt, wanted } }) => ({
    title: say('Quel code avez-vous reçu ?'),
    step: { current: 1, total: 4 },
    address: maskedEmail(identity.email ?? ''),
    expiresAt,
    action: codePath(),
    newCode: nouveauCodePath(),
    correct: sansComptePath(),
    back: identificationPath(),
    ...(await findWantedRdv(wanted, visit.now)),
  }),
  async submit({ visit, subject: { verification }, data: { code } }, req) {
    const proved = await proveVerification({ ...verification, code }, visit.now)
    if (!proved.ok) return proved.reason === 'perime' ? askAgain() : refuseFields({ code: wrongCode(proved.triesLeft) })
    await openCodeSession(req, proved.usagerId)
    return goTo(takeReturnTo(req, 'usager') ?? recherchePath())
  },
})

const askAgain = () =>
  goTo(sansComptePath(), warning(say('Ce code n’est plus valable. Nous pouvons vous en envoyer un nouveau.')))

const wrongCode = (triesLeft: number) =>
  say('Ce code n’est pas le bon. Il vous reste {tries}.', { tries: plural(triesLeft, 'essai') })
