import { db } from '#infra/db.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import {
  aLieu,
  aMotif,
  anAgent,
  anOrganisation,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import type { Answer } from '#test/support/visitor.ts'

type Fields = {
  agent?: Parameters<typeof anAgent>[0]
  motif?: Parameters<typeof aMotif>[0]
  rdv?: Parameters<typeof aRdv>[0]
  territoire?: Parameters<typeof aTerritoire>[0]
}

/** Far enough that nothing of it is past. */
export const DAY = dayFromNow(40)

/** A rdv at 9:30, 30 minutes, for Inès BENALI with an agent who is signed in; Amina DIALLO works beside him. */
export async function aSheet({
  agent: agentFields = {},
  motif: motifFields = {},
  rdv: fields = {},
  territoire,
}: Fields = {}) {
  const organisation = await anOrganisation({ territoireId: (await aTerritoire(territoire)).id })
  const place = { organisationId: organisation.id, serviceId: (await aService()).id }
  const { agent, visitor } = await aSignedInAgent({ ...place, ...agentFields })
  const colleague = await anAgent({ ...place, firstName: 'Amina', lastName: 'Diallo' })
  const motif = await aMotif({ ...place, ...motifFields })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'Arras-Nord' })
  const usager = await aUsager({ organisationId: organisation.id, firstName: 'Inès', lastName: 'Benali' })
  const startsAt = instantOn(DAY, '09:30')
  const about = { motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], usagerIds: [usager.id], startsAt }
  const rdv = await aRdv({ ...about, ...fields })
  const path = `/admin/organisations/${organisation.id}/rdvs/${rdv.id}`
  return { ...place, organisation, agent, colleague, visitor, motif, lieu, usager, rdv, path }
}

export const readRdv = ({ id }: { id: number }) =>
  db.rdv.findUniqueOrThrow({
    where: { id },
    include: {
      lieu: true,
      agents: { orderBy: { agentId: 'asc' } },
      participations: { orderBy: { id: 'asc' } },
    },
  })

/** What the form of a page sends when nothing is typed in it. */
export function fieldsOf({ $ }: Answer): (readonly [string, string])[] {
  return $('main form[method=post]')
    .first()
    .serializeArray()
    .map(({ name, value }) => [name, value] as const)
}

/** The same, where some fields hold something else. */
export const typing = (fields: (readonly [string, string])[], typed: Record<string, string | string[]>) => [
  ...fields.filter(([name]) => !(name in typed)),
  ...Object.entries(typed).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const)),
]

export const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
