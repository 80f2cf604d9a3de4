import { listColleagues } from '#domain/booking/agenda/agenda-queries.ts'
import { findAgentGroup } from '#domain/people/agent-group/agent-group-queries.ts'
import { changeAgentGroup } from '#domain/people/agent-group/keep-agent-group.ts'
import { typo } from '#lib/typography.ts'
import { goTo } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { page } from '../../page.ts'
import { organisationFormPage } from '../../visit.ts'
import { groupePath, groupesPath } from '../paths.ts'
import { type GroupContent, groupContent, groupForm, NAME_TAKEN } from './group-form.ts'
import { groupesOf } from './groupes.ts'

/** Its name, and who of this organisation is in it. */
export const { show: edit, create: update } = organisationFormPage({
  page: page<GroupContent>('agents/agenda/groupes/groupe'),
  async subject({ actor, organisation }, req) {
    const group = found(await findAgentGroup(actor, idOf(req.params.groupId)))
    return { group, colleagues: await listColleagues(actor, organisation) }
  },
  form: ({ subject }) => groupForm(subject.colleagues),
  values: ({ subject: { group } }) => ({ name: group.name, agent_ids: group.members.map(({ agent }) => agent.id) }),
  content: ({ visit: { organisation }, subject: { group, colleagues } }, form) => ({
    title: typo(`Groupe « ${group.name} »`),
    ...groupContent(colleagues, form, {
      action: groupePath({ organisationId: organisation.id, groupId: group.id }),
      back: groupesOf(organisation.id),
    }),
  }),
  async submit({ visit: { author, organisation }, subject: { group, colleagues }, data }) {
    const { name, agent_ids: memberIds } = data
    const shownIds = colleagues.map(({ id }) => id)
    const changed = await changeAgentGroup(author, { groupId: group.id, name, memberIds, shownIds })
    if (!changed.ok) return refuseFields(NAME_TAKEN)
    return goTo(groupesPath({ organisationId: organisation.id }), success(typo(`Groupe « ${name} » enregistré.`)))
  },
})
