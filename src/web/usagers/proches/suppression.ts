import { z } from 'zod'
import { listRdvsToCome, type RdvToCome } from '#domain/account/compte/rdvs-to-come-queries.ts'
import { removeProche } from '#domain/account/compte/remove-proche.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { information } from '#web/shared/flash.ts'
import { notFound } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { formPage } from '../visit.ts'
import { prochesPath, suppressionDeProchePath } from './paths.ts'
import { requireProche } from './proches.ts'

type Content = { name: string; rdvs: RdvToCome[]; action: string; back: string }

export const { show, create } = formPage({
  page: page<Content>('usagers/proches/suppression'),
  subject: requireProche,
  form: () => z.object({}),
  async content({ visit, subject }) {
    const name = fullName(subject)
    const addresses = { action: suppressionDeProchePath({ procheId: subject.id }), back: prochesPath() }
    const rdvs = await listRdvsToCome([subject.id], visit.now)
    return { title: say('Retirer {name} de vos proches ?', { name }), name, rdvs, ...addresses }
  },
  async submit({ visit: { actor: responsable, author: actor, now }, subject }) {
    if (!(await removeProche({ procheId: subject.id, responsable, actor, now }))) throw notFound()
    return goTo(
      prochesPath(),
      information(say('{name} ne fait plus partie de vos proches.', { name: fullName(subject) })),
    )
  },
})
