import { say } from '#lib/say.ts'
import { ETAPES, type Etape } from './etape-address.ts'
import type { Journey } from './journey.ts'

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
export function stepperOf({ actor }: Pick<Journey, 'actor'>, step: Etape): StepperShown {
  const steps = ETAPES.filter((one) => one !== 'pour-qui' || actor.session.kind !== 'invitation')
  const at = steps.indexOf(step)
  const next = steps[at + 1]
  return {
    current: at + 2,
    total: steps.length + 1,
    title: titles[step](),
    next: next ? afterwards[next]() : null,
  }
}
