import type { Actor } from '#domain/actor/actor.ts'
import type { Tx } from '#infra/db.ts'
import type { Evenement } from './evenement.ts'

/** Written in the transaction of the change; published after its commit, or by the sweep. */
export function recordEvenement(tx: Tx, evenement: Evenement, actor: Actor) {
  return tx.evenement.create({
    data: {
      name: evenement.name,
      rdvId: evenement.rdvId,
      payload: evenement.payload,
      actorType: actor.type,
      actorId: actor.id,
      actorName: actor.name,
    },
    select: { id: true },
  })
}
