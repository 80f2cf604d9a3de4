import type { Request } from 'express'
import { correctAnswers } from '#domain/account/verification/correct-answers.ts'
import type { TypedIdentity } from '#domain/account/verification/verification-queries.ts'
import { likelyEmail } from '#lib/email.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { areSameNames } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { type About, refuseFields } from '#web/shared/form-page.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { typedIn } from '#web/shared/sent.ts'
import { anyFormPage, type Visit } from '#web/shared/visit.ts'
import { franceconnectAction } from '../connexion/franceconnect-button.ts'
import { connexionPath, inscriptionPath } from '../connexion/paths.ts'
import { type Asked, type QuestionShown, questionsShown } from '../file-form.ts'
import { page } from '../page.ts'
import { backToHours } from '../prise-de-rdv/booking-recap.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { prolonging, typedWhenProlonging } from '../prise-de-rdv/prolonging.ts'
import type { WhomAsked } from '../prise-de-rdv/whom-form.ts'
import { strangerOptions, type WhomShown, whomShown } from '../prise-de-rdv/whom-words.ts'
import { findIdentifiedUsager } from '../session.ts'
import { identificationForm, valuesOf, whomOfStranger } from './identification-form.ts'
import { codePath, identificationPath } from './paths.ts'
import { sendCode, unknownAddress } from './send-code.ts'
import { findTypedHere, isProvedHere } from './typed-here.ts'
import { verificationOf } from './verification-of.ts'
import { findWantedRdv, type WantedRdv, wantedOf } from './wanted-rdv.ts'

type Content = Pick<WantedRdv, 'recap' | 'zone'> & {
  back: { href: string; text: string }
  whom: WhomShown | null
  questions: QuestionShown[]
  action: string
  suggestion: string | null
  notSent: boolean
  brandName: string
  signIn: string
  signUp: string
  /** Action of the FranceConnect button; null where it is not offered. */
  franceconnect: string | null
  step: { current: number; total: number }
}

type Subject = {
  wanted: WantedRdv
  whom: WhomAsked | null
  file: Asked
  /** Typed before in this browser; `isProved`: its code was given, and still counts. */
  typed: TypedIdentity | null
  isProved: boolean
  franceconnect: string | null
}

const identificationPage = page<Content & { form: Form }>('usagers/identification/identification')

const handlers = anyFormPage({
  page: identificationPage,
  needsCookies: true,
  /** Whoever is known goes on; who came by a code may correct what he typed. */
  async subject(visit, req): Promise<Subject | ReturnType<typeof goTo>> {
    const known = findIdentifiedUsager(req)
    if (known && known.session.kind !== 'code') return goTo(takeReturnTo(req, 'usager') ?? recherchePath())

    const wanted = await findWantedRdv(wantedOf(req), visit)
    const { needs, isCollectif } = wanted
    const typed = await findTypedHere(req)
    return {
      wanted,
      whom: needs && whomOfStranger(needs, visit.brand.booksForSeveral && !isCollectif),
      file: fileAsked(wanted),
      typed,
      isProved: isProvedHere(req, typed),
      franceconnect: franceconnectAction(req),
    }
  },
  form: ({ visit, subject: { wanted, whom, file } }, typed) =>
    identificationForm(
      {
        whom,
        file,
        today: localDay(visit.now, wanted.zone),
        departement: wanted.departement,
        town: wanted.sought.town,
      },
      typed,
    ),
  values: ({ subject: { typed, wanted } }, req) =>
    typedWhenProlonging(req) ?? { address: wanted.address, ...(typed ? valuesOf(typed) : {}) },
  content: contentOf,
  async submit(about, req) {
    const { typed, isProved, wanted } = about.subject
    if (typed && isProved && isSameIdentity(typed, about.data)) {
      await correctAnswers({ ...verificationOf(req), answers: about.data.answers })
      return goTo(takeReturnTo(req, 'usager') ?? recherchePath())
    }
    const sent = await sendCode(req, about.data, wanted.zone)
    if (sent === 'sent') return goTo(codePath())
    if (sent === 'unknown') return refuseFields({ email: unknownAddress() })
    const form = emptyForm(typedIn(req))
    return showPage(identificationPage, { ...contentOf(about, form), form, notSent: true }, 503)
  },
})

export const { show, create } = prolonging(handlers, (req: Request) => wantedOf(req)?.choice.parcours.motif_id)

const fileAsked = ({ needs, sought }: WantedRdv): Asked => ({
  phoneNumber: !needs?.phone,
  requiredPhoneNumber: needs?.phone ?? false,
  requiredAddress: (needs?.address ?? false) && sought.street === null,
})

const isSameIdentity = (one: TypedIdentity, other: TypedIdentity) =>
  one.identity.email === other.identity.email && areSameNames(one.identity, other.identity)

function contentOf({ visit, subject }: About<Visit, Subject>, form: Form) {
  const { wanted, whom, file, franceconnect } = subject
  const { email } = form.values
  return {
    title: say('Qui êtes-vous ?'),
    recap: wanted.recap,
    back: backToHours(wanted.changeHour, wanted.isCollectif),
    zone: wanted.zone,
    whom: whom && whomShown(whom, strangerOptions(), form),
    questions: questionsShown(file, form),
    action: identificationPath(),
    suggestion: typeof email === 'string' ? likelyEmail(email) : null,
    notSent: false,
    brandName: visit.brand.name,
    signIn: connexionPath(),
    signUp: inscriptionPath(),
    franceconnect,
    step: { current: 1, total: 3 },
  }
}
