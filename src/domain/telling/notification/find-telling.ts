import type { Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import { findAccountPerson } from './account-mail-queries.ts'
import { findToldRdv, listAgents } from './rdv-notification-queries.ts'
import type { AccountTelling, RdvTelling } from './telling.ts'
import { isTold, type MessageName, type RdvEvenementOf } from './who-is-told.ts'

type AboutRdv = RdvTelling<RdvEvenementOf<MessageName>>

/** What happened, with its facts as they are now. Null when there is nobody to tell: the rdv was deleted, the account closed. */
export async function findTelling(evenement: Recorded): Promise<AboutRdv | AccountTelling | null> {
  if (!isTold(evenement)) return null
  return evenement.rdvId === null ? aboutAccount(evenement) : aboutRdv(evenement)
}

async function aboutRdv(evenement: AboutRdv['evenement']): Promise<AboutRdv | null> {
  const rdv = await findToldRdv(evenement.rdvId)
  if (!rdv) return null
  const removed = evenement.name === 'rdv.moved' ? evenement.payload.agentIdsRemoved : []
  const gone = removed.filter((id) => !rdv.agents.some((agent) => agent.id === id))
  return { evenement, rdv, formerAgents: await listAgents(gone) }
}

async function aboutAccount(evenement: AccountTelling['evenement']): Promise<AccountTelling | null> {
  const person = await findAccountPerson(evenement.payload.personType, evenement.payload.personId)
  return person && { evenement, person }
}
