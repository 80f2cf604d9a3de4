import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import type { BookableBy, VisibilityType } from '#infra/prisma/enums.ts'
import { type AgentWorld, plagesOf } from './agent-worlds.ts'
import { aLieu, anAbsence, aRdv, aUsager } from './factories.ts'

const OPENINGS = ['agents', 'agents_and_prescripteurs_and_invited_users', 'everyone'] as const satisfies BookableBy[]
const VISIBILITIES = ['visible_and_notified', 'invisible'] as const satisfies VisibilityType[]

const nth = <Item>(items: readonly [Item, ...Item[]], at: number): Item => items[at % items.length] ?? items[0]

/** Around agents drawn at random, rows of everything that a scope may be asked of, some to be seen and some not. */
export async function plantAround(world: AgentWorld) {
  await plagesOf(world)
  await varyMotifs(world)
  for (const { id } of world.organisations) await plantInOrganisation(id)
  for (const id of new Set(world.organisations.map(({ territoireId }) => territoireId))) await plantInTerritoire(id)
  for (const [at, { id }] of world.agents.entries()) await plantOfAgent(id, at)
  return plantUsagers(world)
}

async function varyMotifs({ motifs }: AgentWorld) {
  for (const [at, { id }] of motifs.entries())
    await db.motif.update({
      where: { id },
      data: {
        bookableBy: nth(OPENINGS, at),
        visibilityType: nth(VISIBILITIES, at),
        forSecretariat: at % 2 === 1,
        collectif: at % 3 > 0,
        deletedAt: at % 4 === 3 ? new Date() : null,
      },
    })
}

async function plantInOrganisation(organisationId: number) {
  await aLieu({ organisationId })
  const secret = encrypt('webhook_endpoints.secret', '')
  await db.webhookEndpoint.create({ data: { organisationId, targetUrl: 'https://exemple.fr', secret } })
}

async function plantInTerritoire(territoireId: number) {
  await db.team.create({ data: { territoireId, name: 'Nord' } })
  await db.secteur.create({ data: { territoireId, name: 'Nord', humanId: 'nord' } })
}

/** The first agent has not answered his invitation, the last is gone. */
async function plantOfAgent(agentId: number, at: number) {
  await anAbsence({ agentId })
  const expiresAt = new Date('2027-03-02')
  await db.export.create({
    data: { agentId, exportType: 'rdv_export', fileName: 'rdvs.xlsx', organisationIds: [], expiresAt },
  })
  const state = at === 0 ? { invitationSentAt: expiresAt } : at === 2 ? { deletedAt: expiresAt } : {}
  await db.agent.update({ where: { id: agentId }, data: state })
}

/** A usager with a proche, and one deleted, in each organisation; each takes part in a rdv of each motif there. */
async function plantUsagers({ organisations, motifs, agents }: AgentWorld) {
  const families = []
  for (const { id: organisationId } of organisations) {
    const usager = await aUsager({ organisationId })
    const proche = await aUsager({ organisationId, email: null, responsibleId: usager.id })
    await aUsager({ organisationId, deletedAt: new Date() })
    families.push({ organisationId, ids: [usager.id, proche.id] })
  }
  for (const [at, motif] of motifs.entries())
    for (const agent of agents.slice(0, 2)) {
      const ids = families.find(({ organisationId }) => organisationId === motif.organisationId)?.ids ?? []
      const usagerIds = ids.slice(at % 2, (at % 2) + 1)
      const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], usagerIds, exclusive: false })
      await db.fileAttente.createMany({ data: usagerIds.map((usagerId) => ({ rdvId: rdv.id, usagerId })) })
    }
  return families.map(({ ids }) => ids)
}
