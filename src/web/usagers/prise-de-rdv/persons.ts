import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import * as procheRules from '#domain/people/proche/proche-rules.ts'
import { NAMED, SELF } from './whom-form.ts'

/** Of the family, oneself first. An invitation is for one person; a code opens no list of proches. */
export const personIdsOf = ({ id, familyIds, session: { kind } }: UsagerActor): readonly number[] =>
  kind === 'invitation' || kind === 'code' ? [id] : familyIds

/** The answers to « Pour qui », whoever of them is still there. */
export const choicesOf = (actor: UsagerActor, ids: readonly number[] = personIdsOf(actor)): string[] => [
  SELF,
  ...ids.filter((id) => id !== actor.id).map(String),
  ...(procheRules.name(actor) ? [] : [NAMED]),
]
