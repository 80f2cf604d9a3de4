import type { Request, Response } from 'express'
import { type AgentRdv, findTaker } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { isOlderThanJournal } from '#domain/journal/journal/version.ts'
import { findHistory } from '#domain/journal/journal/version-queries.ts'
import type { OrganisationOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { historyInWords } from '#web/shared/history/history.ts'
import { currentOrganisation } from '../current-organisation.ts'
import { page } from '../page.ts'
import { agentActor, authorOf, currentAgent } from '../session.ts'
import { participantsOf } from './participants.ts'
import { participationMenus } from './participation-menu.ts'
import { agendaLink, type RdvPage, rdvHeading } from './rdv-content.ts'
import { rdvFacts } from './rdv-facts.ts'
import { requireRdv } from './require-rdv.ts'
import { statusMenu } from './status-menu.ts'

const rdvPage = page<RdvPage>('agents/rdvs/rdv')

export async function show(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  const now = Temporal.Now.instant()
  const { territoire } = currentOrganisation(req)
  const taker = await findTaker(rdv)
  const menus = await participationMenus(req, rdv, now)
  const shown = { showsNotes: territoire.enableNotesField, timeZone: territoire.timeZone, now, menus }
  void recordShown(req, rdv, now)
  rdvPage(req, res, {
    ...rdvHeading(req, { rdv, taker, now }),
    back: agendaLink(req, rdv, now),
    statusMenu: await statusMenu(req, rdv, now),
    facts: rdvFacts({ rdv, actor: agentActor(req), taker, showsContext: territoire.enableContextField }),
    participants: participantsOf(rdv, shown),
    isCollectif: rdv.motif.collectif,
    changes: await changesOf(rdv, territoire),
    isOlderThanJournal: isOlderThanJournal(rdv.createdAt.toTemporalInstant(), now),
  })
}

async function changesOf({ id }: AgentRdv, territoire: OrganisationOfAgent['territoire']) {
  const except = territoire.enableContextField ? [] : ['context']
  return historyInWords(await findHistory({ item: { type: 'rdvs', id }, except }), territoire.timeZone)
}

/** The sheet shows how to reach its participants: they may know who looked. */
function recordShown(req: Request, { participations, organisationId }: AgentRdv, now: Temporal.Instant) {
  const usagerIds = participations.map(({ usager }) => usager.id)
  return recordConsultation({ usagerIds, actor: authorOf(currentAgent(req)), organisationId, screen: 'rdv', now })
}
