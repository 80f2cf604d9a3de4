import type { Actor } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'

export const removeAgentGroup = (owner: Actor & { id: number }, groupId: number) =>
  deed(owner, async ({ prisma }) => {
    await prisma.agentGroup.deleteMany({ where: { id: groupId, agentId: owner.id } })
  })
