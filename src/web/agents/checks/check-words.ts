import { warningKey } from '#domain/booking/check/rdv-check.ts'
import type { RdvError } from '#domain/booking/check/rdv-errors.ts'
import type { RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import { displayName, ofPerson } from '#lib/names.ts'
import { dateTime, dayShort, plural, time, timeRange } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { agendaPath } from '../agenda/paths.ts'
import { rdvPath } from '../rdvs/paths.ts'

/** Why a rdv cannot be, and the field that mends it; what no field mends is said above them all. */
export const errorWords: Record<RdvError['name'], { field: CheckedField; text: string }> = {
  'motif-unknown': { field: 'motif', text: 'Ce motif n’est plus proposé. Choisissez-en un autre.' },
  'start-unrealistic': { field: 'start', text: 'Choisissez un jour entre 2018 et dans cinq ans.' },
  duration: { field: 'duration', text: 'Écrivez une durée en minutes, par exemple 30.' },
  'no-agent': { field: 'agents', text: 'Choisissez au moins un agent.' },
  'agent-without-role': {
    field: 'agents',
    text: 'Un des agents n’est plus dans cette organisation. Choisissez-en un autre.',
  },
  'no-usager': { field: 'usagers', text: 'Choisissez une personne.' },
  'usager-unknown': { field: 'usagers', text: 'La fiche d’une des personnes n’est plus là. Retirez cette personne.' },
  'no-phone': {
    field: 'usagers',
    text: 'Ce rendez-vous a lieu par téléphone. Ajoutez un numéro à la fiche d’une des personnes.',
  },
  'no-contact': {
    field: 'usagers',
    text: 'Ce rendez-vous a lieu en visio. Ajoutez un e-mail ou un numéro de mobile à la fiche d’une des personnes.',
  },
  'lieu-missing': { field: 'lieu', text: 'Choisissez un lieu.' },
  'lieu-unknown': { field: 'lieu', text: 'Ce lieu n’est plus là. Choisissez-en un autre.' },
  'lieu-closed': { field: 'lieu', text: 'Ce lieu est fermé. Choisissez-en un autre.' },
  places: { field: 'places', text: 'Écrivez un nombre de places, 1 ou plus ; rien s’il n’y a pas de limite.' },
  'duplicate-rdv': {
    field: null,
    text: 'Ce rendez-vous existe déjà : mêmes personnes, même motif, même horaire, même lieu.',
  },
}

export type CheckedField = 'motif' | 'start' | 'duration' | 'agents' | 'usagers' | 'lieu' | 'places' | null

/** Where the forms of a rdv have them; its motif is chosen before, and corrected by none of them. */
export const FIELD_IDS: Partial<Record<NonNullable<CheckedField>, string>> = {
  start: 'jour',
  duration: 'duration_in_min',
  agents: 'agents',
  usagers: 'term',
  lieu: 'lieu_id',
  places: 'places',
}

type Link = { href: string; text: string }

/** One row: the fact in bold, then who, when and where, and a link to what collides. `mendedAt`: the start that mends it. */
export type Point = {
  /** What the form carries once it was shown. */
  key: string
  /** In bold; the text follows it. */
  fact: string
  text: string
  link: Link | null
  mendedAt: Temporal.Instant | null
}

/** Of what the agent may not see, nothing is said but that it is there. */
export function pointOf(warning: RdvWarning, timeZone: string): Point {
  const point = { key: warningKey(warning), text: '', link: null, mendedAt: null }
  const { fact, text, ...rest } = said(warning, timeZone)
  return { ...point, fact: typo(fact), text: typo(text), ...rest }
}

type Said = { fact: string; text: string; link?: Link | null; mendedAt?: Temporal.Instant }

function said(warning: RdvWarning, timeZone: string): Said {
  switch (warning.name) {
    case 'overlapping-rdv':
      return overlapping(warning, timeZone)
    case 'gap-before':
      return gap(warning, timeZone)
    case 'absence':
      return absence(warning, timeZone)
    case 'plage-elsewhere':
      return elsewhere(warning, timeZone)
    case 'same-day':
      return sameDay(warning, timeZone)
    case 'past-start':
      return { fact: 'Cet horaire est passé', text: ` : ${dateTime(warning.startsAt, timeZone)}.` }
    case 'title-too-long':
      return { fact: 'Cet intitulé est long pour un SMS', text: ` : il y sera coupé, « ${warning.shownAs} ».` }
    case 'overbooked':
      return {
        fact: 'Il y a plus de participants que de places',
        text: ` : ${plural(warning.participants, 'participant')} pour ${plural(warning.places, 'place')}.`,
      }
  }
}

type Named<Name extends RdvWarning['name']> = Extract<RdvWarning, { name: Name }>

function overlapping({ agent, wording, rdvIds, seen }: Named<'overlapping-rdv'>, timeZone: string): Said {
  const others =
    rdvIds.length === 1 ? 'un autre rendez-vous' : plural(rdvIds.length, 'autre rendez-vous', 'autres rendez-vous')
  const fact =
    wording === 'own' ? `Vous avez ${others} à la même heure` : `${displayName(agent)} a ${others} à la même heure`
  const [first] = seen
  if (!first) return { fact, text: UNSEEN }
  const hidden = rdvIds.length > seen.length ? ` Le reste ne vous est pas montré.` : ''
  return { fact, text: ` : ${seen.map((rdv) => rdvWords(rdv, timeZone)).join(' ; ')}.${hidden}`, link: linkTo(first) }
}

const UNSEEN = ', que vous ne pouvez pas consulter.'

function gap({ agent, wording, minutes, seen, mendedAt }: Named<'gap-before'>, timeZone: string): Said {
  const whose =
    wording === 'own' ? 'votre rendez-vous d’avant' : `le rendez-vous d’avant ${ofPerson(displayName(agent))}`
  const when = seen ? ` (${rdvWords(seen, timeZone)})` : `, qui finit à ${time(mendedAt, timeZone)},`
  const fact = minutes === 1 ? 'Il reste 1 minute vide' : `Il reste ${minutes} minutes vides`
  return { fact, text: ` entre ${whose}${when} et celui-ci.`, link: seen && linkTo(seen), mendedAt }
}

function absence({ agent, startsAt, endsAt, title }: Named<'absence'>, timeZone: string): Said {
  const [from, to] = [startsAt, endsAt].map((at) => at.toZonedDateTimeISO(timeZone))
  const isOneDay = from && to?.toPlainDate().equals(from.toPlainDate())
  const when = isOneDay
    ? `le ${dayShort(startsAt, timeZone)} ${timeRange(startsAt, endsAt, timeZone)}`
    : `du ${dateTime(startsAt, timeZone)} au ${dateTime(endsAt, timeZone)}`
  return {
    fact: `${displayName(agent)} a une indisponibilité`,
    text: ` : ${[title, when].filter(Boolean).join(', ')}.`,
  }
}

/** Four ways: shown or not, here or in another organisation. */
function elsewhere({ agent, place, seen }: Named<'plage-elsewhere'>, timeZone: string): Said {
  const where = place === 'other' ? ' dans une autre organisation' : ''
  const fact = `${displayName(agent)} reçoit ailleurs à cette heure`
  if (!seen)
    return { fact, text: ` : une plage d’ouverture dans un autre lieu${where}, que vous ne pouvez pas consulter.` }
  const { title, startsAt, endsAt, lieuName, organisationName, organisationId } = seen
  const hours = `${timeRange(startsAt, endsAt, timeZone)}`
  const words = [`plage « ${title} »`, hours, lieuName, place === 'other' ? organisationName : null]
  const date = startsAt.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const href = agendaPath({ organisationId, agentId: agent.id }, { vue: 'jour', date })
  return { fact, text: ` : ${words.filter(Boolean).join(', ')}.`, link: { href, text: 'Voir son agenda' } }
}

function sameDay({ usager, seen }: Named<'same-day'>, timeZone: string): Said {
  const fact = `${displayName(usager)} a déjà ce motif ce jour-là`
  const [first] = seen
  if (!first) return { fact, text: UNSEEN }
  return { fact, text: ` : ${seen.map((rdv) => rdvWords(rdv, timeZone)).join(' ; ')}.`, link: linkTo(first) }
}

type SeenRdv = Named<'same-day'>['seen'][number]

/** « Consultation, de 9 h à 9 h 30, MDS Arras-Nord » */
const rdvWords = ({ motifName, startsAt, endsAt, lieuName }: SeenRdv, timeZone: string) =>
  [motifName, `${timeRange(startsAt, endsAt, timeZone)}`, lieuName].filter(Boolean).join(', ')

const linkTo = ({ id: rdvId, organisationId }: SeenRdv): Link => ({
  href: rdvPath({ organisationId, rdvId }),
  text: 'Voir ce rendez-vous',
})
