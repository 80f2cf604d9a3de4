import { z } from 'zod'
import { findAgentGroup } from '#domain/people/agent-group/agent-group-queries.ts'
import { removeAgentGroup } from '#domain/people/agent-group/remove-agent-group.ts'
import { typo } from '#lib/typography.ts'
import { goTo } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { page } from '../../page.ts'
import { organisationFormPage } from '../../visit.ts'
import { groupesPath, suppressionDuGroupePath } from '../paths.ts'

type Content = { action: string; back: string }

export const { show, create } = organisationFormPage({
  page: page<Content>('agents/agenda/groupes/suppression'),
  subject: async ({ actor }, req) => found(await findAgentGroup(actor, idOf(req.params.groupId))),
  form: () => z.object({}),
  content: ({ visit: { organisation }, subject: { id, name } }) => ({
    title: typo(`Supprimer le groupe « ${name} » ?`),
    action: suppressionDuGroupePath({ organisationId: organisation.id, groupId: id }),
    back: groupesPath({ organisationId: organisation.id }),
  }),
  async submit({ visit: { author, organisation }, subject: { id, name } }) {
    await removeAgentGroup(author, id)
    return goTo(groupesPath({ organisationId: organisation.id }), success(typo(`Groupe « ${name} » supprimé.`)))
  },
})
