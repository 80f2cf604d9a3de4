import type { Request } from 'express'
import { z } from 'zod'
import { proveVerification } from '#domain/account/verification/prove-verification.ts'
import { findWaiting } from '#domain/account/verification/verification-queries.ts'
import { giveBackTries } from '#infra/rate-limit.ts'
import { domainOfEmail, likelyEmail, maskedEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import { plural } from '#lib/spoken-words.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { warning } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { knowBrowser, subjectOf } from '#web/shared/known-browser.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { openCodeSession } from '../lend.ts'
import { page } from '../page.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { prolonging, typedWhenProlonging } from '../prise-de-rdv/prolonging.ts'
import { isByCode } from '../session.ts'
import { adresseCorrigeePath, codePath, identificationPath, nouveauCodePath } from './paths.ts'
import { verificationOf } from './verification-of.ts'
import { findWantedRdv, type WantedRdv, wantedOf } from './wanted-rdv.ts'

type Content = Pick<WantedRdv, 'recap' | 'zone'> & {
  action: string
  newCode: string
  correct: string
  address: string
  /** The address that was probably meant, and the way to send the code there. */
  meant: { address: string; domain: string; action: string } | null
  expiresAt: Temporal.Instant
  step: { current: number; total: number }
}

const codeForm = z.object({
  code: text
    .transform((typed) => typed.replaceAll(/\s/g, ''))
    .refine((typed) => /^\d{6}$/.test(typed), { error: () => say('Écrivez les 6 chiffres du code.') }),
})

const handlers = anyFormPage({
  page: page<Content>('usagers/identification/code'),
  needsCookies: true,
  async subject(visit, req) {
    const verification = verificationOf(req)
    const waiting = await findWaiting(verification.id, verification.browserDigest, visit.now)
    // Back on the page of a code that was given.
    if (!waiting) return isByCode(req) ? goOn(req) : askAgain()
    return { ...waiting, verification, wanted: wantedOf(req) }
  },
  form: () => codeForm,
  values: (_about, req) => typedWhenProlonging(req) ?? {},
  async content({ visit, subject: { identity, expiresAt, wanted } }) {
    const { recap, zone } = await findWantedRdv(wanted, visit)
    return {
      title: say('Quel code avez-vous reçu ?'),
      address: maskedEmail(identity.email ?? ''),
      meant: meantBy(identity.email ?? ''),
      expiresAt,
      action: codePath(),
      newCode: nouveauCodePath(),
      correct: identificationPath(),
      recap,
      zone,
      step: { current: 2, total: 3 },
    }
  },
  async submit({ visit, subject: { verification, identity }, data: { code } }, req) {
    const proved = await proveVerification({ ...verification, code }, visit.now)
    if (!proved.ok) return proved.reason === 'perime' ? askAgain() : refuseFields({ code: wrongCode(proved.triesLeft) })
    await giveBackTries(req.session.verification?.tries ?? [])
    if (identity.email) knowBrowser(req, [subjectOf(identity.email)])
    await openCodeSession(req, proved.usagerId)
    return goOn(req)
  },
})

export const { show, create } = prolonging(handlers, (req: Request) => wantedOf(req)?.choice.parcours.motif_id)

const goOn = (req: Request) => goTo(takeReturnTo(req, 'usager') ?? recherchePath())

function meantBy(email: string): Content['meant'] {
  const meant = likelyEmail(email)
  if (meant === null) return null
  return { address: maskedEmail(meant), domain: `@${domainOfEmail(meant)}`, action: adresseCorrigeePath() }
}

const askAgain = () =>
  goTo(
    identificationPath(),
    warning(say('Ce code n’est plus valable. Choisissez « Continuer » : nous vous en envoyons un nouveau.')),
  )

const wrongCode = (triesLeft: number) =>
  say('Ce code n’est pas le bon. Il vous reste {tries}.', { tries: plural(triesLeft, 'essai') })
