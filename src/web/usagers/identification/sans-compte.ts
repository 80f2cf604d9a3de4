import { likelyEmail } from '#lib/email.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import type { About } from '#web/shared/form-page.ts'
import { typedIn } from '#web/shared/sent.ts'
import { anyFormPage, type Visit } from '#web/shared/visit.ts'
import { page } from '../page.ts'
import { codePath, identificationPath, sansComptePath } from './paths.ts'
import { sansCompteForm } from './sans-compte-form.ts'
import { sendCode } from './send-code.ts'
import { findWantedRdv, type Wanted, type WantedRdv, wantedOf } from './wanted-rdv.ts'

type Content = WantedRdv & {
  step: { current: number; total: number }
  action: string
  back: string
  suggestion: string | null
  notSent: boolean
}
const sansComptePage = page<Content & { form: Form }>('usagers/identification/sans-compte')

export const { show, create } = anyFormPage({
  page: sansComptePage,
  needsCookies: true,
  subject: (_visit, req) => wantedOf(req),
  form: () => sansCompteForm,
  content: contentOf,
  async submit(about, req) {
    if (await sendCode(req, about.data)) return goTo(codePath())
    const form = emptyForm(typedIn(req))
    return showPage(sansComptePage, { ...(await contentOf(about, form)), form, notSent: true }, 503)
  },
})

async function contentOf({ visit, subject: wanted }: About<Visit, Wanted | null>, { values: { email } }: Form) {
  return {
    title: say('Comment vous appelez-vous ?'),
    step: { current: 1, total: 4 },
    suggestion: typeof email === 'string' ? likelyEmail(email) : null,
    notSent: false,
    action: sansComptePath(),
    back: identificationPath(),
    ...(await findWantedRdv(wanted, visit.now)),
  }
}
