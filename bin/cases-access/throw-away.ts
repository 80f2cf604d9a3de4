import type { Tx } from '#infra/db.ts'
import { query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { type ScopedModel, TABLES } from '#infra/tables.ts'
import { transaction } from '#infra/transaction.ts'
import { type Where, whereSql } from '#infra/where-sql.ts'
import type { Asked } from './world.ts'
import { insertWorld } from './world-rows.ts'

/** Gives the row that the scope is asked of. */
export type Insert = (tx: Tx, asked: Asked) => { id: number | string } | Promise<{ id: number | string }>

type Question<Model extends ScopedModel> = { model: Model; insert: Insert; where: Where<Model> }

/** Whether the scope holds the row, in a world that is written for this question, then rolled back. */
export const isFound = <Model extends ScopedModel>(asked: Asked, { model, insert, where }: Question<Model>) =>
  rolledBack(async ({ prisma, sql }) => {
    await insertWorld(prisma, asked.world)
    const { id } = await insert(prisma, asked)
    const found = await query(...withConditions(rowOf(model), [id], [whereSql(model, where, 'it')]), sql)
    return found.length > 0
  })

const rowOf = (model: ScopedModel) =>
  varying(`case ${model}`, {}, (scope) => `SELECT FROM ${TABLES[model].name} it WHERE it.id = $1${scope}`)

type Work<Result> = Parameters<typeof transaction<Result>>[0]

async function rolledBack<Result>(question: Work<Result>): Promise<Result> {
  const answered: Result[] = []
  const undone = new Error('rolled back on purpose')
  await transaction(async (tx) => {
    answered.push(await question(tx))
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  const [answer] = answered
  if (answer === undefined) throw new Error('no answer')
  return answer
}
