import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { AccountMail } from '#domain/journal/evenement/account-mail.ts'
import { normalEmail } from '#lib/email.ts'
import { mailOfUnproved, mailTo, type Visit } from './account-mail-to.ts'

/**
 * A forgotten password, on either form. What leaves depends on the account; what is said does not, nor how long it takes: an
 * address that nobody has costs the same statements, and its evenements tell nobody.
 */
export async function requestPassword(typed: string, visit: Visit): Promise<void> {
  const email = normalEmail(typed)
  await deed(systeme, async (tx) => {
    const wanted = { where: { email, deletedAt: null } }
    const agent = await tx.prisma.agent.findFirst(wanted)
    const usager = await tx.prisma.usager.findFirst(wanted)
    const toAgent = agent && mailOfAgent(agent)
    await mailTo(tx, toAgent ?? 'password-reset', 'agent', toAgent ? agent.id : NOBODY, visit)
    const toUsager = usager && (usager.confirmedAt ? 'password-reset' : mailOfUnproved(usager))
    await mailTo(tx, toUsager ?? 'password-reset', 'usager', usager?.id ?? NOBODY, visit)
  })
}

const NOBODY = 0

/** Created but not yet invited, an agent will hear from us: nothing leaves. */
function mailOfAgent(agent: { confirmedAt: Date | null; invitationSentAt: Date | null }): AccountMail | null {
  if (agent.confirmedAt) return 'password-reset'
  return agent.invitationSentAt ? 'invitation' : null
}
