import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { ETAPES, type Etape } from './etape-address.ts'

export type StepShown = { current: number; total: number }

/** « Qui êtes-vous ? » comes first; an invitation is for one person. */
export function stepOf({ session }: UsagerActor, etape: Etape): StepShown {
  const etapes = ETAPES.filter((one) => one !== 'pour-qui' || session.kind !== 'invitation')
  return { current: etapes.indexOf(etape) + 2, total: etapes.length + 1 }
}
