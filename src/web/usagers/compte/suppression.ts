import { z } from 'zod'
import { hasPassword } from '#domain/account/compte/change-password.ts'
import { closeAccount } from '#domain/account/compte/close-account.ts'
import { listRdvsToCome, type RdvToCome } from '#domain/account/compte/rdvs-to-come-queries.ts'
import { listProches } from '#domain/people/proche/proche-queries.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { sendClosedMail } from '#telling/account-closed/at-once.ts'
import { ownPasswordProblem } from '#web/account/own-password.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { page } from '../page.ts'
import { accueilPath } from '../site/paths.ts'
import { formPage, type UsagerVisit } from '../visit.ts'
import { informationsPath, suppressionDuComptePath } from './paths.ts'

type Content = { action: string; back: string; rdvs: RdvToCome[]; proches: string[]; hasPassword: boolean }

/** What is lost is said on the page; the password shows that it is he who asks. */
export const { show, create } = formPage({
  page: page<Content>('usagers/compte/suppression'),
  subject: async ({ usager, actor, now }) => ({
    rdvs: await listRdvsToCome([usager.id, ...usager.procheIds], now),
    proches: (await listProches(actor)).map(fullName),
    hasPassword: await hasPassword('usager', usager.id),
  }),
  form: () => z.object({ current_password: text }),
  content: ({ subject }) => ({
    title: say('Supprimer votre compte ?'),
    ...subject,
    action: suppressionDuComptePath(),
    back: informationsPath(),
  }),
  async submit({ visit, subject: { rdvs }, data: { current_password } }, req) {
    const { usager, author: actor, now } = visit
    const problem = await ownPasswordProblem(req, { face: 'usager', id: usager.id }, current_password)
    if (problem) return refuseFields({ current_password: problem })

    const { excusedRdvIds } = await closeAccount({ usagerId: usager.id, actor, now })
    await closeSession(req)
    const excused = rdvs.filter(({ id }) => excusedRdvIds.includes(id))
    await tell(visit, excused)
    return goTo(accueilPath(), success(excused.length > 0 ? withRdvs() : say('Votre compte est supprimé.')))
  },
})

const withRdvs = () => say('Votre compte est supprimé. Vos rendez-vous à venir sont annulés.')

async function tell({ usager, brand }: UsagerVisit, rdvs: RdvToCome[]) {
  if (usager.email) await sendClosedMail({ to: usager.email, recipient: fullName(usager), rdvs, brand })
}
