import type { Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import { findAccountPerson } from './account-mail-queries.ts'
import {
  findFormerRdv,
  findToldRdv,
  listAgents,
  listFormerParticipations,
  listToldRdvsToCome,
} from './rdv-notification-queries.ts'
import type { AccountTelling, LinksTelling, RdvTelling } from './telling.ts'
import type { ToldRdv } from './told-rdv.ts'
import { isTold, type MessageName, type RdvEvenementOf } from './who-is-told.ts'

type AboutRdv = RdvTelling<RdvEvenementOf<MessageName>>

/** What happened, with its facts as they are now. Null when there is nobody to tell: the rdv was deleted, the account closed. */
export async function findTelling(evenement: Recorded): Promise<AboutRdv | AccountTelling | LinksTelling | null> {
  if (!isTold(evenement)) return null
  if (evenement.name === 'usager.links-requested') return aboutLinks(evenement)
  return evenement.rdvId === null ? aboutAccount(evenement) : aboutRdv(evenement)
}

async function aboutRdv(evenement: AboutRdv['evenement']): Promise<AboutRdv | null> {
  const rdv = await findRdvOf(evenement)
  if (!rdv) return null
  const removed = evenement.name === 'rdv.moved' ? evenement.payload.agentIdsRemoved : []
  const gone = removed.filter((id) => !rdv.agents.some((agent) => agent.id === id))
  const formerParticipations = await listFormerParticipations(participationsRemovedBy(evenement))
  const prescripteur = await prescripteurOf(evenement)
  return { evenement, rdv, formerAgents: await listAgents(gone), formerParticipations, prescripteur }
}

/** A rdv that was deleted is told as it was. */
function findRdvOf(evenement: AboutRdv['evenement']): Promise<ToldRdv | null> {
  if (evenement.name !== 'rdv.deleted') return findToldRdv(evenement.rdvId)
  const { former } = evenement.payload
  return former ? findFormerRdv(evenement.rdvId, former) : Promise.resolve(null)
}

function participationsRemovedBy(evenement: AboutRdv['evenement']) {
  if (evenement.name === 'rdv.deleted') return evenement.payload.former?.participationsRemoved ?? []
  return evenement.name === 'participation.removed' ? evenement.payload.participationsRemoved : []
}

async function prescripteurOf({ payload, actor }: AboutRdv['evenement']) {
  if (actor.type !== 'agent' || actor.id === null || !('brand' in payload) || !payload.brand) return null
  const [agent] = await listAgents([actor.id])
  return agent ?? null
}

async function aboutLinks(evenement: LinksTelling['evenement']): Promise<LinksTelling | null> {
  const { usagerId } = evenement.payload
  const person = usagerId === null ? null : await findAccountPerson('usager', usagerId)
  if (usagerId === null || !person) return null
  return { evenement, person, toCome: await listToldRdvsToCome(usagerId, evenement.occurredAt) }
}

async function aboutAccount(evenement: AccountTelling['evenement']): Promise<AccountTelling | null> {
  const person = await findAccountPerson(evenement.payload.personType, evenement.payload.personId)
  return person && { evenement, person }
}
