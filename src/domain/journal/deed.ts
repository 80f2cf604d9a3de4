import type { Actor } from '#domain/actor/actor.ts'
import { actingAs } from '#infra/acting-as.ts'
import { type Transaction, transaction } from '#infra/transaction.ts'
import type { Evenement } from './evenement/evenement.ts'
import { insertEvenement } from './evenement/insert-evenement.ts'
import { publishEvenements } from './evenement/publish-evenements.ts'
import { readTouchedAgendas, tellOfAgendas } from './touched/touched-agendas.ts'

/** What a deed writes with: Prisma and SQL on one connection, and the evenements of what it changes. */
export type DeedTx = Transaction & {
  /** Written with the change, told to the world once it is committed. `by`: when it is not who acts. */
  record(evenement: Evenement, by?: Actor): Promise<void>
  /** From here on the journal says this name: for deeds that find out on their way who acts. */
  actAs(actor: Actor): Promise<void>
}

/**
 * The envelope of every change: one transaction, in the name of its actor, done again after a deadlock.
 * Its evenements leave after the commit, or with the sweep; so does the word that agendas changed, to whoever looks at them.
 */
export async function deed<Outcome>(actor: Actor, change: (tx: DeedTx) => Promise<Outcome>): Promise<Outcome> {
  const { outcome, evenementIds, agentIds } = await transaction(async (opened) => {
    const evenementIds: number[] = []
    const tx = writing(opened, evenementIds)
    await tx.actAs(actor)
    return { outcome: await change(tx), evenementIds, agentIds: await readTouchedAgendas(opened.sql) }
  })
  await Promise.all([
    evenementIds.length > 0 && publishEvenements(evenementIds, Temporal.Now.instant()),
    tellOfAgendas(agentIds),
  ])
  return outcome
}

function writing(opened: Transaction, evenementIds: number[]): DeedTx {
  let acting: Actor | null = null
  return {
    ...opened,
    async actAs(actor) {
      acting = actor
      await actingAs(opened.sql, actor)
    },
    async record(evenement, by) {
      const author = by ?? acting
      if (!author) throw new Error('an evenement without an actor')
      evenementIds.push(await insertEvenement(opened.sql, evenement, author))
    },
  }
}
