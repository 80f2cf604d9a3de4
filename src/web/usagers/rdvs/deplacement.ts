import type { Request, Response } from 'express'
import { lookAtMove } from '#domain/booking/rdv/look-at-move.ts'
import { type MoveOutcome, moveRdv } from '#domain/booking/rdv/move-rdv.ts'
import { contactPhoneOf } from '#domain/booking/rdv/rdv-place.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { listAgentNames } from '#domain/people/agent/agent-queries.ts'
import { phone } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { dateTime } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import { words } from '#web/shared/address-values.ts'
import { fact, flash, information, warning } from '#web/shared/flash.ts'
import { bodyOf, queryOf } from '#web/shared/sent.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { page } from '../page.ts'
import { startOf } from '../prise-de-rdv/chosen-start.ts'
import { parcoursOf } from '../prise-de-rdv/parcours.ts'
import { whoReceives } from '../prise-de-rdv/week-page.ts'
import { visitOf } from '../visit.ts'
import { limitOfWeek, limitsOfStart } from './move-limits.ts'
import { type MoveWeek, moveWeekOf } from './move-week.ts'
import { creneauxPath, deplacementPath, nouveauDeplacementPath, rdvPath } from './paths.ts'
import { moveReason } from './rdv-changes.ts'
import { type Fact, factsOf, timesOf } from './rdv-facts.ts'
import { rdvOf } from './rdv-reader.ts'

type WeekContent = MoveWeek & {
  action: string
  back: string
  /** The hour that it has. */
  now: string
  /** What the new hour could no more do. */
  limit: string | null
  isPlace: boolean
  phone: string | null
}
const creneauxPage = page<WeekContent>('usagers/rdvs/creneaux')

/** A week of hours at the same place, for the same motif. */
export async function index(req: Request, res: Response) {
  const rdv = requireMovable(req, res)
  if (!rdv) return
  const { actor, now } = visitOf(req)
  const { date } = parcoursOf(req.query)
  const week = await moveWeekOf(rdv, { date, actor, browser: browserDigest(req), now })
  creneauxPage(req, res, {
    title:
      week.isEmpty && !week.firstFree
        ? say('Aucun autre horaire libre pour l’instant')
        : say('Choisissez un autre horaire'),
    ...week,
    action: nouveauDeplacementPath({ rdvId: rdv.id }),
    back: rdvPath({ rdvId: rdv.id }),
    now: dateTime(timesOf(rdv).startsAt),
    limit: limitOfWeek(rdv, week.firstMs, now),
    isPlace: rdv.lieuId !== null,
    phone: rdv.lieu?.phoneNumber ?? rdv.organisation.phoneNumber,
  })
}

type EditContent = {
  facts: Fact[]
  limits: string
  action: string
  startsAt: string
  before: string
  back: string
  keep: string
}
const deplacementPage = page<EditContent>('usagers/rdvs/deplacement')

/** The old hour and the new one, before it is moved. */
export async function edit(req: Request, res: Response) {
  const rdv = requireMovable(req, res)
  if (!rdv) return
  const startsAt = startOf(queryOf(req, { starts_at: words }).starts_at, timesOf(rdv).startsAt.timeZoneId)
  if (!startsAt) return res.redirect(303, creneauxPath({ rdvId: rdv.id }))

  const { actor, now } = visitOf(req)
  const { startsAt: before } = timesOf(rdv)
  const after = startsAt.toZonedDateTimeISO(before.timeZoneId)
  if (after.equals(before)) return sayOwnHour(req, res, rdv)
  const looked = await lookAtMove({ rdvId: rdv.id, by: actor, startsAt, now })
  if (!looked.ok) return refuse(req, res, rdv, { reason: looked.reason, day: after })
  const facts = factsOf({ rdv: unnamed(rdv), actor, now })
  deplacementPage(req, res, {
    title: say('Vérifiez et confirmez le changement'),
    facts: [
      { term: say('Nouvel horaire'), value: sentence(dateTime(after)) },
      { term: say('Au lieu de'), value: sentence(dateTime(before)) },
      ...(rdv.motif.followUp ? [await receiverOf(looked.agentIds)] : []),
      ...facts,
    ],
    limits: limitsOfStart(rdv, startsAt, now),
    action: deplacementPath({ rdvId: rdv.id }),
    startsAt: startsAt.toString(),
    before: before.toInstant().toString(),
    back: creneauxPath({ rdvId: rdv.id }, { date: after.toPlainDate().toString() }),
    keep: rdvPath({ rdvId: rdv.id }),
  })
}

