import { z } from 'zod'
import { query as queryRows, statement } from '#infra/query.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aService } from '#test/support/factories.ts'
import { atHour, lastPageTarget } from '#test/support/taking-a-rdv.ts'

const STARTS = ['09:00', '09:30', '10:00', '10:30', '11:00']

/** One motif and one lieu an offer, five starts an agent: `[1, 5]` are two offers and thirty créneaux. */
export type Size = {
  /** Agents of the offers that usagers alone want. */
  contested: readonly number[]
  /** Agents of the offers where agents write rdvs and absences over the same hours. */
  disputed: readonly number[]
}

export type Wish = {
  usagerId: number
  motifId: number
  answers: Record<string, string>
  /** Where the last button goes. */
  confirmation: string
  isDisputed: boolean
  holds: 'never' | 'before' | 'meanwhile'
}

export type World = {
  day: string
  /** Agents whose free hours are written in meanwhile, and agents whose créneaux are. */
  agentIds: { besides: number[]; over: number[] }
  collectifMotifId: number
  wishes: Wish[]
}

const WANTING_EACH = { contested: 10, disputed: 2 } as const

export async function createWorld(size: Size): Promise<World> {
  const organisationId = (await anOrganisation()).id
  const place = { organisationId, serviceId: (await aService()).id, day: aDayAhead() }
  const contested = await offers(place, size.contested)
  const disputed = await offers(place, size.disputed)
  const collectif = await aMotif({ organisationId, serviceId: place.serviceId, collectif: true })
  const wishes = [
    ...(await wishesOf(disputed, { ...place, each: WANTING_EACH.disputed, isDisputed: true })),
    ...(await wishesOf(contested, { ...place, each: WANTING_EACH.contested, isDisputed: false })),
  ]
  return {
    day: place.day.toString(),
    agentIds: { besides: contested.flatMap(agentsOf), over: disputed.flatMap(agentsOf) },
    collectifMotifId: collectif.id,
    wishes,
  }
}

/** Pages read the clock. */
const aDayAhead = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Europe/Paris').add({ days: 10 })

type Place = { organisationId: number; serviceId: number; day: Temporal.PlainDate }
type Offer = { motifId: number; lieuId: number; agentIds: number[] }

const agentsOf = ({ agentIds }: Offer) => agentIds

async function offers(place: Place, agents: readonly number[]) {
  const made: Offer[] = []
  for (const many of agents) made.push(await anOffer(place, many))
  return made
}

async function anOffer({ day, ...place }: Place, agents: number): Promise<Offer> {
  const motif = await aMotif(place)
  const lieu = await aLieu({ organisationId: place.organisationId })
  const firstDay = new Date(day.toString())
  const agentIds: number[] = []
  for (let at = 0; at < agents; at++) {
    const agentId = (await anAgent(place)).id
    await aPlage({ motifId: motif.id, lieuId: lieu.id, agentId, firstDay, openOnHolidays: true })
    agentIds.push(agentId)
  }
  return { motifId: motif.id, lieuId: lieu.id, agentIds }
}

type Wanted = Place & { each: number; isDisputed: boolean }

/** As many créneaux at a start as agents. A third holds first: half of the créneaux beforehand, half in the rush. */
async function wishesOf(made: readonly Offer[], { day, each, isDisputed }: Wanted): Promise<Wish[]> {
  const creneaux = made.flatMap((offer) => STARTS.flatMap((hour) => offer.agentIds.map(() => ({ ...offer, hour }))))
  const wishes: Wish[] = []
  for (const [rank, usagerId] of (await createUsagers(creneaux.length * each)).entries()) {
    const at = rank % creneaux.length
    const creneau = creneaux[at]
    if (!creneau) break
    const answers = answersOf(creneau, day)
    const holds = Math.floor(rank / creneaux.length) % 3 ? 'never' : at % 2 ? 'before' : 'meanwhile'
    wishes.push({
      usagerId,
      motifId: creneau.motifId,
      answers,
      confirmation: lastPageTarget(answers),
      isDisputed,
      holds,
    })
  }
  return wishes
}

const answersOf = ({ motifId, lieuId, hour }: Offer & { hour: string }, day: Temporal.PlainDate) => ({
  departement: '62',
  motif_id: String(motifId),
  lieu_id: String(lieuId),
  starts_at: atHour(day, hour).toString(),
})

async function createUsagers(many: number) {
  const rows = await queryRows(USAGERS, [many])
  return rows.map(({ id }) => id)
}

const USAGERS = statement(
  'bench-usagers',
  { id: z.int() },
  `
  INSERT INTO usagers (first_name, last_name, email, confirmed_at, updated_at)
  SELECT 'Nadia', 'Benali', 'nadia.' || gen_random_uuid() || '@exemple.fr', now(), now() FROM generate_series(1, $1)
  RETURNING id`,
)
