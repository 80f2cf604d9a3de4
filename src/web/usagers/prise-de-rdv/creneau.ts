import { type BookableDays, bookableDaysOf, findFirstBefore, findWeek } from '#domain/booking/creneau/find-creneaux.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { findOrganisation } from '#domain/territory/organisation/organisation-queries.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { localDay } from '#lib/zone.ts'
import { type Answer, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { type OpenedWeek, openedWeek } from './bookable-days.ts'
import { startOf } from './chosen-start.ts'
import * as collectif from './collectif.ts'
import { forWhom } from './for-whom.ts'
import { lieuxOf } from './lieux-found.ts'
import { motifsOf } from './motifs-found.ts'
import { whyNothingFound } from './nothing-found.ts'
import { asNamed, dayIn, type Parcours, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { errorsOf, findToRead, type ToRead } from './to-read.ts'
import { agentNamesOf, alternativesOf, type CreneauWeek, placeOf, weekPageOf } from './week-page.ts'

type CreneauPage = CreneauWeek & {
  recap: Recap | null
  toRead: ToRead | null
  errors: { href: string; text: string }[]
  /** Why another week is shown than the one asked for; with the way to the first hour. */
  limit: { said: string; first: { href: string; dateTime: string } | null } | null
  /** Home, phone, visio: nobody goes anywhere. */
  isPlace: boolean
  phone: string | null
  alternatives: { title: string; href: string; text: string; next: string }[]
}

const creneauPage = page<CreneauPage>('usagers/prise-de-rdv/creneau')

/** A week of hours at one lieu or with one organisation, or the rdvs collectifs to join. */
export const show = (reached: Reached) => showHours(reached, null)

/** The same, when an hour was pressed before what the service wants read was accepted. */
export const showUnread = (reached: Reached, pressed: string) => showHours(reached, pressed)

function showHours(reached: Reached, unread: string | null): Promise<Answer> {
  const motif = reached.motifs[0]
  if (!motif) throw new Error('the créneau step has a motif')
  return motif.collectif ? collectif.show(reached, motif, unread) : showWeek(reached, motif, unread)
}

async function showWeek(reached: Reached, motif: MotifFound, unread: string | null) {
  const { visit, parcours } = reached
  const { now } = visit
  const opened = openedFor(parcours, bookableDaysOf(motif, now))
  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const organisation = lieu ? null : await findOrganisation(motif.organisationId)
  const asked = { motif, lieuId: lieu?.id, from: opened.from.toString(), now, who: forWhom(visit, parcours) }
  const week = await findWeek(asked)
  const agentNames = motif.followUp ? await agentNamesOf(week) : null
  const shown = weekPageOf({ parcours, motif, week, now, agentNames })
  const instead = shown.isEmpty && !shown.firstFree ? await whyNothingFound(reached) : null
  if (instead) return instead

  const toRead = await findToRead(motif, { parcours, unread, wordsOf: startWords })
  const content = {
    ...shown,
    recap: recapOf(parcours, { motif, place: placeOf(lieu, organisation) }),
    toRead,
    errors: errorsOf(toRead),
    limit: await limitOf(opened),
    isPlace: lieu !== null,
    phone: shown.isEmpty ? await phoneOf(lieu) : null,
    alternatives: alternativesOf(parcours, shown.isEmpty && lieu ? await lieuxElsewhere(reached) : []),
  }
  return showPage(creneauPage, content, content.errors.length > 0 ? 422 : 200)

  async function phoneOf(chosen: typeof lieu) {
    const other = organisation ?? (await findOrganisation(motif.organisationId))
    return chosen?.phoneNumber ?? other?.phoneNumber ?? null
  }

  /** A start that came by a link is asked for here too. */
  function startWords(sent: string | undefined) {
    const startsAt = startOf(sent, motif.timeZone)
    return startsAt && dateTimeShort(startsAt, motif.timeZone)
  }

  async function limitOf({ said, isBeyond }: OpenedWeek) {
    if (said === null) return null
    const { today } = bookableDaysOf(motif, now)
    const first = isBeyond
      ? await findFirstBefore({ ...asked, from: today.toString(), until: week.lastBookableDay })
      : null
    return { said, first: first === null ? null : firstOf(Temporal.Instant.fromEpochMilliseconds(first)) }
  }

  function firstOf(startsAt: Temporal.Instant) {
    const date = localDay(startsAt, motif.timeZone).toString()
    return { href: searchHref({ ...parcours, date }), dateTime: dateTimeShort(startsAt, motif.timeZone) }
  }
}

const openedFor = ({ date }: Parcours, days: BookableDays): OpenedWeek =>
  date === undefined ? { from: days.today, said: null, isBeyond: false } : openedWeek(dayIn(date), days)

/** The same motif in other lieux, for somebody who finds nothing in the one he chose. */
async function lieuxElsewhere({ visit, parcours, again }: Reached) {
  const anywhere = { ...asNamed(parcours), lieu_id: undefined }
  const found = await lieuxOf({ visit, again, parcours: anywhere, motifs: await motifsOf(visit, anywhere) })
  return found.filter(({ lieu }) => lieu.id !== parcours.lieu_id)
}