/** Who receives at the new hour may be another than he who would have. */
const unnamed = (rdv: UsagerRdv): UsagerRdv => ({ ...rdv, motif: { ...rdv.motif, followUp: false } })

const receiverOf = async (agentIds: readonly number[]) => ({
  term: say('Avec'),
  value: whoReceives(agentIds, await listAgentNames(agentIds)),
})

export async function create(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const zone = timesOf(rdv).startsAt.timeZoneId
  const sent = bodyOf(req, { starts_at: words, au_lieu_de: words })
  const startsAt = startOf(sent.starts_at, zone)
  if (!startsAt) return res.redirect(303, creneauxPath({ rdvId: rdv.id }))

  const { actor: by, author: actor, now } = visitOf(req)
  const moved = await moveRdv({ rdvId: rdv.id, by, startsAt, actor, now })
  if (!moved.ok) return refuse(req, res, rdv, { reason: moved.reason, day: startsAt.toZonedDateTimeISO(zone) })
  // The same form sent twice is told apart by the hour that it replaced.
  const replaced = startOf(sent.au_lieu_de, zone) ?? timesOf(rdv).startsAt.toInstant()
  if (replaced.equals(startsAt)) return sayOwnHour(req, res, rdv)
  flash(req, fact(say('Votre rendez-vous est déplacé')))
  res.redirect(303, rdvPath({ rdvId: rdv.id }))
}

function sayOwnHour(req: Request, res: Response, { id: rdvId }: UsagerRdv) {
  flash(req, information(say('C’est déjà l’horaire de votre rendez-vous.')))
  res.redirect(303, rdvPath({ rdvId }))
}

function requireMovable(req: Request, res: Response): UsagerRdv | null {
  const rdv = rdvOf(req)
  const { actor, now } = visitOf(req)
  const reason = usagerRdvRules.move(actor, rdv, now)
  if (reason) refuse(req, res, rdv, { reason, day: timesOf(rdv).startsAt })
  return reason ? null : rdv
}

type Refused = { reason: Extract<MoveOutcome, { ok: false }>['reason']; day: Temporal.ZonedDateTime }

/** An hour that is gone leads to the others of that week; otherwise the page of the rdv says what can be done. */
function refuse(req: Request, res: Response, rdv: UsagerRdv, { reason, day }: Refused) {
  const path = { rdvId: rdv.id }
  if (isOfHour(reason)) {
    flash(req, warning(lostHours[reason]()))
    return res.redirect(303, creneauxPath(path, { date: day.toPlainDate().toString() }))
  }
  const isClosed = reason === 'motif-ferme' || reason === 'lieu-ferme'
  const words = moveReason(isClosed ? 'deplacement-ferme' : reason, rdv)
  const number = contactPhoneOf(rdv)
  flash(
    req,
    warning(
      number ? `${words} ${say('Pour changer d’horaire, appelez le {phone}.', { phone: phone(number) })}` : words,
    ),
  )
  res.redirect(303, rdvPath(path))
}

const lostHours = {
  'creneau-pris': () => say('Cet horaire n’est plus libre. Choisissez-en un autre.'),
  'delai-depasse': () => say('Cet horaire ne peut plus être choisi. Choisissez-en un autre.'),
  'hors-horaires': () => say('Personne ne vous reçoit à cet horaire. Choisissez-en un autre.'),
  'non-propose': () => say('Cet horaire n’est pas proposé. Choisissez-en un autre.'),
} as const

const isOfHour = (reason: Refused['reason']): reason is keyof typeof lostHours => reason in lostHours
