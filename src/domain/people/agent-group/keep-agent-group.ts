import type { Actor } from '#domain/actor/actor.ts'
import { createOnce } from '#domain/journal/create-once.ts'
import { deed } from '#domain/journal/deed.ts'
import { refusedAs } from '#infra/constraints.ts'

type Owner = Actor & { id: number }
type Kept = { name: string; memberIds: readonly number[] }
type Outcome = { ok: true; groupId: number } | { ok: false; reason: 'nom-deja-pris' }

/** Colleagues under a name, for whoever names them alone. */
export const createAgentGroup = (owner: Owner, { name, memberIds, once }: Kept & { once: string }): Promise<Outcome> =>
  deed(owner, async (tx) => {
    const groupId = await createOnce(tx, {
      once,
      async create() {
        const members = { create: memberIds.map((agentId) => ({ agentId })) }
        return (await tx.prisma.agentGroup.create({ data: { agentId: owner.id, name, members } })).id
      },
      isThere: async (id) => (await tx.prisma.agentGroup.count({ where: { id, agentId: owner.id } })) > 0,
    })
    return { ok: true as const, groupId }
  }).catch(refusedAs('nom-deja-pris'))

type Change = Kept & {
  groupId: number
  /** Those that the form showed: others, of another organisation, stay. */
  shownIds: readonly number[]
}

export const changeAgentGroup = (owner: Owner, { groupId, name, memberIds, shownIds }: Change): Promise<Outcome> =>
  deed(owner, async ({ prisma }) => {
    const where = { id: groupId, agentId: owner.id }
    const { count } = await prisma.agentGroup.updateMany({ where, data: { name } })
    if (count > 0) {
      await prisma.agentGroupMember.deleteMany({ where: { groupId, agentId: { in: [...shownIds] } } })
      const data = memberIds.map((agentId) => ({ groupId, agentId }))
      await prisma.agentGroupMember.createMany({ data, skipDuplicates: true })
    }
    return { ok: true as const, groupId }
  }).catch(refusedAs('nom-deja-pris'))
