import { isoDateTime } from '#lib/iso-date-time.ts'
import { say } from '#lib/say.ts'
import { dateTime, dateTimeShort, time } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import type { ChosenRdv } from './chosen-rdv.ts'
import { weekHref } from './lost-creneau.ts'
import { backTo, searchHref } from './parcours.ts'
import { editOf, type HoldShown, type Recap, type RecapRow } from './recap.ts'
import { durationInWords, placeWords } from './words.ts'

type Booked = Omit<ChosenRdv, 'coming'>

/** « Votre rendez-vous », beside each of the last pages: when, where, why, each with the way to change it. */
export function bookingRecapOf(journey: Booked, home: RecapRow | null): Recap {
  const { startsAt, lieu, motif, collectifId } = journey
  const rows = [whenOf(journey), placeRowOf(journey), ...(home ? [home] : []), ...withWhom(journey), reasonOf(journey)]
  return {
    title: say('Votre rendez-vous'),
    state: say('Pas encore confirmé'),
    rows,
    hold: collectifId === null ? holdOf(journey) : null,
    line: { choice: sentence(dateTimeShort(startsAt)), rest: lieu?.name ?? motif.name, edit: editOf(rows) },
  }
}

/** Above the last pages: back to the hours, or to the dates of a rdv collectif. */
export const backToHours = (href: string, isCollectif: boolean) => ({
  href,
  text: isCollectif ? say('Changer de date') : say('Changer d’horaire'),
})

function whenOf({ startsAt, endsAt, parcours }: Booked): RecapRow {
  const minutes = startsAt.until(endsAt).total('minutes')
  return {
    term: say('Quand'),
    value: sentence(dateTime(startsAt)),
    lines: [durationInWords(minutes)],
    href: weekHref(parcours, startsAt.toPlainDate()),
    hidden: say('le jour et l’heure'),
  }
}

function placeRowOf({ motif, lieu, parcours }: Booked): RecapRow {
  const back = { href: searchHref(backTo.lieu(parcours)), hidden: say('l’endroit') }
  if (lieu) return { term: say('Où'), value: lieu.name, lines: [lieu.address], ...back }
  const words = {
    term: say('Comment'),
    value: sentence(placeWords[motif.locationType]()),
    lines: [motif.organisation.name],
  }
  return parcours.public_link_organisation_id ? words : { ...words, href: back.href, hidden: say('le service') }
}

const reasonOf = ({ motif, title, parcours }: Booked): RecapRow => ({
  term: say('Raison'),
  value: motif.name,
  lines: [...(title && title !== motif.name ? [title] : []), motif.service.name],
  href: searchHref(backTo.motif(parcours)),
  hidden: say('la raison du rendez-vous'),
})

/** Of a follow-up: the hour says who receives then. */
const withWhom = ({ receivedBy }: Booked): RecapRow[] =>
  receivedBy === null ? [] : [{ term: say('Avec'), value: receivedBy }]

/** An hour, not a countdown. */
function holdOf({ hold, startsAt }: Booked): HoldShown {
  if (!hold?.keptUntil)
    return { until: '', ended: true, wasKept: hold?.wasKept ?? false, endsAt: null, mayExtend: false }
  const keptUntil = hold.keptUntil.toZonedDateTimeISO(startsAt.timeZoneId)
  return {
    until: time(keptUntil),
    ended: false,
    wasKept: true,
    endsAt: isoDateTime(keptUntil),
    mayExtend: !hold.extended && hold.isKnown,
  }
}
