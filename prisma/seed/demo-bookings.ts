import type { RdvStatus } from '#infra/prisma/client.ts'
import { type Booking, endOf, isCancelled } from './bookings.ts'
import { demoUsagerIds } from './demo-usagers.ts'
import type { Scene } from './individual-bookings.ts'
import { found } from './numbered.ts'
import { openingsOf } from './openings.ts'
import { posts } from './rosters.ts'

type Wish = { email: string; motif: string; usagerId: number; daysAway: number; status?: RdvStatus; by?: 'agent' }

const { nadia, ines, adam, jeanMarc } = demoUsagerIds
const social = 'agent@rdv.test'
const pmi = 'pmi@rdv.test'

const wishes: Wish[] = [
  { email: social, motif: 'Suivi social', usagerId: nadia, daysAway: 3, by: 'agent' },
  { email: pmi, motif: 'Consultation infantile', usagerId: ines, daysAway: 9 },
  { email: social, motif: 'Entretien avec le service social', usagerId: nadia, daysAway: 15 },
  { email: social, motif: 'Accès aux droits', usagerId: nadia, daysAway: 6, status: 'excused' },
  { email: social, motif: 'Rencontrer un travailleur social', usagerId: nadia, daysAway: -20, status: 'seen' },
  { email: social, motif: 'Suivi social', usagerId: nadia, daysAway: -34, status: 'seen', by: 'agent' },
  { email: pmi, motif: 'Consultation infantile', usagerId: adam, daysAway: -48, status: 'noshow' },
  { email: social, motif: 'Accès aux droits', usagerId: nadia, daysAway: -12, status: 'revoked', by: 'agent' },
  { email: 'reunion@rdv.test', motif: 'Rencontrer un travailleur social', usagerId: jeanMarc, daysAway: 8 },
  { email: 'reunion@rdv.test', motif: 'Accès aux droits', usagerId: jeanMarc, daysAway: -15, status: 'seen' },
]

/** What the demo accounts see: rdvs to come and past, of oneself and of one's children. */
export const demoBookings = (scene: Scene): Booking[] => wishes.map((wish) => granted(wish, scene))

function granted(wish: Wish, scene: Scene): Booking {
  const agentId = posts.findIndex(({ email }) => email === wish.email) + 1
  const { motif, plage, startsAt } = firstFree(wish, agentId, scene)
  const { status = 'unknown', usagerId } = wish
  const endsAt = endOf(startsAt, motif)
  if (!isCancelled(status)) scene.diary.take(agentId, startsAt, endsAt)
  const lieuId = motif.locationType === 'public_office' ? (plage.lieuId ?? null) : null
  const family = scene.families.byId.get(usagerId)?.responsibleId ?? usagerId
  const createdBy = wish.by ? { type: wish.by, id: agentId } : { type: 'usager' as const, id: family }
  const createdAt = Math.min(startsAt, scene.now) - 6 * 86_400_000
  return {
    motif,
    lieuId,
    startsAt,
    endsAt,
    status,
    agentIds: [agentId],
    participants: [{ usagerId, status }],
    createdBy,
    createdAt,
  }
}

function firstFree(wish: Wish, agentId: number, scene: Scene) {
  const from = Math.floor(scene.now / 86_400_000) + wish.daysAway
  const candidates = scene.plages
    .filter((plage) => plage.agentId === agentId)
    .flatMap((plage) => plage.motifs.filter(({ name }) => name === wish.motif).map((motif) => ({ plage, motif })))
    .flatMap(({ plage, motif }) =>
      openingsOf(plage, { from, to: from + 20 }).map(({ startsAt }) => ({ plage, motif, startsAt })),
    )
    .sort((a, b) => a.startsAt - b.startsAt)
  const free = candidates.find(({ startsAt, motif }) => scene.diary.isFree(agentId, startsAt, endOf(startsAt, motif)))
  return found(free, `a free time for ${wish.motif}`)
}
