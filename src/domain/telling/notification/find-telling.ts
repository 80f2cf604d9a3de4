import type { Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import { findAccountPerson } from './account-mail-queries.ts'
import { findToldRdv, listAgents } from './rdv-notification-queries.ts'
import type { AccountTelling, RdvTelling } from './telling.ts'

/** What happened, with its facts as they are now. Null when there is nobody to tell: the rdv was deleted, the account closed. */
export const findTelling = (evenement: Recorded): Promise<RdvTelling | AccountTelling | null> =>
  evenement.rdvId === null ? ofAccount(evenement) : ofRdv(evenement)

async function ofRdv(evenement: RdvTelling['evenement']): Promise<RdvTelling | null> {
  const rdv = await findToldRdv(evenement.rdvId)
  if (!rdv) return null
  const removed = evenement.name === 'rdv.moved' ? evenement.payload.agentIdsRemoved : []
  const gone = removed.filter((id) => !rdv.agents.some((agent) => agent.id === id))
  return { evenement, rdv, formerAgents: await listAgents(gone) }
}

async function ofAccount(evenement: AccountTelling['evenement']): Promise<AccountTelling | null> {
  const person = await findAccountPerson(evenement.payload.personType, evenement.payload.personId)
  return person && { evenement, person }
}
