import type { Request } from 'express'
import { z } from 'zod'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { listRdvRows, type RdvRow } from '#domain/booking/rdv/rdv-row-queries.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import { countRdvsToComplete, listRdvIdsToCompleteBetween } from '#domain/booking/rdv/to-complete-queries.ts'
import { dayNumber } from '#lib/day.ts'
import { day as dayInWords, plural, time } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import { day, id } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { information, success, warning } from '#web/shared/flash.ts'
import { found, textOf } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { aCompleterPath, journeeACompleterPath } from './paths.ts'
import { whoOf } from './rdv-row.ts'
import { SILENCE } from './told.ts'

type Content = {
  question: string
  names: string[]
  /** Rdvs collectifs are completed by their presences; nobody is told. */
  others: string
  action: string
  fields: { name: string; value: string }[]
  yes: string
  back: string
}

type Subject = { day: string; rdvs: RdvRow[]; collectifs: number }

const MOST_A_DAY = 200
const sent = z.object({ rdv_ids: z.preprocess((value) => [value].flat(), z.array(id).min(1).max(MOST_A_DAY)) })

/** All the rdvs of a day that he has to complete took place: their names first. */
export const { show, create } = organisationFormPage({
  page: page<Content>('agents/rdvs/a-completer-journee'),
  subject: (visit, req) => subjectOf(visit, req),
  hidden: ({ visit, subject }) =>
    subject.rdvs.length > 0
      ? null
      : goTo(listOf(visit), information(typo(`Rien n’est à compléter pour le ${dayInWords(subject.day)}.`))),
  unfit: ({ visit }) => goTo(listOf(visit), warning('Choisissez un jour dans la liste.')),
  form: () => sent,
  content({ visit, subject }) {
    const when = dayInWords(subject.day)
    const count = subject.rdvs.length
    const question = typo(`Tous les rendez-vous du ${when} ont eu lieu ?`)
    return {
      title: question,
      question,
      names: subject.rdvs.map((rdv) =>
        typo(`${time(rdv.startsAt.toTemporalInstant(), zoneOfRdv(visit, rdv).timeZone)}, ${whoOf(rdv)}`),
      ),
      others: `${subject.collectifs > 0 ? 'Les rendez-vous collectifs de ce jour se complètent par leurs présences. ' : ''}${SILENCE}`,
      action: journeeACompleterPath({ organisationId: visit.organisation.id, day: subject.day }),
      fields: subject.rdvs.map((rdv) => ({ name: 'rdv_ids[]', value: String(rdv.id) })),
      yes: count > 1 ? `Ces ${count} rendez-vous ont eu lieu` : 'Ce rendez-vous a eu lieu',
      back: listOf(visit),
    }
  },
  async submit({ visit, subject, data }) {
    const { author: actor, now } = visit
    const wanted = subject.rdvs.filter(({ id }) => data.rdv_ids.includes(id))
    let done = 0
    for (const { id } of wanted)
      if ((await changeRdvStatus({ rdvId: id, from: 'unknown', status: 'seen', actor, now })).ok) done++
    return goTo(
      listOf(visit),
      saidOf(subject.day, { done, asked: data.rdv_ids.length, left: await countRdvsToComplete(visit.actor, now) }),
    )
  },
})

const listOf = ({ organisation }: OrganisationVisit) => aCompleterPath({ organisationId: organisation.id })

/** His own of that local day, as many as are still to complete: each in the zone of its organisation. */
async function subjectOf(visit: OrganisationVisit, req: Request): Promise<Subject> {
  const asked = found(day.safeParse(textOf(req.params.day)).data)
  const zones = visit.organisations.map(({ territoire }) => zoneOf(territoire.timeZone))
  const from = Math.min(...zones.map((zone) => zone.startOfDay(dayNumber(asked))))
  const to = Math.max(...zones.map((zone) => zone.startOfDay(dayNumber(asked) + 1)))
  const range = [from, to].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
  const rows = await listRdvRows(
    await listRdvIdsToCompleteBetween(visit.actor, visit.now, [range[0] ?? visit.now, range[1] ?? visit.now]),
  )
  const ofDay = rows.filter((rdv) => zoneOfRdv(visit, rdv).dayOf(rdv.startsAt.getTime()) === dayNumber(asked))
  const rdvs = ofDay.filter((rdv) => !rdv.motif.collectif && canHaveTakenPlace(visit, rdv))
  return { day: asked, rdvs, collectifs: ofDay.filter(({ motif }) => motif.collectif).length }
}

const canHaveTakenPlace = (visit: OrganisationVisit, rdv: RdvRow) =>
  statusRules.offered(rdv, { timeZone: zoneOfRdv(visit, rdv).timeZone, now: visit.now }).includes('seen')

const zoneOfRdv = ({ organisations, timeZone }: OrganisationVisit, { organisationId }: RdvRow): Zone =>
  zoneOf(organisations.find(({ id }) => id === organisationId)?.territoire.timeZone ?? timeZone)

type Done = { done: number; asked: number; left: number }

/** Those that somebody else completed meanwhile keep what he said. */
function saidOf(asked: string, { done, asked: count, left }: Done) {
  const took = plural(done, 'rendez-vous a eu lieu', 'rendez-vous ont eu lieu')
  const others = count - done
  const kept = others > 0 ? ` ${plural(others, 'autre avait', 'autres avaient')} déjà un statut, gardé tel quel.` : ''
  const text = typo(`${dayInWords(asked)} : ${took}.${kept} Reste ${left}.`)
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  return done > 0 ? success(sentence) : warning(sentence)
}
