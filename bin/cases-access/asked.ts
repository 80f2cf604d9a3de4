import type { Tx } from '#infra/db.ts'
import type { AccessCase } from './access-case.ts'
import { finds, type ThrowAway } from './throw-away.ts'
import type { World } from './world.ts'

export type Asked = AccessCase & { world: World; throwAway: ThrowAway }
export type Answer = (asked: Asked) => boolean | Promise<boolean>

/** By type of resource, then by action. */
export type Answers = Record<string, Record<string, Answer>>

export const each = (actions: readonly string[], answer: Answer): Record<string, Answer> =>
  Object.fromEntries(actions.map((action) => [action, answer]))

export const WRITES = ['new', 'create', 'edit', 'update', 'destroy'] as const

type Where = Parameters<typeof finds>[2]['count']
type Insert = (tx: Tx, asked: Asked) => Promise<unknown>

/** Asks PostgreSQL whether the agent finds the resource in his scope. */
export const inScope =
  (insert: Insert, count: (asked: Asked) => Where): Answer =>
  (asked) =>
    finds(asked.throwAway, asked.world, { insert: (tx) => insert(tx, asked), count: count(asked) })

export const organisationId = ({ resource, world }: Asked) => world.id(resource.organisation ?? 'org_none')

/** The territoire named, else that of the organisation named. */
export function territoireId({ resource, world }: Asked) {
  const { territory, organisation } = resource
  return world.id(territory ?? (organisation ? world.territoireOf(organisation) : 'terr_none'))
}

export const targetOf = ({ resource, world }: Asked) => world.agentOf(resource.target ?? resource.owner ?? 'self')
