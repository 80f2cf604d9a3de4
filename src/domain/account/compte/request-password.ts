import { systeme } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { normalEmail } from '#lib/email.ts'
import { mailOfUnproved, mailTo, type Visit } from './account-mail-to.ts'

/** A forgotten password, on either form. What leaves depends on the account; what is said does not. */
export async function requestPassword(typed: string, visit: Visit): Promise<void> {
  const email = normalEmail(typed)
  await deed(systeme, async (tx) => {
    await mailAgent(tx, email, visit)
    await mailUsager(tx, email, visit)
  })
}

/** Created but not yet invited, an agent will hear from us: nothing leaves. */
async function mailAgent(tx: DeedTx, email: string, visit: Visit) {
  const agent = await tx.prisma.agent.findFirst({ where: { email, deletedAt: null } })
  if (!agent) return
  if (agent.confirmedAt) return mailTo(tx, 'password-reset', 'agent', agent.id, visit)
  if (agent.invitationSentAt) await mailTo(tx, 'invitation', 'agent', agent.id, visit)
}

async function mailUsager(tx: DeedTx, email: string, visit: Visit) {
  const usager = await tx.prisma.usager.findFirst({ where: { email, deletedAt: null } })
  if (!usager) return
  await mailTo(tx, usager.confirmedAt ? 'password-reset' : mailOfUnproved(usager), 'usager', usager.id, visit)
}
