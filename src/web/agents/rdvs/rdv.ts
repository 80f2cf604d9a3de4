import type { Request, Response } from 'express'
import { type AgentRdv, findTaker, listPrescribers } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { listPlagesElsewhere } from '#domain/booking/rdv/find-rdv-checks.ts'
import { isCancelled, isToCome } from '#domain/booking/rdv/rdv.ts'
import { listMoves, type Move } from '#domain/booking/rdv/rdv-move-queries.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import * as reportRules from '#domain/booking/rdv/report-rules.ts'
import * as waitingRoomRules from '#domain/booking/rdv/waiting-room-rules.ts'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { isOlderThanJournal } from '#domain/journal/journal/version.ts'
import { findHistory } from '#domain/journal/journal/version-queries.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { dateTime, dateTimeNumeric } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { historyInWords } from '#web/shared/history/history.ts'
import { pointOf } from '../checks/check-words.ts'
import { page } from '../page.ts'
import { feuilleDePresencePath, inscriptionCollectifPath, nouveauRdvCollectifPath } from '../rdvs-collectifs/paths.ts'
import { recherchePath } from '../recherche/paths.ts'
import { SUBMITTED } from '../recherche/search-address.ts'
import { sealContext } from '../sealed-context.ts'
import { isOpenToMore } from '../seats-words.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { messagesOf } from './messages.ts'
import { participantsOf } from './participants.ts'
import { participationMenus } from './participation-menu.ts'
import { modificationPath, reportPath, salleDAttentePath, suppressionPath } from './paths.ts'
import { plannedOf } from './planned.ts'
import { addressOf, queryFrom, type RdvFrom } from './rdv-address.ts'
import { agendaLink, deedsOfDay, type RdvPage, rdvHeading } from './rdv-content.ts'
import { rdvOf } from './rdv-editor.ts'
import { rdvFacts } from './rdv-facts.ts'
import { statusMenu } from './status-menu.ts'

const rdvPage = page<RdvPage>('agents/rdvs/rdv')

export async function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const visit = organisationVisitOf(req)
  const told = isToCome(rdv, visit.now) ? await findToldRdv(rdv.id) : null
  const back = agendaLink(visit, rdv, rdv.cameFrom)
  const moves = await listMoves(rdv.id)
  void recordShown(visit, rdv)
  rdvPage(req, res, {
    ...rdvHeading(visit, rdv),
    back,
    ...deedsOfDay(statusMenu(visit, rdv, told), rdv, visit.now),
    arrival: arrivalOf(visit, rdv),
    deedLinks: linksOf(visit, rdv),
    elsewhere: await elsewhereOf(visit, rdv),
    facts: rdvFacts({ rdv, taker: await findTaker(rdv), moves, ...visit, agendaHref: back.href }),
    participants: participantsOf(rdv, {
      visit,
      menus: participationMenus(visit, rdv, told),
      prescribers: await listPrescribers(rdv),
    }),
    addLinks: rdv.motif.collectif && isOpenToMore(rdv) ? [addLinkOf(rdv)] : [],
    isCollectif: rdv.motif.collectif,
    asksAnts: rdv.motif.motifCategory?.requiresAntsNumber ?? false,
    messages: await messagesOf(visit, rdv),
    moves: moves.map((move) => moveInWords(move, visit.timeZone)),
    removal: rdvRules.destroy(visit.actor, rdv) === null ? suppressionPath(addressOf(rdv), queryFrom(rdv)) : null,
    changes: await changesOf(visit, rdv),
    isOlderThanJournal: isOlderThanJournal(rdv.createdAt.toTemporalInstant(), visit.now),
  })
}

function arrivalOf(visit: OrganisationVisit, rdv: RdvFrom): RdvPage['arrival'] {
  const { territoire } = rdv.organisation
  const mayArrive = waitingRoomRules.enter({ ...rdv, territoire }, visit) === null && !rdv.waitingRoomAt
  return mayArrive ? { action: salleDAttentePath(addressOf(rdv), queryFrom(rdv)) } : null
}

