import type { Answer } from '#web/shared/answer.ts'
import * as horaire from './horaire.ts'
import * as motif from './motif.ts'
import * as usagers from './usagers.ts'
import type { EarlierStep } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

type Screen = {
  /** The step with the answers of its address. */
  show: (reached: Reached, sent: unknown) => Awaitable<Answer>
  /** What was answered, and the way to the next step; what is to correct, beside what was typed. */
  submit: (reached: Reached, sent: unknown) => Awaitable<Answer>
}

type Awaitable<Value> = Value | Promise<Value>

export const screens: Record<EarlierStep, Screen> = {
  1: { show: motif.show, submit: motif.submit },
  2: { show: usagers.show, submit: usagers.submit },
  3: { show: horaire.show, submit: horaire.submit },
}
