import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { say } from '#lib/say.ts'
import { ETAPES, type Etape } from './etape-address.ts'

export type StepperShown = { current: number; total: number; title: string; next: string | null }

const titles = {
  informations: () => say('Vos informations'),
  'pour-qui': () => say('Pour qui ?'),
  confirmation: () => say('Vérifiez et confirmez'),
} as const satisfies Record<Etape, () => string>

const afterwards = {
  informations: () => say('vos informations'),
  'pour-qui': () => say('pour qui ?'),
  confirmation: () => say('vérifiez et confirmez'),
} as const satisfies Record<Etape, () => string>

/** « Qui êtes-vous ? » comes first; an invitation is for one person. */
export function stepperOf({ session }: UsagerActor, etape: Etape): StepperShown {
  const etapes = ETAPES.filter((one) => one !== 'pour-qui' || session.kind !== 'invitation')
  const at = etapes.indexOf(etape)
  const next = etapes[at + 1]
  return {
    current: at + 2,
    total: etapes.length + 1,
    title: titles[etape](),
    next: next ? afterwards[next]() : null,
  }
}
