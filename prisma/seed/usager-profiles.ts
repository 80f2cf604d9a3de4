import type { Prisma } from '#infra/prisma/client.ts'
import { isDemoUsager } from './demo-usagers.ts'
import { organisationNames, organisations, territoireOf } from './organisations.ts'
import { randomOf } from './random.ts'
import { posts } from './rosters.ts'
import type { Resident } from './usagers.ts'

/** Families are known where they live; one in twelve in the next organisation of the territoire too. */
export function usagerProfilesOf(residents: Resident[]): Prisma.UsagerProfileCreateManyInput[] {
  return residents.flatMap(({ usager, organisationId }) => {
    if (organisationId === null) return []
    const family = usager.responsibleId ?? usager.id
    const second = family % 12 === 0 ? neighbourOf(organisationId) : null
    return [organisationId, ...(second ? [second] : [])].map((known) => ({
      usagerId: usager.id,
      organisationId: known,
    }))
  })
}

function neighbourOf(organisationId: number): number | null {
  const { id } = territoireOf(organisationId)
  const ids = organisationNames.map((name) => organisations[name].id).filter((other) => territoireOf(other).id === id)
  return ids.find((other) => other > organisationId) ?? null
}

/** Twenty usagers each agent follows; the first agent follows the first usager. */
export function referentAssignationsOf(residents: Resident[]): Prisma.ReferentAssignationCreateManyInput[] {
  const random = randomOf('référents')
  return posts.flatMap(({ organisation, service }, index) => {
    if (service !== 'social' && service !== 'insertion' && service !== 'pmi') return []
    const here = residents.filter(
      ({ usager, organisationId }) =>
        organisationId === organisations[organisation].id && !usager.responsibleId && !isDemoUsager(usager),
    )
    const followed = new Set(Array.from({ length: 20 }, () => here[Math.floor(random() * here.length)]?.usager.id ?? 0))
    if (index === 0) followed.add(1)
    return [...followed].map((usagerId) => ({ usagerId, agentId: index + 1 }))
  })
}