/** Of a rdv to come that has a lieu. */
async function elsewhereOf({ actor, timeZone, now }: OrganisationVisit, rdv: RdvFrom): Promise<RdvPage['elsewhere']> {
  const planned = plannedOf(rdv)
  if (!planned || isCancelled(rdv) || !isToCome(rdv, now)) return []
  const asked = { actor, organisationId: rdv.organisationId, planned, rdvId: rdv.id, now }
  return (await listPlagesElsewhere(asked)).map((warning) => pointOf(warning, timeZone))
}

const addLinkOf = (rdv: RdvFrom) => ({
  href: inscriptionCollectifPath(addressOf(rdv)),
  text: 'Ajouter un participant',
  icon: 'fr-icon-user-add-line',
})

/** What may be done of it besides its status. */
function linksOf(visit: OrganisationVisit, rdv: RdvFrom): RdvPage['deedLinks'] {
  const [address, query] = [addressOf(rdv), queryFrom(rdv)]
  const hidden = 'ce rendez-vous'
  const report = { href: reportPath(address, query), text: 'Reporter', icon: 'fr-icon-calendar-2-line', hidden }
  return [
    { href: modificationPath(address, query), text: 'Modifier', icon: 'fr-icon-edit-line', hidden },
    ...(reportRules.report(rdv) === null ? [report] : []),
    {
      href: rdv.motif.collectif ? collectifDuplicateHref(rdv) : duplicateHref(visit, rdv),
      text: 'Dupliquer',
      icon: 'fr-icon-clipboard-line',
      hidden,
    },
    ...(rdv.motif.collectif ? [presenceLink(rdv)] : []),
  ]
}

const presenceLink = (rdv: RdvFrom) => ({
  href: feuilleDePresencePath(addressOf(rdv)),
  text: 'Feuille de présence',
  icon: 'fr-icon-printer-line',
  hidden: 'de ce rendez-vous',
})

const collectifDuplicateHref = ({ id, organisationId, motif }: RdvFrom) =>
  nouveauRdvCollectifPath({ organisationId }, { motif_id: motif.id, duplicated_rdv_id: id })

/** The same search as for this rdv, from the day after it on. */
function duplicateHref(visit: OrganisationVisit, rdv: RdvFrom) {
  const { organisationId, motif, lieu, participations } = rdv
  const day = rdv.startsAt.toTemporalInstant().toZonedDateTimeISO(visit.timeZone).toPlainDate().add({ days: 1 })
  const context = rdv.organisation.territoire.enableContextField ? readContext(rdv) : null
  return recherchePath(
    { organisationId },
    {
      service_id: motif.serviceId,
      motif_id: motif.id,
      from_date: day.toString(),
      user_ids: participations.map(({ usager }) => usager.id),
      lieu_ids: lieu?.availability === 'enabled' ? [lieu.id] : [],
      context: context?.ok ? sealContext(visit, context.text) : null,
      ...SUBMITTED,
    },
  )
}

const MOVER: Record<Move['actorType'], string> = {
  agent: 'par un agent',
  usager: 'par l’usager',
  prescripteur: 'par un prescripteur',
  super_admin: 'par l’administration',
  systeme: 'automatiquement',
}

/** Kept as long as the rdv, unlike its other changes. */
function moveInWords({ startsAt, lieu, movedAt, actorType }: Move, timeZone: string) {
  const before = [dateTime(startsAt.toTemporalInstant(), timeZone), lieu?.name].filter(Boolean).join(', ')
  return typo(`Reporté du ${before} ${MOVER[actorType]}, le ${dateTimeNumeric(movedAt.toTemporalInstant(), timeZone)}.`)
}

async function changesOf({ timeZone }: OrganisationVisit, { id, organisation }: AgentRdv) {
  const except = organisation.territoire.enableContextField ? [] : ['context']
  return historyInWords(await findHistory({ item: { type: 'rdvs', id }, except }), timeZone)
}

/** The sheet shows how to reach its participants: they may know who looked. */
function recordShown({ author: actor, now }: OrganisationVisit, { participations, organisationId }: AgentRdv) {
  const usagerIds = participations.map(({ usager }) => usager.id)
  return recordConsultation({ usagerIds, actor, organisationId, screen: 'rdv', now })
}
