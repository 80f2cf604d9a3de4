import { systeme } from '#domain/actor/actor.ts'
import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import { recordEvenement } from '#domain/journal/evenement/record-evenement.ts'
import { db } from '#infra/db.ts'
import { aRdv } from './factories.ts'

/** An evenement written as a deed writes it, and not published. */
export const recorded = async (evenement: Evenement, actor = systeme): Promise<number> =>
  (await recordEvenement(db, evenement, actor)).id

/** A rdv with one usager and one agent, and its `rdv.booked`. */
export async function aBookedRdv(fields: Parameters<typeof aRdv>[0] = {}) {
  const rdv = await aRdv(fields)
  const participationIds = rdv.participations.map(({ id }) => id)
  const evenementId = await recorded({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })
  return { rdv, evenementId, participationIds }
}
