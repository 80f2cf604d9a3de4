import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import type { CreneauAsked } from '#domain/booking/creneau/look-at-creneau.ts'
import type { KeptNarrowing } from '#domain/booking/creneau/narrowing.ts'
import type { RdvToChange } from './lock-rdv.ts'

type To = { by: UsagerActor; startsAt: Temporal.Instant; now: Temporal.Instant }

/** Another start for the same motif, lieu and duration, narrowed as the booking was: the page asks it, and the deed. */
export function moveAsked(rdv: RdvToChange, kept: KeptNarrowing, { by, startsAt, now }: To): CreneauAsked {
  const [startsAtMs, endsAtMs] = [rdv.startsAt.getTime(), rdv.endsAt.getTime()]
  return {
    motifId: rdv.motifId,
    lieuId: rdv.lieuId,
    startsAt,
    booker: 'invited_usager',
    narrowing: { ...kept, usagerIds: [by.id] },
    keptDurationInMin: (endsAtMs - startsAtMs) / 60_000,
    movedRdv: { id: rdv.id, agentIds: rdv.agents.map(({ agentId }) => agentId), startsAtMs, endsAtMs },
    now,
  }
}
