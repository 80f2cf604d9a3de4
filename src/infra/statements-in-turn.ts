import type { SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'

/** In a transaction, Prisma asks for related rows all at once; it is one connection, where pg takes one statement after another. */
export function statementsInTurn(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect()
      const startTransaction = adapter.startTransaction.bind(adapter)
      return Object.assign(adapter, {
        startTransaction: async (...asked: Parameters<typeof startTransaction>) =>
          inTurn(await startTransaction(...asked)),
      })
    },
  }
}

function inTurn(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve()
  const afterLast =
    <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
    (asked: Asked): Promise<Answer> => {
      const answer = last.then(() => ask(asked))
      last = answer.catch(() => undefined)
      return answer
    }
  return Object.assign(transaction, {
    queryRaw: afterLast(transaction.queryRaw.bind(transaction)),
    executeRaw: afterLast(transaction.executeRaw.bind(transaction)),
  })
}
