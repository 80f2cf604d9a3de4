import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Tx } from '#infra/db.ts'
import { transaction } from '#infra/transaction.ts'
import type { World } from './world.ts'
import { insertWorld } from './world-rows.ts'

/** A world written in PostgreSQL for one question, then rolled back. */
export type ThrowAway = <Result>(question: (tx: Tx) => Promise<Result>) => Promise<Result>

export const throwAway: ThrowAway = (question) =>
  rolledBack((work) => transaction(({ prisma }) => work(prisma)), question)

async function rolledBack<Result>(
  inTransaction: (work: (tx: Tx) => Promise<never>) => Promise<never>,
  question: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const answered: Result[] = []
  const undone = new Error('rolled back on purpose')
  await inTransaction(async (tx) => {
    answered.push(await question(tx))
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  const [answer] = answered
  if (answer === undefined) throw new Error('no answer')
  return answer
}

type Count = (tx: Tx, actor: AgentActor) => Promise<number>

/** Whether the agent finds what `insert` adds to the world. */
export const finds = (
  throwAway: ThrowAway,
  world: World,
  { insert = async () => undefined, count }: { insert?: (tx: Tx) => Promise<unknown>; count: Count },
) =>
  throwAway(async (tx) => {
    await insertWorld(tx, world)
    await insert(tx)
    return (await count(tx, world.self)) > 0
  })
