import { systeme } from '#domain/actor/actor.ts'
import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { transaction } from '#infra/transaction.ts'
import { aRdv } from './factories.ts'

/** An evenement written as a deed writes it, and not published. */
export const recorded = (evenement: Evenement, actor = systeme): Promise<number> =>
  transaction(({ sql }) => insertEvenement(sql, evenement, actor))

/** A rdv with one usager and one agent, and its `rdv.booked`. */
export async function aBookedRdv(fields: Parameters<typeof aRdv>[0] = {}) {
  const rdv = await aRdv(fields)
  const participationIds = rdv.participations.map(({ id }) => id)
  const evenementId = await recorded({ name: 'rdv.booked', rdvId: rdv.id, payload: { participationIds } })
  return { rdv, evenementId, participationIds }
}
