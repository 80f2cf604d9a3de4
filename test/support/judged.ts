import type { UsagerSession } from '#domain/actor/usager-actor.ts'
import type { MotifToJudge } from '#domain/territory/motif/motif-to-judge.ts'

/** What rules read, where they refuse nothing: without a database. */
export const OPEN_MOTIF: MotifToJudge = {
  collectif: false,
  bookableBy: 'everyone',
  locationType: 'public_office',
  visibilityType: 'visible_and_notified',
  rdvsCancellableByUsager: true,
  rdvsEditableByUsager: true,
}

/** Who came by a code, has taken no rdv yet and named nobody. */
export const CODE = { kind: 'code', rdvIds: [], procheIds: [] } as const satisfies UsagerSession
