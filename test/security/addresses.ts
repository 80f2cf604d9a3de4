import { type PlaceName, placeNames, type World } from './world.ts'

/** Whose organisation and whose things an address names: both from one place, or forged from two. */
export type Target = { organisation: PlaceName; thing: PlaceName }

/** Says nothing of whose thing it is. */
const ELSE = new Set(['organisationId', 'slug', 'departement', 'day'])

/** Every address of a pattern: of its own organisation, of the neighbour, of another territoire, and each mixture. */
export function addressesOf(pattern: string, world: World): { address: string; target: Target }[] {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const organisations = names.includes('organisationId') ? placeNames : (['own'] as const)
  const things = names.some((name) => !ELSE.has(name)) ? placeNames : null
  return organisations.flatMap((organisation) =>
    (things ?? [organisation]).map((thing) => {
      const target = { organisation, thing }
      return {
        target,
        address: pattern.replaceAll(/:(\w+)/g, (_, name) =>
          valueIn(name, { target, world, isOfAgents: /^\/a(gents|dmin)\//.test(pattern) }),
        ),
      }
    }),
  )
}

type Named = { target: Target; world: World; isOfAgents: boolean }

function valueIn(name: string, { target: { organisation, thing }, world: { places }, isOfAgents }: Named): string {
  const of = places[thing]
  const values: Record<string, string | number> = {
    organisationId: places[organisation].organisation.id,
    agentId: of.agent.id,
    rdvId: of.rdv.id,
    participationId: of.rdv.participations[0]?.id ?? 0,
    procheId: of.proche.id,
    usagerId: of.usager.id,
    motifId: of.motif.id,
    lieuId: of.lieu.id,
    territoireId: of.territoireId,
    externalId: of.externalId,
    departement: thing === 'elsewhere' ? '59' : '62',
    connexionId: of.connexions[isOfAgents ? 'agent' : 'usager'],
    groupId: of.groupId,
    exportId: of.exportId,
    slug: 'un-nom',
    token: 'AAAAAAAA',
    day: '2026-03-02',
  }
  const value = values[name]
  if (value === undefined)
    throw new Error(
      `test/security/addresses.ts knows no value for :${name}; say there whose it is in each organisation`,
    )
  return String(value)
}
