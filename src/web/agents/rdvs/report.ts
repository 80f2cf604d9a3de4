import type { Request, Response } from 'express'
import { findHoursToReport } from '#domain/booking/creneau/find-creneaux-to-report.ts'
import { motifSoughtAgain } from '#domain/booking/creneau/sought.ts'
import * as reportRules from '#domain/booking/rdv/report-rules.ts'
import { listAgentNames } from '#domain/people/agent/agent-queries.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { listOpenLieux } from '#domain/territory/lieu/lieu-queries.ts'
import { isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { day } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { queryOf } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { deplacementPath, reportPath, reportSansDatePath } from './paths.ts'
import { addressOf, isAtALieu, type RdvFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'
import { whoAndWhen } from './rdv-who.ts'
import {
  firstFreeWords,
  nowWords,
  othersShown,
  type ReportedHours,
  reportTitle,
  sameShown,
  weekWords,
} from './report-content.ts'
import { movedSentences } from './told.ts'

type ReportPage = ReportedHours & {
  heading: string
  about: string
  back: { href: string; text: string }
  /** « du lundi 2 au dimanche 8 mars 2027 » */
  week: string
  previous: string | null
  next: string
  /** When the seven days hold nothing: « Premier horaire libre : … » */
  later: { href: string; text: string } | null
  anyHour: { action: string; day: string; time: string }
  told: string[]
  withoutDate: string
}

const reportPage = page<ReportPage>('agents/rdvs/report')

/** Free hours of the same motif, with the same agent and lieu first, then others, then any hour. */
export async function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const visit = organisationVisitOf(req)
  const refusal = reportRules.report(rdv)
  if (refusal) return goTo(rdvHref(rdv), warning(reportRefusalWords[refusal])).give(req, res)
  reportPage(req, res, await contentOf(visit, rdv, queryOf(req, { date: day }).date))
}

export const reportRefusalWords: Record<reportRules.ReportRefusal, string> = {
  'rdv-annule': 'Ce rendez-vous est annulé. Effacez d’abord son statut pour le reporter.',
  'deja-un-statut': 'Ce rendez-vous a déjà un statut. Effacez-le d’abord pour le reporter.',
}

const DAYS = 7

async function contentOf(visit: OrganisationVisit, rdv: RdvFrom, asked: string | null) {
  const { timeZone, now } = visit
  const zone = zoneOf(timeZone)
  const today = isoDay(zone.dayOf(now.epochMilliseconds))
  const from = Temporal.PlainDate.from(asked && asked > today ? asked : today)
  const found = await findHoursToReport({ rdv: timesOf(rdv), motif: soughtOf(rdv), from: from.toString(), now })
  const agents = await listAgentNames([...new Set(found.others.map(({ agentId }) => agentId))])
  const lieux = await listOpenLieux([...new Set(found.others.flatMap(({ lieuId }) => lieuId ?? []))])
  const shown = { rdv, zone, agents, lieux: new Map(lieux.map(({ id, name }) => [id, name])) }
  const weekFrom = (first: Temporal.PlainDate) => reportPath(addressOf(rdv), { date: first.toString() })
  const title = reportTitle(rdv)
  return {
    title,
    heading: title,
    about: nowWords(rdv, timeZone),
    back: { href: rdvHref(rdv), text: whoAndWhen(rdv, timeZone) },
    same: sameShown(found.same, shown),
    others: othersShown(found.others, shown),
    week: weekWords(from, from.add({ days: DAYS - 1 })),
    previous: from.toString() > today ? weekFrom(from.subtract({ days: DAYS })) : null,
    next: weekFrom(from.add({ days: DAYS })),
    later: found.next === null ? null : laterShown(found.next, timeZone, weekFrom),
    anyHour: {
      action: deplacementPath(addressOf(rdv)),
      day: from.toString(),
      time: zone.timeOf(rdv.startsAt.getTime()),
    },
    told: await toldOf(visit, rdv, found.same[0] ?? found.others[0]?.startsAtMs),
    withoutDate: reportSansDatePath(addressOf(rdv)),
  }
}

const timesOf = (rdv: RdvFrom) => ({
  id: rdv.id,
  lieuId: rdv.lieuId,
  isAtALieu: isAtALieu(rdv),
  agentIds: rdv.agents.map(({ agentId }) => agentId),
  startsAtMs: rdv.startsAt.getTime(),
  endsAtMs: rdv.endsAt.getTime(),
})

const soughtOf = ({ organisationId: id, motif, organisation: { territoire } }: RdvFrom) =>
  motifSoughtAgain(motif, { id, territoire })

function laterShown(startsAtMs: number, timeZone: string, weekFrom: (first: Temporal.PlainDate) => string) {
  const at = Temporal.Instant.fromEpochMilliseconds(startsAtMs).toZonedDateTimeISO(timeZone)
  return { href: weekFrom(at.toPlainDate()), text: firstFreeWords(at) }
}

/** Of the first hour that is offered, else of a week later: the next page says it of the hour that is chosen. */
async function toldOf(visit: OrganisationVisit, rdv: RdvFrom, startsAtMs: number | undefined) {
  const told = await findToldRdv(rdv.id)
  if (!told) return []
  const length = rdv.endsAt.getTime() - rdv.startsAt.getTime()
  const startMs = startsAtMs ?? visit.now.add({ hours: 24 * DAYS }).epochMilliseconds
  const [startsAt, endsAt] = [startMs, startMs + length].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
  return startsAt && endsAt
    ? movedSentences(told, { startsAt, endsAt, lieu: told.lieu, agents: told.agents }, visit)
    : []
}
