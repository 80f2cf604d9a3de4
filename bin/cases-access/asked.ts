import type { ScopedModel } from '#infra/tables.ts'
import type { Where } from '#infra/where-sql.ts'
import { type Insert, isFound } from './throw-away.ts'
import type { Asked } from './world.ts'

export type Answer = (asked: Asked) => boolean | Promise<boolean>

/** By type of resource, then by action; actions that have one answer stand together: « new create ». */
export type Answers = Record<string, Record<string, Answer>>

export const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z')

/** How rules and scopes of the product are asked for one kind of actor. */
export const askedBy = <Actor>(actorOf: (asked: Asked) => Actor) => ({
  rule:
    <Facts>(
      judge: (actor: Actor, facts: Facts, now: Temporal.Instant) => string | null,
      facts: (asked: Asked) => Facts,
    ): Answer =>
    (asked) =>
      judge(actorOf(asked), facts(asked), NOW) === null,

  /** In PostgreSQL, of the row that the case tells of. */
  scope:
    <Model extends ScopedModel>(
      model: Model,
      insert: Insert,
      where: (actor: Actor, asked: Asked) => Where<Model>,
    ): Answer =>
    (asked) =>
      isFound(asked, { model, insert, where: where(actorOf(asked), asked) }),
})

export const both =
  (...answers: Answer[]): Answer =>
  async (asked) => {
    for (const answer of answers) if (!(await answer(asked))) return false
    return true
  }

export const always: Answer = () => true

export const WRITES = 'new create edit update destroy'
