import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Person } from '#domain/people/usager/person.ts'
import { listPersons } from '#domain/people/usager/person-queries.ts'
import { type Adresse, searchAdresses } from '#infra/adresse.ts'
import { db } from '#infra/db.ts'
import type { Home } from './home.ts'

type Asked = { actor: AgentActor; organisationId: number; departement: string }

/** Whom an agent prescribes for; of somebody masked, where he lives leads the search and is not shown. */
export type PrescribedUsager = { person: Person; address: string | null; home: Home | null }

/** Null when he is not there: of another territoire, or deleted. */
export async function findPrescribedUsager(asked: Asked, usagerId: number): Promise<PrescribedUsager | null> {
  const [person] = await listPersons(asked, [usagerId])
  if (!person) return null
  const file = await db.usager.findUnique({
    where: { id: usagerId },
    select: { ...WHERE_ONE_LIVES, responsible: { select: WHERE_ONE_LIVES } },
  })
  const lives = file?.address ? file : (file?.responsible ?? null)
  const address = person.isMasked ? null : (lives?.address ?? null)
  return { person, address, home: await homeOf(lives, asked.departement) }
}

const WHERE_ONE_LIVES = { address: true, cityCode: true } as const

type Lives = { address: string | null; cityCode: string | null } | null

/** As the address service finds it, in this département first; the commune of the file where it does not answer. */
async function homeOf(lives: Lives, departement: string): Promise<Home | null> {
  const found = lives?.address ? await searchAdresses(lives.address) : null
  const place = found && likeliest(found, departement)
  if (place) return { cityCode: place.cityCode, streetBanId: place.streetBanId }
  return lives?.cityCode ? { cityCode: lives.cityCode, streetBanId: null } : null
}

const likeliest = (found: readonly Adresse[], departement: string) =>
  found.find((place) => place.departement === departement) ?? found[0]
