import type { Request, Response } from 'express'
import { type AgentGroup, listAgentGroups } from '#domain/people/agent-group/agent-group-queries.ts'
import { displayName } from '#lib/names.ts'
import { page } from '../../page.ts'
import { organisationVisitOf } from '../../visit.ts'
import { agendaPath, groupePath, groupesPath, nouveauGroupePath, suppressionDuGroupePath } from '../paths.ts'

type Line = { name: string; members: string; show: string; edit: string; remove: string }
type Content = { groups: Line[]; add: string; back: string }
const groupesPage = page<Content>('agents/agenda/groupes/groupes')

/** His own: each leads to the agendas of its members, side by side. */
export async function index(req: Request, res: Response) {
  const { organisation, actor } = organisationVisitOf(req)
  const at = { organisationId: organisation.id, agentId: actor.id }
  const groups = await listAgentGroups(actor)
  groupesPage(req, res, {
    title: 'Groupes de collègues',
    groups: groups.map((group) => lineOf(group, at)),
    add: nouveauGroupePath(at),
    back: agendaPath(at),
  })
}

const lineOf = ({ id, name, members }: AgentGroup, at: { organisationId: number; agentId: number }): Line => ({
  name,
  members: members.map(({ agent }) => displayName(agent)).join(', ') || 'Personne',
  show: agendaPath(at, { vue: 'jour', group_ids: [id] }),
  edit: groupePath({ ...at, groupId: id }),
  remove: suppressionDuGroupePath({ ...at, groupId: id }),
})

export const groupesOf = (organisationId: number) => ({ href: groupesPath({ organisationId }), text: 'Vos groupes' })
