import { publishEvenements } from '#domain/journal/evenement/publish-evenement.ts'
import { db, type Tx } from '#infra/db.ts'
import { normalEmail } from '#lib/email.ts'
import { mailOfUnproved, mailTo, type Visit } from './account-mail-to.ts'

/** A forgotten password, on either form. What leaves depends on the account; what is said does not. */
export async function requestPassword(typed: string, visit: Visit): Promise<void> {
  const email = normalEmail(typed)
  const evenements = await db.$transaction(async (tx) => [
    await mailAgent(tx, email, visit),
    await mailUsager(tx, email, visit),
  ])
  await publishEvenements(evenements.flatMap((evenement) => (evenement ? [evenement.id] : [])))
}

/** Created but not yet invited, an agent will hear from us: nothing leaves. */
async function mailAgent(tx: Tx, email: string, visit: Visit) {
  const agent = await tx.agent.findFirst({ where: { email, deletedAt: null } })
  if (!agent) return null
  if (agent.confirmedAt) return mailTo(tx, 'password-reset', 'agent', agent.id, visit)
  return agent.invitationSentAt && mailTo(tx, 'invitation', 'agent', agent.id, visit)
}

async function mailUsager(tx: Tx, email: string, visit: Visit) {
  const usager = await tx.usager.findFirst({ where: { email, deletedAt: null } })
  return (
    usager && mailTo(tx, usager.confirmedAt ? 'password-reset' : mailOfUnproved(usager), 'usager', usager.id, visit)
  )
}
