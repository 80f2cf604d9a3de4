import { listColleagues } from '#domain/booking/agenda/agenda-queries.ts'
import { createAgentGroup } from '#domain/people/agent-group/keep-agent-group.ts'
import { typo } from '#lib/typography.ts'
import { ids } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { queryOf } from '#web/shared/sent.ts'
import { page } from '../../page.ts'
import { organisationFormPage } from '../../visit.ts'
import { agendaPath, nouveauGroupePath } from '../paths.ts'
import { type GroupContent, groupContent, groupForm, NAME_TAKEN } from './group-form.ts'
import { groupesOf } from './groupes.ts'

/** Those that the agenda showed are ticked. */
export const { show, create } = organisationFormPage({
  page: page<GroupContent>('agents/agenda/groupes/groupe'),
  subject: ({ actor, organisation }) => listColleagues(actor, organisation),
  form: ({ subject }) => groupForm(subject),
  values: (_about, req) => ({ agent_ids: queryOf(req, { agent_ids: ids }).agent_ids ?? [] }),
  content: ({ visit: { organisation }, subject }, form) => ({
    title: 'Enregistrer un groupe',
    ...groupContent(subject, form, {
      action: nouveauGroupePath({ organisationId: organisation.id }),
      back: groupesOf(organisation.id),
    }),
  }),
  async submit({ visit: { author, organisation }, data: { name, agent_ids: memberIds }, once }) {
    const created = await createAgentGroup(author, { name, memberIds, once })
    if (!created.ok) return refuseFields(NAME_TAKEN)
    const params = { organisationId: organisation.id, agentId: author.id }
    const agenda = agendaPath(params, { vue: 'jour', group_ids: [created.groupId] })
    return goTo(agenda, success(typo(`Groupe « ${name} » enregistré.`)))
  },
})
