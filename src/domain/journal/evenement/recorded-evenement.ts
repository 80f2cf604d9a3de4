import type { Actor } from '#domain/actor/actor.ts'
import type { Evenement } from './evenement.ts'

export type Recorded<Told extends Evenement = Evenement> = Told & {
  id: number
  actor: Actor
  occurredAt: Temporal.Instant
}

export type RdvEvenement = Exclude<Evenement, { rdvId: null }>
