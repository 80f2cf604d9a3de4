import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { db } from '#infra/db.ts'

/** The first of its agents, as a deed names him. */
export async function anAgentOf(rdv: { id: number }) {
  const found = await db.agentsRdv.findFirst({ where: { rdvId: rdv.id }, orderBy: { agentId: 'asc' } })
  return { type: 'agent', id: found?.agentId ?? 0, name: 'Camille Agent' } as const
}

/** A usager signed in to his account, with his proches. */
export async function anAccountOf({ id }: { id: number }): Promise<UsagerActor> {
  const proches = await db.usager.findMany({ where: { responsibleId: id, deletedAt: null }, select: { id: true } })
  return { id, familyIds: [id, ...proches.map((proche) => proche.id)], session: { kind: 'account' } }
}
