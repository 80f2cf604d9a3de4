import type { Request, Response } from 'express'
import { type AgentRdv, findTaker } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { isToCome } from '#domain/booking/rdv/rdv.ts'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { isOlderThanJournal } from '#domain/journal/journal/version.ts'
import { findHistory } from '#domain/journal/journal/version-queries.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import type { OrganisationOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { historyInWords } from '#web/shared/history/history.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { participantsOf } from './participants.ts'
import { participationMenus } from './participation-menu.ts'
import { agendaLink, type RdvPage, rdvHeading } from './rdv-content.ts'
import { rdvOf } from './rdv-editor.ts'
import { rdvFacts } from './rdv-facts.ts'
import { statusMenu } from './status-menu.ts'

const rdvPage = page<RdvPage>('agents/rdvs/rdv')

export async function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const visit = organisationVisitOf(req)
  const { territoire } = visit.organisation
  const taker = await findTaker(rdv)
  const told = isToCome(rdv, visit.now) ? await findToldRdv(rdv.id) : null
  const menus = participationMenus(visit, rdv, told)
  void recordShown(visit, rdv)
  rdvPage(req, res, {
    ...rdvHeading(visit, rdv, taker),
    back: agendaLink(visit, rdv, rdv.cameFrom),
    statusMenu: statusMenu(visit, rdv, told),
    facts: rdvFacts({ rdv, actor: visit.actor, taker, showsContext: territoire.enableContextField }),
    participants: participantsOf(rdv, { ...visit, showsNotes: territoire.enableNotesField, menus }),
    isCollectif: rdv.motif.collectif,
    changes: await changesOf(rdv, territoire),
    isOlderThanJournal: isOlderThanJournal(rdv.createdAt.toTemporalInstant(), visit.now),
  })
}

async function changesOf({ id }: AgentRdv, territoire: OrganisationOfAgent['territoire']) {
  const except = territoire.enableContextField ? [] : ['context']
  return historyInWords(await findHistory({ item: { type: 'rdvs', id }, except }), territoire.timeZone)
}

/** The sheet shows how to reach its participants: they may know who looked. */
function recordShown({ author: actor, now }: OrganisationVisit, { participations, organisationId }: AgentRdv) {
  const usagerIds = participations.map(({ usager }) => usager.id)
  return recordConsultation({ usagerIds, actor, organisationId, screen: 'rdv', now })
}
